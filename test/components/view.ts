import type { Person } from '../../lib/model/change';
import { viewPerson, type PersonView } from '../../lib/panel/person-view';
import { teamOf } from '../../lib/panel/team';
import {
  buildContact,
  buildInteraction,
  buildOrder,
  buildPerson,
  buildResponse,
  buildStageChange,
  buildWorkspace,
  DANA,
  daysAgo,
  NOW,
} from '../builders';

export const team = teamOf({
  workspace: buildWorkspace(),
  members: [{ id: DANA, name: 'Dana Whitfield', roles: ['rep'] }],
});

/** Tomás Ó Briain, 64 days in Retention, with six orders, a call and a score. */
export const tomas: Person = buildPerson({
  contact: buildContact({
    name: 'Tomás Ó Briain',
    emails: ['tomas@ardmore.example'],
    company: 'Ardmore Foods',
    title: 'Head of Operations',
  }),
  stageChanges: [
    buildStageChange({ to: 'reach', at: daysAgo(402) }),
    buildStageChange({ from: 'reach', to: 'conversion', at: daysAgo(350) }),
    buildStageChange({ from: 'conversion', to: 'retention', at: daysAgo(64), reason: 'third order' }),
  ],
  orders: [350, 290, 228, 150, 86, 20].map((days) =>
    buildOrder({ at: daysAgo(days), amount: { minor: 39_700, currency: 'EUR' } }),
  ),
  interactions: [
    buildInteraction({ type: 'call', text: 'asked for a yearly price', minutes: 14, at: daysAgo(80) }),
  ],
  responses: [buildResponse({ score: 9, comment: 'fast, friendly', at: daysAgo(41) })],
});

/** What the cards show of a person. */
export function viewOf(person: Person, me: string | null = null): PersonView {
  return viewPerson(person, { team, me, figures: null, now: NOW, locale: 'en-GB' });
}
