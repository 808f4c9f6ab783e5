import type { RecordKey } from './record-key';

/** One string for a record key, for indexes and comparisons: equal exactly when the keys are equal. */
export function recordKeyText(key: RecordKey): string {
  return [key.site, key.account, key.type, key.id].map(encodeURIComponent).join('/');
}
