import type { Change } from '../../lib/model/change';
import { buildInteraction, buildOutcome, buildReward, buildStageKept } from '../builders';
import type { Seeded } from './seeded';

const KINDS = ['interaction', 'interaction', 'reward', 'stage-kept', 'action-outcome'] as const;

/** A fact of any kind but a stage change, in words that no other has where its kind has any. */
export function drawnFact(
  chance: Seeded,
  about: { id: string; contactId: string; by: null; at: number },
  words: string,
): Change {
  const kind = chance.pick(KINDS);
  switch (kind) {
    case 'interaction':
      return { op: 'event', kind, fact: draft(buildInteraction({ ...about, text: words })) };
    case 'reward':
      return { op: 'event', kind, fact: draft(buildReward({ ...about, label: words })) };
    case 'stage-kept':
      return { op: 'event', kind, fact: draft(buildStageKept(about)) };
    case 'action-outcome':
      return { op: 'event', kind, fact: draft(buildOutcome({ ...about, reason: words })) };
  }
}

/** As the rules make it: the store adds the device and its number. */
function draft<F extends { device: string; number: number }>(fact: F): Omit<F, 'device' | 'number'> {
  const { device: _device, number: _number, ...rest } = fact;
  return rest;
}
