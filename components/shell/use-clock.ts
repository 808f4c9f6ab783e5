import { useEffect, useState } from 'react';

/** The time, read again at a pace, for texts such as 'Synced 3 s ago'. */
export function useClock(now: () => number, everyMs: number): number {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return time;
}
