import type { RecordKey } from '../model/record-key';

/** Whether two URLs are the same as far as the id of the record that the first one names. */
export function isSameRecord(before: string, after: string, key: RecordKey | null): boolean {
  if (key === null) return false;
  const ends = [key.id, encodeURIComponent(key.id)].map((id) => {
    const start = before.lastIndexOf(id);
    return start < 0 ? -1 : start + id.length;
  });
  const end = Math.max(...ends);
  // Behind the id something else must begin, or 51 would be the same as 512.
  return end > 0 && after.slice(0, end) === before.slice(0, end) && !/^[\w-]/.test(after.slice(end));
}
