import { untilNight } from './until-night';

/** Long enough for a start to be over, and for the devices to have asked for something. */
const SOON = 5 * 60_000;

/**
 * Does something each night, and a while after the start: so a server that is off at 3 o'clock makes up for the night
 * when it is on again. What the work has done it must know itself, since it is asked twice where the night was not missed.
 * `spreadMs`: servers of one database begin at moments of their own within this time. Returns what ends it.
 */
export function everyNight(
  work: () => void,
  { now, spreadMs = 0, soonMs = SOON }: { now: () => number; spreadMs?: number; soonMs?: number },
): () => void {
  let timer: NodeJS.Timeout;
  const wait = (ms: number) => {
    timer = setTimeout(() => {
      work();
      wait(untilNight(now()) + Math.random() * spreadMs);
    }, ms);
    timer.unref();
  };
  wait(Math.min(soonMs, untilNight(now()) + Math.random() * spreadMs));
  return () => clearTimeout(timer);
}
