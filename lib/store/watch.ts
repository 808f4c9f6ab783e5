import { liveQuery } from 'dexie';
import type { Stop } from './store';

/**
 * Calls back with what a query gives, at once and after each change of what it read, in this page or another of the
 * extension. When the database closes it falls silent; any other error is thrown where the browser reports it.
 */
export function watch<T>(query: () => Promise<T>, seen: (value: T) => void): Stop {
  // An async function: only for one does Dexie notice what is read after an await.
  const subscription = liveQuery(async () => await query()).subscribe({
    next: seen,
    error: (error: unknown) => {
      if (error instanceof Error && error.name === 'DatabaseClosedError') return;
      queueMicrotask(() => {
        throw error;
      });
    },
  });
  return () => {
    subscription.unsubscribe();
  };
}
