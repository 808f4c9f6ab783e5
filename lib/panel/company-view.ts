import type { Person } from '../model/change';
import type { Stage } from '../model/lifecycle';
import type { Rate } from '../model/rate';
import { PHASES } from '../model/phases';
import type { Workspace } from '../model/workspace';
import { countedOnce, isOfAccount, type Account } from '../rules/account';
import { evidenceOf } from '../rules/evidence';
import { marketOf, marketsOf } from '../rules/market';
import { fitFor } from '../rules/market-fit';
import { currentStage, stageInModel } from '../rules/stage';
import type { StageFigures } from '../store/store';
import { estimateValue, type ValueEstimate } from '../value/estimate';
import { displayName } from './person-view';
import { teamFor, type Team } from './team';

/** Somebody of a company, as its list shows them. */
export interface CompanyPerson {
  id: string;
  name: string;
  title: string | null;
  stage: Stage | null;
  /** By what they are of the company: its name, or the domain of an address. */
  by: 'name' | 'domain';
  /** How often they bought; null where the user's role sees no orders. */
  orders: number | null;
}

/** What the orders of a company's people come to, in minor units of the team's currency. */
export interface CompanyValue {
  orders: number;
  /** Orders that stand at two people and count once. */
  doubles: number;
  revenue12m: number;
  currency: string;
  /** Rates by which amounts were put into the currency. */
  rates: Rate[];
  /** Currencies of orders that no rate puts into it: left out. */
  others: string[];
  /** The expectations of all added up; null where nothing is expected of anybody. Without margin: it is revenue. */
  expected: { base: number; low: number; high: number; people: number; months: number } | null;
}

/** A company as its people are known. */
export interface CompanyView {
  name: string;
  people: CompanyPerson[];
  /** How many stand where, in the order of the model; null: in no stage. */
  stages: { stage: Stage | null; people: number }[];
  /** Null where the user's role sees no value. */
  value: CompanyValue | null;
  /** There are more people than were read: nothing here counts them. */
  isCut: boolean;
}

/** What a company is put together with. `figures`: of the stages its people stand in, by `figuresKey`. */
export interface CompanyHow {
  team: Team;
  figures: Map<string, StageFigures>;
  seesValue: boolean;
  now: number;
  isCut: boolean;
}

/** By what figures of a stage in a market are found. */
export function figuresKey(stage: string, market: string | null): string {
  return `${market ?? ''} ${stage}`;
}

/** Puts the people of a company together: who is furthest along first, each order once. */
export function viewCompany(account: Account, all: Person[], how: CompanyHow): CompanyView {
  const { persons, doubles } = countedOnce(all);
  const members = persons.map((person) => {
    const change = currentStage(person.stageChanges);
    const { id: market } = marketOf(how.team.workspace, person.contact);
    const team = teamFor(how.team, person.contact);
    const stage = change === null ? null : stageInModel(change, team.model);
    const evidence = evidenceOf(person, { workspace: team.workspace, now: how.now });
    return { person, market, workspace: team.workspace, stage, evidence };
  });
  const place = placesOf(how.team);
  members.sort((a, b) => place(b) - place(a) || b.evidence.orders - a.evidence.orders);
  const counted = new Map<string, { stage: Stage | null; people: number; place: number }>();
  for (const member of members) {
    const key = member.stage === null ? '' : figuresKey(member.stage.id, member.market);
    const { people = 0 } = counted.get(key) ?? {};
    counted.set(key, { stage: member.stage, people: people + 1, place: place(member) });
  }
  return {
    name: account.name,
    people: members.map(({ person: { contact }, stage, evidence }) => ({
      id: contact.id,
      name: displayName(contact),
      title: contact.title,
      stage,
      by: isOfAccount(contact, account) ?? 'name',
      orders: how.seesValue ? evidence.orders : null,
    })),
    stages: [...counted.values()]
      .sort((a, b) => inOrder(a) - inOrder(b))
      .map(({ stage, people }) => ({ stage, people })),
    value: how.seesValue ? valueOf(members, doubles, how) : null,
    isCut: how.isCut,
  };
}

interface Member {
  person: Person;
  market: string | null;
  /** The team's settings as they are in that market. */
  workspace: Workspace;
  stage: Stage | null;
  evidence: ReturnType<typeof evidenceOf>;
}

/** Who is in no stage comes last in the list of stages. */
const inOrder = ({ stage, place }: { stage: Stage | null; place: number }) =>
  stage === null ? Infinity : place;

/**
 * How far along people are: by the order of the model, and where the team has several markets by the phase, which they
 * have in common. -1 without a stage.
 */
function placesOf({ workspace, model }: Team): (member: Pick<Member, 'stage'>) => number {
  if (marketsOf(workspace).length === 1) {
    return ({ stage }) => model.stages.findIndex(({ id }) => id === stage?.id);
  }
  return ({ stage }) => (stage === null ? -1 : PHASES.indexOf(stage.phase));
}

function valueOf(members: Member[], doubles: number, { team, figures, now }: CompanyHow): CompanyValue {
  const { workspace } = team;
  // What is added up is of one time: that of the main market.
  const { horizonMonths } = workspace.value;
  const estimates = members
    .map(({ person, stage, market, workspace: own, evidence }) =>
      estimateValue({
        person,
        evidence,
        workspace: { ...own, value: { ...own.value, horizonMonths } },
        now,
        fit: fitFor(workspace, person.contact),
        peers: stage === null ? null : (figures.get(figuresKey(stage.id, market)) ?? null),
      }),
    )
    .filter(({ method, currency }) => method !== 'none' && currency === workspace.currency);
  const sum = (of: (estimate: ValueEstimate) => number) =>
    estimates.reduce((total, one) => total + of(one), 0);
  const total = (of: (evidence: Member['evidence']) => number) =>
    members.reduce((all, { evidence }) => all + of(evidence), 0);
  return {
    orders: total(({ orders }) => orders),
    doubles,
    revenue12m: total(({ netRevenue12m }) => netRevenue12m),
    currency: workspace.currency,
    rates: newestRates(members.flatMap(({ evidence }) => evidence.rates)),
    others: [...new Set(members.flatMap(({ evidence }) => evidence.otherCurrencies))],
    expected:
      estimates.length === 0
        ? null
        : {
            base: sum(({ revenue }) => revenue.base),
            low: sum(({ revenue }) => revenue.low),
            high: sum(({ revenue }) => revenue.high),
            people: estimates.length,
            months: horizonMonths,
          },
  };
}

function newestRates(rates: readonly Rate[]): Rate[] {
  const newest = new Map<string, Rate>();
  for (const rate of rates)
    if (rate.at > (newest.get(rate.currency)?.at ?? -Infinity)) newest.set(rate.currency, rate);
  return [...newest.values()];
}
