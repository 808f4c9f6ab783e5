import type { Ledger } from './ledger';
import { monthsLater } from './moments';

const by = (reason: string | null) => ({ reason, source: 'manual' }) as const;
const seen = { reason: null, source: 'page' } as const;

function tomas(ledger: Ledger): void {
  ledger.move(372, 'reach', seen);
  ledger.move(352, 'acquisition', by('asked for a sample box'));
  ledger.move(324, 'conversion', by('asked for a quote'));
  ledger.move(64, 'retention', by('orders every two months'));
  const orders = { 322: 352, 266: 390, 204: 405, 146: 425, 86: 388, 20: 420 };
  for (const [days, euros] of Object.entries(orders))
    ledger.order(Number(days), 'purchase', euros, 'Regular order');
  ledger.interaction(352, 'inquiry', 'Asks for a sample box for the Cork kitchen.');
  ledger.interaction(351, 'e-mail', 'Sent the price list and two sample boxes');
  ledger.interaction(330, 'quote', 'Quote for a first order', { euros: 350 });
  ledger.interaction(140, 'e-mail', 'Sent the care instructions');
  ledger.interaction(80, 'call', 'Asked for a yearly price', { minutes: 14 });
  ledger.reward(18, 'coupon', '10 % off the next order', { cause: 'sixth order', euros: 42, expiresIn: 45 });
  ledger.response(231, 'nps', 9, { comment: null, channel: 'survey-link' });
  ledger.response(41, 'nps', 9, { comment: 'fast, friendly', channel: 'phone' });
}

function priya(ledger: Ledger): void {
  ledger.move(70, 'reach', seen);
  ledger.move(48, 'acquisition', by('filled in the web form'));
  ledger.interaction(66, 'campaign', 'Opened the report on rooftop repairs');
  ledger.interaction(48, 'inquiry', 'Asks for the price of 40 mounting kits.');
  ledger.interaction(47, 'e-mail', 'Sent the price list and two examples');
  ledger.interaction(5, 'inquiry', 'Does the kit fit flat roofs, and how long is delivery?');
}

function lena(ledger: Ledger): void {
  ledger.move(420, 'reach', seen);
  ledger.move(395, 'acquisition', by('met at the trade fair'));
  ledger.move(360, 'conversion', by('asked for a quote'));
  ledger.move(148, 'retention', by('second order of the year'));
  ledger.interaction(395, 'visit', 'Stopped at our stand, took a catalogue');
  ledger.interaction(352, 'demonstration', 'Showed the service plan, 3 people', { minutes: 60 });
  const period = { months: 12, dueAt: monthsLater(ledger.moment(345), 12) };
  ledger.order(345, 'subscription-started', 3900, 'Service plan, yearly', period);
  const orders = { 290: 1120, 214: 980, 151: 1240, 62: 1070 };
  for (const [days, euros] of Object.entries(orders))
    ledger.order(Number(days), 'purchase', euros, 'Spare parts');
  ledger.interaction(60, 'call', 'Content; the yearly plan ends soon, wants to see the new prices', {
    minutes: 11,
  });
  ledger.response(200, 'nps', 8, { comment: 'Gut, aber die Lieferung dauert.', channel: 'e-mail' });
}

function yuki(ledger: Ledger): void {
  ledger.move(120, 'reach', seen);
  ledger.move(98, 'acquisition', by('came by recommendation'));
  ledger.move(61, 'conversion', by('has the budget this quarter'));
  ledger.interaction(98, 'inquiry', 'Asks for a gripper that holds 3 kg.');
  ledger.interaction(97, 'call', 'Went through the sizes', { minutes: 22 });
  ledger.interaction(75, 'demonstration', 'Demonstration by video, 4 people', { minutes: 45 });
  ledger.interaction(61, 'quote', 'Quote for two grippers and a spare set, €3,050', { euros: 3050 });
  ledger.interaction(9, 'cart-abandoned', 'Left a starter set in the cart at the payment step', {
    euros: 480,
  });
}

function omar(ledger: Ledger): void {
  ledger.move(510, 'reach', seen);
  ledger.move(490, 'acquisition', by('asked for the price list'));
  ledger.move(462, 'conversion', by('picked us out of three'));
  ledger.move(430, 'retention', by('second order'));
  ledger.move(120, 'loyalty', by('recommended us twice'));
  const orders = {
    455: 980,
    433: 1040,
    398: 990,
    352: 1150,
    318: 1190,
    286: 1120,
    251: 1210,
    219: 1180,
    187: 1160,
    155: 1240,
    121: 1175,
    88: 1130,
    55: 1185,
    24: 1160,
  };
  for (const [days, euros] of Object.entries(orders))
    ledger.order(Number(days), 'purchase', euros, 'Regular order');
  ledger.interaction(300, 'complaint', 'Delivered two days late');
  ledger.interaction(299, 'call', 'Apologised, agreed on a fixed day', { minutes: 9 });
  ledger.interaction(160, 'referral', 'Recommended us to Aoife Nolan at Ardmore Foods', {
    other: 'aoife-nolan',
  });
  ledger.interaction(125, 'referral', 'Brought a colleague from the Tyre depot');
  ledger.interaction(54, 'visit', 'Visited Cedar Logistics');
  const box = ledger.reward(119, 'gift', 'Sample box', { cause: 'recommended us twice', euros: 25 });
  ledger.reward(54, 'gift', 'Sample box', { redeems: box });
  ledger.reward(30, 'tier', 'Platinum', { cause: 'twelve orders in 12 months' });
  ledger.response(299, 'csat', 5, { channel: 'phone', reference: 'T-3107' });
  ledger.response(390, 'nps', 9, { comment: 'Always on time.', channel: 'survey-link' });
  ledger.response(195, 'nps', 10, { comment: 'I tell everybody.', channel: 'survey-link' });
}

function aoife(ledger: Ledger): void {
  ledger.move(158, 'acquisition', { reason: 'recommended by Omar Haddad', source: 'manual' });
  ledger.move(141, 'conversion', by('asked for a quote'));
  ledger.move(30, 'retention', by('third order'));
  const orders = { 138: 540, 97: 610, 56: 650, 15: 680 };
  for (const [days, euros] of Object.entries(orders))
    ledger.order(Number(days), 'purchase', euros, 'Gift boxes');
  ledger.interaction(150, 'meeting', 'Video meeting with two colleagues', { minutes: 30 });
  ledger.interaction(54, 'complaint', 'One box arrived damaged');
  ledger.interaction(53, 'call', 'Apologised, sent a new one', { minutes: 6 });
  ledger.interaction(14, 'chat', 'Asked for the delivery date');
  ledger.interaction(3, 'note', 'Send her the autumn assortment', { dueIn: 1 });
}

/** What happened to each hero, by slug: fixed content for pictures and tests. */
export const heroHistories: Readonly<Record<string, (ledger: Ledger) => void>> = {
  'tomas-o-briain': tomas,
  'priya-raman': priya,
  'lena-vogel': lena,
  'yuki-tanaka': yuki,
  'omar-haddad': omar,
  'aoife-nolan': aoife,
};
