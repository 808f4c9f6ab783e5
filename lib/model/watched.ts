/** Customers who were watched: how many, for how many months in all, and how many of them left. */
export interface Watched {
  people: number;
  months: number;
  left: number;
}

/** What is known of how customers leave, from everybody to those most like somebody in a stage. */
export interface WatchedGroups {
  everybody: Watched;
  /** Those who stand in the stage or came through it. */
  stage: Watched;
  /** These in the first year after their first order, which is where somebody without an order begins. */
  newBuyers: Watched;
}

/** The same of all stages of a market, by their ids. */
export interface WatchedMarket {
  everybody: Watched;
  stages: Record<string, Omit<WatchedGroups, 'everybody'>>;
}

/** Nobody yet. */
export function nobodyWatched(): Watched {
  return { people: 0, months: 0, left: 0 };
}
