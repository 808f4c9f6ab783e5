import type { Store } from '../store/store';

/** When the user looked at the person shown before this look. */
export interface Looks {
  /** Reads it as a person comes up, and remembers that they are looked at now. */
  begin(contactId: string): Promise<number | null>;
  /** They are left: what came while they were shown was seen. */
  end(): void;
}

/** Somebody who comes up again within so long was only looked up anew: the look goes on. */
const SAME_LOOK_MS = 2_000;

/** Makes the looks of a panel. What cannot be remembered is not told: nothing but a mark is lost. */
export function createLooks(store: Pick<Store, 'look' | 'lookedAt'>, now: () => number): Looks {
  let shown: { id: string; before: number | null; left: number | null } | null = null;
  const remember = (id: string) => {
    store.look(id, now()).catch(() => undefined);
  };
  return {
    async begin(id) {
      if (shown?.id === id && (shown.left === null || now() - shown.left < SAME_LOOK_MS)) {
        shown = { ...shown, left: null };
        return shown.before;
      }
      const before = await store.lookedAt(id).catch(() => null);
      shown = { id, before, left: null };
      remember(id);
      return before;
    },
    end() {
      if (shown === null || shown.left !== null) return;
      shown = { ...shown, left: now() };
      remember(shown.id);
    },
  };
}
