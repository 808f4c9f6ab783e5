/** Milliseconds until the next 3 o'clock by this machine's time. */
export function untilNight(now: number): number {
  const night = new Date(now);
  night.setHours(3, 0, 0, 0);
  if (night.getTime() <= now) night.setDate(night.getDate() + 1);
  return night.getTime() - now;
}
