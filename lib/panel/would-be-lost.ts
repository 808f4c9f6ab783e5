import type { WouldBeLost } from '../store/ended';
import { changeWords, type ChangeNaming } from './change-words';
import { momentText } from './time-text';

export type { WouldBeLost };

/** What the server does not have as text to be copied or kept: one after the other, with when and about whom. */
export function wouldBeLostText(changes: readonly WouldBeLost[], how: ChangeNaming): string {
  return changes.map((change) => wouldBeLostWords(change, how)).join('\n');
}

/** One of them: '26 Nov 2026, 10:00 · Priya Raman · Note: Called back.'; a longer text goes on in lines of its own. */
export function wouldBeLostWords({ about, at, mutation, waits }: WouldBeLost, how: ChangeNaming): string {
  const { title, detail } = changeWords(mutation, null, how);
  const what = waits ? title : `${title} (refused)`;
  const line = [momentText(at, how.locale), about, what].filter((part) => part !== null).join(' · ');
  return detail === null ? line : `${line}\n${detail}`;
}
