import type { PanelContext } from './context';

/** Everything that has a key of its own. `in`: in the queue Today, beside a page, or in both. */
export const KEY_ACTIONS = [
  { id: 'today', label: 'Open or leave Today', key: 't', in: 'both' },
  { id: 'board', label: 'Open the board', key: 'b', in: 'both' },
  { id: 'undo', label: 'Undo what was just done', key: 'z', in: 'both' },
  { id: 'score', label: 'Score', key: 's', in: 'both' },
  { id: 'note', label: 'Write a note', key: '/', in: 'panel' },
  { id: 'stage', label: 'Open the stages', key: 'm', in: 'panel' },
  { id: 'market', label: 'Change the market, where there are several', key: 'k', in: 'panel' },
  { id: 'edit', label: 'Edit the person', key: 'e', in: 'panel' },
  { id: 'add', label: 'Add a person who is not known', key: 'a', in: 'panel' },
  { id: 'log', label: 'Add what happened', key: 'l', in: 'panel' },
  { id: 'handoff', label: 'Hand the person over', key: 'h', in: 'panel' },
  { id: 'next', label: 'Next line', key: 'j', in: 'today' },
  { id: 'previous', label: 'Line before', key: 'k', in: 'today' },
  { id: 'done', label: 'Action done', key: 'a', in: 'today' },
  { id: 'open', label: 'Open the person', key: 'enter', in: 'today' },
  { id: 'leave', label: 'Leave Today', key: 'escape', in: 'today' },
] as const;
export type KeyAction = (typeof KEY_ACTIONS)[number]['id'];

/** The key of each action, lower case; '' where there is none. */
export type Keys = Record<KeyAction, string>;

/** The keys as the user has them. */
export function keysOf(chosen: Partial<Record<string, string>> | undefined): Keys {
  const pairs = KEY_ACTIONS.map(({ id, key }) => [id, chosen?.[id] ?? key] as const);
  return Object.fromEntries(pairs) as Keys;
}

/** A key as it is written on the keyboard: 'J', 'Enter', 'Esc'. */
export function keyName(key: string): string {
  if (key === 'escape') return 'Esc';
  return key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1);
}

const NAMED = ['enter', 'escape'];

/** Why a key cannot be given to an action, as a sentence; null where it can. */
export function keyProblem(keys: Keys, id: KeyAction, pressed: string): string | null {
  const key = pressed.toLowerCase();
  if (/^\d$/.test(key)) return 'Digits mean stages and scores. Choose another key.';
  if (!/^.$/u.test(key) && !NAMED.includes(key)) {
    return 'Choose a letter, a sign, Enter or Escape.';
  }
  if (key === ' ') return 'The space bar presses buttons. Choose another key.';
  const own = KEY_ACTIONS.find((action) => action.id === id);
  const taken = KEY_ACTIONS.find(
    (other) =>
      other.id !== id &&
      keys[other.id] === key &&
      (other.in === 'both' || own?.in === 'both' || other.in === own?.in),
  );
  return taken === undefined
    ? null
    : `${keyName(key)} means “${taken.label}”. Choose another key, or change that first.`;
}

export interface KeyCommands {
  /** Gives an action a key, or none (''); answers with a sentence where it cannot. */
  setKey(id: KeyAction, key: string): Promise<string | null>;
  /** All keys as they came. */
  resetKeys(): Promise<void>;
}

export function keyCommands({ options }: PanelContext): KeyCommands {
  return {
    async setKey(id, key) {
      // From the store: the key before may have been set a moment ago.
      const chosen = (await options.store.device()).keys;
      const problem = key === '' ? null : keyProblem(keysOf(chosen), id, key);
      if (problem === null) await options.store.saveDevice({ keys: { ...chosen, [id]: key.toLowerCase() } });
      return problem;
    },
    resetKeys: () => options.store.saveDevice({ keys: {} }),
  };
}
