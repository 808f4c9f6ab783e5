/** How long a person has been in their stage, beside the others who are in it. */
export interface StageDays {
  /** Whole days. */
  days: number;
  /** Median of whole days of the team's people who are in the stage now, and of how many. */
  medianDays: number | null;
  people: number;
}

/** A median of fewer people says nothing about a team. */
const COMPARABLE = 3;

/** Days in the stage in a word or two, beside the team's median where there are people to compare with. SD1 */
export function stageDaysWords({ days, medianDays, people }: StageDays): {
  short: string;
  team: string | null;
  sentence: string | null;
} {
  const short = days === 0 ? 'since today' : counted(days);
  if (medianDays === null || people < COMPARABLE) return { short, team: null, sentence: null };
  const median = Math.round(medianDays);
  const more = days - median;
  const how =
    more === 0
      ? 'As long as the team’s median'
      : `${counted(Math.abs(more))} ${more > 0 ? 'longer' : 'less'} than the team’s median`;
  const sentence = `${how} of ${counted(median)}, over the ${people} people who are in this stage now.`;
  return { short, team: `team median ${median}`, sentence };
}

function counted(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
