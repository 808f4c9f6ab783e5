/** What a team typed in or imported for a time; null where nothing was. Spend in minor units of its currency. */
export interface EnteredSums {
  impressions: number | null;
  brandedSearches: number | null;
  visits: number | null;
  /** By source; '' where none was named. */
  acquisitionSpend: ReadonlyMap<string, number> | null;
  retentionSpend: number | null;
}

/** Nothing was entered. */
export const NOTHING_ENTERED: EnteredSums = {
  impressions: null,
  brandedSearches: null,
  visits: null,
  acquisitionSpend: null,
  retentionSpend: null,
};

/** A source in the form in which two spellings of it are equal. */
export function sourceKey(source: string): string {
  return source.trim().toLowerCase();
}

/** All that was spent to win customers; null where nothing was entered. */
export function allSpend({ acquisitionSpend }: EnteredSums): number | null {
  if (acquisitionSpend === null) return null;
  return [...acquisitionSpend.values()].reduce((sum, spend) => sum + spend, 0);
}
