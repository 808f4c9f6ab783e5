/** The tab named by `?tab=ID`: the panel then stays with it, whichever tab is active. Null without it. */
export function pinnedTab(search: string): number | null {
  const text = new URLSearchParams(search).get('tab');
  return text !== null && /^\d{1,10}$/.test(text) ? Number(text) : null;
}
