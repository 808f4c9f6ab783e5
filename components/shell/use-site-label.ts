import { useEffect, useState } from 'react';
import { usePanel } from './panel-context';

/** What users call a site; 'This site' until it is known, and for one that is not. */
export function useSiteLabel(site: string): string {
  const { siteLabel } = usePanel();
  const [known, setKnown] = useState<{ site: string; label: string | null } | null>(null);
  useEffect(() => {
    let isShown = true;
    void siteLabel(site).then((label) => {
      if (isShown) setKnown({ site, label });
    });
    return () => {
      isShown = false;
    };
  }, [siteLabel, site]);
  return (known?.site === site ? known.label : null) ?? 'This site';
}
