import { useMemo } from 'react';
import type { ChangeNaming } from '../../lib/panel/change-words';
import { usePanel, usePanelState } from '../shell/panel-context';

/** With what changes are put into words; the same as long as nothing of it is another. */
export function useChangeNaming(now: number): ChangeNaming {
  const { locale } = usePanel();
  const team = usePanelState((state) => state.team);
  const me = usePanelState((state) => state.me);
  return useMemo(() => ({ team, me, locale, now }), [team, me, locale, now]);
}
