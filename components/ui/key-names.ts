import { createContext, useContext } from 'react';

/** What the user made of keys: by how they came, how they are now; '' for none. */
export const KeyNames = createContext<Readonly<Record<string, string>>>({});

/** The same for `aria-keyshortcuts` of the control that has the key; undefined where it has none. */
export function useKeyShortcut(name: string | undefined): string | undefined {
  const names = useContext(KeyNames);
  const now = name === undefined ? '' : (names[name] ?? name);
  return now === '' ? undefined : now;
}

/** What a key that came as `name` is now. */
export function useKeyName(name: string): string {
  return useContext(KeyNames)[name] ?? name;
}
