import type { Growth } from './grown';

/** What version 3 added to the records of version 2: a database of version 2 is filled up by it. Frozen like version 3 itself. */
export const SINCE_3: Growth = {
  contact: { fields: { profile: [], mergedInto: null }, inside: { source: { referrer: null } } },
  workspace: { fields: { tiers: [] }, inside: { model: { retired: [] } } },
  interaction: { fields: { amount: null, other: null, replaces: null, reference: null }, inside: {} },
  'action-outcome': {
    fields: { propensity: null, offered: [], phase: null, segment: null, untilReply: false },
    inside: {},
  },
};
