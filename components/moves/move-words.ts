import type { Barrier, Doubt } from '../../lib/rules/move-look';
import { KEEP_DAYS } from '../../lib/rules/stage-keep';
import { SCORE_DAYS } from '../../lib/rules/move-look';

/** Why people stay where they are. */
export function barrierWords(barrier: Barrier, stage: string): string {
  switch (barrier) {
    case 'there':
      return `already in ${stage}`;
    case 'other-market':
      return 'of another market';
    case 'not-yours':
      return 'not yours to change';
    case 'joined':
      return 'made of several people: move them one by one';
    case 'gone':
      return 'not there any more';
  }
}

/** What speaks against moving people. */
export function doubtWords(doubt: Doubt): string {
  switch (doubt) {
    case 'backwards':
      return 'would go back';
    case 'by-hand':
      return `chosen or kept by hand in the last ${String(KEEP_DAYS)} days`;
    case 'score':
      return `whose score of the last ${String(SCORE_DAYS)} days speaks against it`;
    case 'first-stage':
      return 'without a stage so far: this is not undone';
  }
}
