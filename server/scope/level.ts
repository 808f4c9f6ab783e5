/**
 * Which people a device is sent by themselves. `all`: everybody. `team`: those of the member and those whom nobody looks
 * after. `mine`: those of the member. With each of them, and alone with `opened`: those that were opened on the device, and
 * whoever was merged into one of all these.
 */
export type Level = 'all' | 'team' | 'mine' | 'opened';
const LEVELS: readonly Level[] = ['all', 'team', 'mine', 'opened'];

/** So many people are sent to a device by themselves, at most. */
export const EAGER_PEOPLE = 20_000;
/** A wider scope is only gone back to when there is room: a team at the bound must not fetch everything each hour. */
const ROOM = 0.9;

/**
 * The widest level whose people are not too many; `before` is the one the device has, null for none. `counts`: the people
 * of each level.
 */
export function levelOf(
  counts: Readonly<Record<Exclude<Level, 'opened'>, number>>,
  before: string | null,
  limit: number = EAGER_PEOPLE,
): Level {
  const known = LEVELS.findIndex((level) => level === before);
  const fitting = LEVELS.find(
    (level, index) => level === 'opened' || counts[level] <= (index < known ? limit * ROOM : limit),
  );
  return fitting ?? 'opened';
}
