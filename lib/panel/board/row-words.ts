import { formatWholeMoney } from '../../model/money';
import { wholeDays } from '../../rules/days';
import { marketOf } from '../../rules/market';
import { percentText } from '../../rules/shown-rate';
import { SEGMENT_LABELS } from '../../rules/segment-words';
import { findStage } from '../../rules/stage-model';
import type { Stage } from '../../model/lifecycle';
import { memberName, teamFor, type Team } from '../team';
import { dayText } from '../time-text';
import type { ColumnId } from './people-query';
import type { PeopleRow, PersonFigures, StageStat } from './people-row';

/** What the cells of the table are written with. */
export interface RowNaming {
  team: Team;
  me: string | null;
  locale: string;
  now: number;
  stats: readonly StageStat[];
}

/** A cell: its words, the quieter ones after them, and what it says when it is pointed at. */
export interface CellWords {
  text: string;
  more?: string;
  title?: string;
}

/** What passed between the person and the team, in a word. */
export const CONTACT_WORDS: Record<NonNullable<PersonFigures['contact']>['what'], string> = {
  call: 'call',
  'e-mail': 'mail',
  chat: 'chat',
  meeting: 'meeting',
  visit: 'visit',
  inquiry: 'inquiry',
  demonstration: 'demonstration',
  quote: 'quote',
  trial: 'trial',
  'cart-abandoned': 'abandoned cart',
  complaint: 'complaint',
  referral: 'referral',
  campaign: 'campaign',
  note: 'note',
  order: 'order',
};

const NONE: CellWords = { text: '–' };
/** Not worked out yet. */
const LATER: CellWords = { text: '…', title: 'Being worked out' };

/** The stage somebody stands in, of the model of their market. */
export function stageOfPerson({ stage, market }: PeopleRow, team: Team): Stage | null {
  return stage === null ? null : findStage(teamFor(team, { market }).model, stage);
}

/** A cell of the table in words. */
export function cellWords(id: ColumnId, row: PeopleRow, naming: RowNaming): CellWords {
  const { team, me, locale, now } = naming;
  const { figures } = row;
  const money = (minor: number) => formatWholeMoney(minor, team.workspace.currency, locale);
  switch (id) {
    case 'name':
      return { text: row.name };
    case 'company':
      return row.company === null ? NONE : { text: row.company };
    case 'stage':
      return { text: stageOfPerson(row, team)?.label ?? 'No stage' };
    case 'days':
      return daysCell(row, naming);
    case 'owner':
      return { text: memberName(team, me, row.owner) };
    case 'value': {
      if (figures === null) return LATER;
      if (figures.value === null) return NONE;
      const { low, base, high } = figures.value;
      return {
        text: money(base),
        more: `${money(low)}–${money(high)}`,
        title: `Expected revenue, ${String(team.workspace.value.horizonMonths)} months: ${money(base)}, 80 % range ${money(low)} to ${money(high)}`,
      };
    }
    case 'active':
      if (figures === null) return LATER;
      return figures.active === null
        ? { text: '–', title: 'No orders to tell by' }
        : {
            text: percentText(figures.active),
            title: 'The chance of an order in the next 90 days',
          };
    case 'score': {
      if (figures === null) return LATER;
      if (figures.score === null) return NONE;
      const { survey, score, provenance, at } = figures.score;
      return {
        text: provenance === 'customer' ? `${survey.toUpperCase()} ${String(score)}` : String(score),
        more: provenance === 'customer' ? 'said' : 'agent’s impression',
        title: `${provenance === 'customer' ? 'Said by the customer' : 'An agent’s impression'}, ${dayText(at, now, locale)}`,
      };
    }
    case 'action':
      return row.action === undefined ? LATER : row.action === null ? NONE : { text: row.action.title };
    case 'contact':
      if (figures === null) return LATER;
      return figures.contact === null
        ? NONE
        : { text: dayText(figures.contact.at, now, locale), more: CONTACT_WORDS[figures.contact.what] };
    case 'segment':
      return figures === null ? LATER : { text: SEGMENT_LABELS[figures.segment] };
    case 'tier':
      if (figures === null) return LATER;
      return { text: team.workspace.tiers.find((tier) => tier.id === figures.tier)?.label ?? '–' };
    case 'market':
      return { text: marketOf(team.workspace, row).label };
    case 'source':
      return row.channel === null ? NONE : { text: row.channel };
    case 'added':
      return { text: dayText(row.createdAt, now, locale) };
  }
}

function daysCell({ since, stage, market }: PeopleRow, { now, stats }: RowNaming): CellWords {
  if (since === null) return NONE;
  const text = String(wholeDays(since, now));
  const stat = stats.find((one) => one.stage === stage && one.market === market);
  if (stat?.medianDays === undefined || stat.medianDays === null || stat.people < 3) return { text };
  const median = String(Math.round(stat.medianDays));
  return {
    text,
    more: `median ${median}`,
    title: `The median of the ${String(stat.people)} people who are in this stage now is ${median} days`,
  };
}
