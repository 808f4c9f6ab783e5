import { createContext, useContext } from 'react';

/** What the user made of keys: by how they came, how they are now; '' for none. */
export const KeyNames = createContext<Readonly<Record<string, string>>>({});

/** What a key that came as `name` is now. */
export function useKeyName(name: string): string {
  return useContext(KeyNames)[name] ?? name;
}
