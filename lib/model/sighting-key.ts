/** The key in storage.session under which the current sighting of a tab lies. */
export function sightingKey(tabId: number): string {
  return `sighting:${String(tabId)}`;
}

/** Where in storage.session it stands that the toolbar's button was pressed on a tab. */
export const clickKey = (tabId: number): string => `click:${String(tabId)}`;

/** Where in storage.session the lesson lies that is open for a tab. */
export function lessonKey(tabId: number): string {
  return `lesson:${String(tabId)}`;
}
