import { isUuid } from '../db/in-workspace';
import type { Hint } from '../live';

/** A hint as the text that goes from one server to another: `workspace seq`. */
export function writeHint({ workspaceId, seq }: Hint): string {
  return `${workspaceId} ${String(seq)}`;
}

/** Reads a hint; null for any other text, since others may use the same broker. */
export function readHint(text: string | undefined): Hint | null {
  const [workspaceId = '', seq = '', ...more] = (text ?? '').slice(0, 100).split(' ');
  if (!isUuid(workspaceId) || !/^\d{1,15}$/.test(seq) || more.length > 0) return null;
  return { workspaceId, seq: Number(seq) };
}
