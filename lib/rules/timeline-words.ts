import type {
  ActionOutcome,
  Interaction,
  InteractionType,
  Order,
  OrderType,
  StageChange,
  SurveyResponse,
} from '../model/facts';
import { SURVEY_SCALES } from '../model/survey-scales';
import type { LifecycleModel } from '../model/lifecycle';
import { formatMoney } from '../model/money';
import { defaultPlaybook } from './playbook';
import { stageLabel } from './receipt';

/** How a fact reads: a title of one line, and what does not fit there. */
export interface Words {
  title: string;
  detail: string | null;
}

/** 'Conversion → Retention', with the reason as the detail. TL3 */
export function stageWords(change: StageChange, model: LifecycleModel): Words {
  const to = stageLabel(change.to, model);
  const move = change.from === null ? `Added in ${to}` : `${stageLabel(change.from, model)} → ${to}`;
  return { title: change.undoes === null ? move : `${move} (undo)`, detail: change.reason };
}

const INTERACTIONS: Record<InteractionType, string> = {
  call: 'Call',
  'e-mail': 'E-mail',
  chat: 'Chat',
  meeting: 'Meeting',
  visit: 'Visit',
  inquiry: 'Inquiry',
  demonstration: 'Demonstration',
  quote: 'Quote',
  trial: 'Trial',
  'cart-abandoned': 'Cart abandoned',
  complaint: 'Complaint',
  referral: 'Referral',
  campaign: 'Campaign',
  note: 'Note',
};

/** 'Call, 14 min: asked for a yearly price'; a long text goes to the detail in full. TL4 */
export function interactionWords(interaction: Interaction): Words {
  const { minutes, text } = interaction;
  const what = `${INTERACTIONS[interaction.type]}${minutes === null ? '' : `, ${minutes} min`}`;
  const { line, rest } = cut(text);
  return { title: line === '' ? what : `${what}: ${line}`, detail: rest };
}

const ORDERS: Record<OrderType, string> = {
  purchase: 'Order',
  refund: 'Refund',
  'subscription-started': 'Subscription started',
  'subscription-renewed': 'Subscription renewed',
  'subscription-changed': 'Subscription changed',
  'subscription-cancelled': 'Subscription cancelled',
};

/** 'Order €420', with what was ordered as the detail. TL5 */
export function orderWords(order: Order, locale: string): Words {
  const amount = formatMoney(order.amount.minor, order.amount.currency, locale);
  const isNamed = order.type !== 'subscription-cancelled' || order.amount.minor !== 0;
  return { title: isNamed ? `${ORDERS[order.type]} ${amount}` : ORDERS[order.type], detail: order.label };
}

/** 'NPS 9 “fast, friendly”'; an agent's impression is called that, and never NPS. TL6 */
export function responseWords(response: SurveyResponse): Words {
  const { max } = SURVEY_SCALES[response.survey];
  const score =
    response.survey === 'nps'
      ? `NPS ${response.score}`
      : `${response.survey.toUpperCase()} ${response.score} of ${max}`;
  const what = response.provenance === 'agent' ? `Agent’s impression ${response.score} of ${max}` : score;
  const { line, rest } = cut(response.comment ?? '');
  const about = response.reference === null ? null : `About ${response.reference}`;
  const detail = [rest, about].filter((part) => part !== null).join('\n');
  return { title: line === '' ? what : `${what} “${line}”`, detail: detail === '' ? null : detail };
}

const OUTCOMES: Record<ActionOutcome['outcome'], string> = {
  done: 'Done',
  snoozed: 'Later',
  'not-now': 'Not now',
};
const DEFAULT_TITLES = new Map(defaultPlaybook.map((rule) => [rule.id, rule.title]));

/** 'Done: Answer the inquiry', with the reason as the detail. TL7 */
export function outcomeWords(outcome: ActionOutcome, title: (action: string) => string | null): Words {
  const action =
    title(outcome.action) ?? DEFAULT_TITLES.get(outcome.action) ?? outcome.action.replace(/-/g, ' ');
  return { title: `${OUTCOMES[outcome.outcome]}: ${action}`, detail: outcome.reason };
}

/** How much of a text stands in a title. */
const TITLE_TEXT = 120;

/** The first line of a text, cut at 120 characters; `rest` is the whole text where something was cut. */
function cut(text: string): { line: string; rest: string | null } {
  const whole = text.trim();
  const first = whole.split(/\r?\n/, 1)[0] ?? '';
  const line = first.length > TITLE_TEXT ? shortened(first) : first;
  return { line, rest: line === whole ? null : whole };
}

/** Cut between characters, never within one that takes two units. */
function shortened(text: string): string {
  const letters = Array.from(text.slice(0, 2 * TITLE_TEXT + 2));
  return letters.length > TITLE_TEXT ? `${letters.slice(0, TITLE_TEXT - 1).join('')}…` : text;
}
