import type {
  ActionOutcome,
  Interaction,
  InteractionType,
  Order,
  OrderType,
  Reward,
  RewardType,
  StageChange,
  StageKept,
  SurveyResponse,
} from '../model/facts';
import type { Money } from '../model/scalars';
import { SURVEY_SCALES } from '../model/survey-scales';
import { formatMoney } from '../model/money';
import { defaultPlaybook } from './playbook';
import { stageLabel, type Naming, type StageNames } from './receipt';

/** How a fact reads: a title of one line, and what does not fit there. */
export interface Words {
  title: string;
  detail: string | null;
}

/** 'Conversion → Retention', with the reason as the detail; into another market 'Retention → Customer, now in Nordics'. TL3 */
export function stageWords(change: StageChange, names: Pick<Naming, 'marketName'> & StageNames): Words {
  const label = (id: string) => stageLabel(id, names, change.model);
  const place =
    change.from === null ? `Added in ${label(change.to)}` : `${label(change.from)} → ${label(change.to)}`;
  const market = change.market === undefined ? undefined : names.marketName?.(change.market.to);
  const move = market === undefined ? place : `${place}, now in ${market}`;
  return { title: change.undoes === null ? move : `${move} (undo)`, detail: change.reason };
}

/** A stage that was kept although a rule suggested another. TL9 */
export function keptWords(kept: StageKept, names: StageNames): Words {
  return {
    title: `Kept in ${stageLabel(kept.stage, names, kept.model)}`,
    detail: `${kept.rule} suggested ${stageLabel(kept.suggested, names, kept.model)}`,
  };
}

/** What each kind of interaction is called. */
export const INTERACTION_WORDS: Record<InteractionType, string> = {
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

/** The person who was referred, as the referrer's timeline shows them. */
export interface Referred {
  name: string;
  /** Net revenue of their orders so far, in the workspace's currency; null where it is not known. */
  worth: Money | null;
}

/**
 * 'Call, 14 min: asked for a yearly price', 'Quote €1,200'; a long text goes to the detail in full. TL4
 * 'Referral of Nora Quell, €420 so far': with whom, and what they became worth. TL10
 */
export function interactionWords(
  interaction: Interaction,
  locale: string,
  referred: Referred | null = null,
): Words {
  const { minutes, text, amount, type } = interaction;
  const name = INTERACTION_WORDS[type];
  const whom = referred === null ? name : `${name} of ${referred.name}${worthWords(referred, locale)}`;
  const money = amount === null ? '' : ` ${formatMoney(amount.minor, amount.currency, locale)}`;
  const what = `${whom}${money}${minutes === null ? '' : `, ${minutes} min`}`;
  const { line, rest } = cut(text);
  const about = interaction.reference === null ? null : `About ${interaction.reference}`;
  const detail = [rest, about].filter((part) => part !== null).join('\n');
  return { title: line === '' ? what : `${what}: ${line}`, detail: detail === '' ? null : detail };
}

function worthWords({ worth }: Referred, locale: string): string {
  if (worth === null) return '';
  return worth.minor === 0
    ? ', no order yet'
    : `, ${formatMoney(worth.minor, worth.currency, locale)} so far`;
}

/** What each kind of order is called. */
export const ORDER_WORDS: Record<OrderType, string> = {
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
  return {
    title: isNamed ? `${ORDER_WORDS[order.type]} ${amount}` : ORDER_WORDS[order.type],
    detail: order.label,
  };
}

/** What each kind of reward is called. */
export const REWARD_WORDS: Record<RewardType, string> = {
  coupon: 'Coupon',
  discount: 'Discount',
  gift: 'Gift',
  tier: 'Tier',
};

/** 'Coupon: 10 % off, cost €30', 'Redeemed: 10 % off', with the cause as the detail. TL8 */
export function rewardWords(reward: Reward, locale: string): Words {
  const what = reward.redeems === null ? REWARD_WORDS[reward.type] : 'Redeemed';
  const cost =
    reward.cost === null ? '' : `, cost ${formatMoney(reward.cost.minor, reward.cost.currency, locale)}`;
  return { title: `${what}: ${reward.label}${cost}`, detail: reward.cause };
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
