import type { WouldBeLost } from '../store/ended';
import { changeGist, changeTitle } from './change-gist';
import { momentText } from './time-text';

/** Something done on this device that the server does not have. */
export type Unsent = WouldBeLost;

/** Unsent changes as text to be copied or kept: one a line, with when and about whom. */
export function unsentText(unsent: readonly WouldBeLost[], locale: string): string {
  return unsent.map((change) => unsentLine(change, locale)).join('\n');
}

/** One of them: '26 Nov 2026, 10:00 · Priya Raman · Note or interaction: Called back.' */
export function unsentLine({ about, at, mutation, waits }: WouldBeLost, locale: string): string {
  const says = changeGist(mutation);
  const what = `${changeTitle(mutation)}${says === '' ? '' : `: ${says}`}`;
  return [momentText(at, locale), about, waits ? what : `${what} (refused)`]
    .filter((part) => part !== null)
    .join(' · ');
}
