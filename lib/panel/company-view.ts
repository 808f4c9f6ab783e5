import type { Person } from '../model/change';
import type { Stage } from '../model/lifecycle';
import { countedOnce, isOfAccount, type Account } from '../rules/account';
import { evidenceOf } from '../rules/evidence';
import { fitFor } from '../rules/market-fit';
import { currentStage, stageInModel } from '../rules/stage';
import type { StageFigures } from '../store/store';
import { estimateValue, type ValueEstimate } from '../value/estimate';
import { displayName } from './person-view';
import type { Team } from './team';

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
  /** Currencies of orders that are left out. */
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

/** What a company is put together with. `figures`: of the stages its people stand in. */
export interface CompanyHow {
  team: Team;
  figures: Map<string, StageFigures>;
  seesValue: boolean;
  now: number;
  isCut: boolean;
}

/** Puts the people of a company together: who is furthest along first, each order once. */
export function viewCompany(account: Account, all: Person[], how: CompanyHow): CompanyView {
  const { persons, doubles } = countedOnce(all);
  const { model } = how.team;
  const members = persons.map((person) => {
    const change = currentStage(person.stageChanges);
    const stage = change === null ? null : stageInModel(change, model);
    const evidence = evidenceOf(person, { workspace: how.team.workspace, now: how.now });
    return { person, stage, evidence };
  });
  const place = (stage: Stage | null) => model.stages.findIndex(({ id }) => id === stage?.id);
  members.sort((a, b) => place(b.stage) - place(a.stage) || b.evidence.orders - a.evidence.orders);
  const stages = [...model.stages, null].map((stage) => ({
    stage,
    people: members.filter((member) => member.stage?.id === stage?.id).length,
  }));
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
    stages: stages.filter(({ people }) => people > 0),
    value: how.seesValue ? valueOf(members, doubles, how) : null,
    isCut: how.isCut,
  };
}

type Members = { person: Person; stage: Stage | null; evidence: ReturnType<typeof evidenceOf> }[];

function valueOf(members: Members, doubles: number, { team, figures, now }: CompanyHow): CompanyValue {
  const { workspace } = team;
  const estimates = members
    .map(({ person, stage, evidence }) =>
      estimateValue({
        person,
        evidence,
        workspace,
        now,
        fit: fitFor(workspace, person.contact),
        peers: figures.get(stage?.id ?? '') ?? null,
      }),
    )
    .filter(({ method, currency }) => method !== 'none' && currency === workspace.currency);
  const sum = (of: (estimate: ValueEstimate) => number) =>
    estimates.reduce((total, one) => total + of(one), 0);
  const total = (of: (evidence: Members[number]['evidence']) => number) =>
    members.reduce((all, { evidence }) => all + of(evidence), 0);
  return {
    orders: total(({ orders }) => orders),
    doubles,
    revenue12m: total(({ netRevenue12m }) => netRevenue12m),
    currency: workspace.currency,
    others: [...new Set(members.flatMap(({ evidence }) => evidence.otherCurrencies))],
    expected:
      estimates.length === 0
        ? null
        : {
            base: sum(({ revenue }) => revenue.base),
            low: sum(({ revenue }) => revenue.low),
            high: sum(({ revenue }) => revenue.high),
            people: estimates.length,
            months: workspace.value.horizonMonths,
          },
  };
}
