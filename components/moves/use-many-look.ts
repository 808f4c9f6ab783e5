import { useEffect, useState } from 'react';
import type { ManyLook, MoveTarget } from '../../lib/panel/many-look';
import { changedLooks } from '../../lib/rules/move-plan';
import { usePanel } from '../shell/panel-context';

/**
 * A dry run as it stands. `changed`: of whom it says something else than when it was read first; `isStale`: the choice of
 * people is another one by now, and is being looked at.
 */
export type LookState =
  | { state: 'none' }
  | { state: 'looking'; done: number; of: number }
  | { state: 'ready'; look: ManyLook; changed: string[]; isStale: boolean };

interface Made {
  ids: readonly string[];
  target: MoveTarget;
  look: ManyLook;
  changed: string[];
}

const SOON_MS = 150;

/**
 * Looks at people before a move, and again when some of them change: what was read stays until it is known anew. `again`
 * counts up to ask for that.
 */
export function useManyLook(ids: readonly string[], target: MoveTarget | null, again: number): LookState {
  const { commands } = usePanel();
  const [made, setMade] = useState<Made | null>(null);
  const [walk, setWalk] = useState({ done: 0, of: 0 });
  useEffect(() => {
    if (target === null) return;
    let abort = new AbortController();
    let soon: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      abort.abort();
      const mine = (abort = new AbortController());
      const progress = (done: number, of: number) => {
        if (!mine.signal.aborted) setWalk({ done, of });
      };
      commands.lookAtMany(ids, target, { signal: mine.signal, progress }).then(
        (now) => {
          if (mine.signal.aborted) return;
          setMade((before) => {
            const isSame = before?.target === target && before.ids === ids;
            const changed = isSame ? changedLooks(before.look.looks, now.looks) : [];
            return {
              ids,
              target,
              look: now,
              changed: isSame && changed.length === 0 ? before.changed : changed,
            };
          });
        },
        (error: unknown) => {
          if (!mine.signal.aborted) throw error;
        },
      );
    };
    look();
    const wanted = new Set(ids);
    const stop = commands.watchMany((some) => {
      if (some !== null && !some.some((id) => wanted.has(id))) return;
      clearTimeout(soon);
      soon = setTimeout(look, SOON_MS);
    });
    return () => {
      abort.abort();
      clearTimeout(soon);
      stop();
    };
  }, [commands, ids, target, again]);
  if (target === null) return { state: 'none' };
  if (made?.target !== target) return { state: 'looking', ...walk };
  return { state: 'ready', look: made.look, changed: made.changed, isStale: made.ids !== ids };
}
