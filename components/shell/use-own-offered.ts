import { useEffect, useMemo, useState } from 'react';
import { usePanel, usePanelState } from './panel-context';

/** What is known of the user's own addresses, and which ones pages showed that may be added. */
export function useOwnOffered(): { offered: string[]; known: string[] } {
  const { commands } = usePanel();
  const own = usePanelState((state) => state.device.own);
  const team = usePanelState((state) => state.team.workspace.ownAddresses);
  const [offered, setOffered] = useState<string[]>([]);

  useEffect(() => {
    let isShown = true;
    void commands.learntOwn().then((learnt) => {
      const counting = learnt.flatMap(({ addresses }) => addresses.filter(({ counts }) => counts));
      if (isShown) setOffered([...new Set(counting.map(({ address }) => address))]);
    });
    return () => {
      isShown = false;
    };
  }, [commands]);

  return useMemo(() => ({ offered, known: [...new Set([...own, ...team])] }), [offered, own, team]);
}
