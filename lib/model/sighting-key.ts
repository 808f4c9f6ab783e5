/** The key in storage.session under which the current sighting of a tab lies. */
export function sightingKey(tabId: number): string {
  return `sighting:${String(tabId)}`;
}
