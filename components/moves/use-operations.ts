import { useEffect, useState } from 'react';
import type { Operation } from '../../lib/panel/operations';
import { usePanel } from '../shell/panel-context';

/** What was done to many people on this device, the newest first; null until the store has answered. */
export function useOperations(): readonly Operation[] | null {
  const { commands } = usePanel();
  const [operations, setOperations] = useState<readonly Operation[] | null>(null);
  useEffect(() => commands.watchOperations(setOperations), [commands]);
  return operations;
}
