import { useEffect, useState } from 'react';
import type { RecordKey } from '../../lib/model/record-key';
import { recordKeyText } from '../../lib/model/record-key-text';
import type { RecordLink } from '../contact/edit-records';
import { usePanel } from './panel-context';

const NONE: Map<string, RecordLink> = new Map();

/** What records are called and where they can be opened, by `recordKeyText`; empty until that is known. */
export function useRecordLinks(keys: RecordKey[], wanted: boolean): Map<string, RecordLink> {
  const { siteLabel, recordUrl } = usePanel();
  const [known, setKnown] = useState<{ keys: RecordKey[]; links: Map<string, RecordLink> } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let isShown = true;
    const linkOf = async (key: RecordKey): Promise<[string, RecordLink]> => {
      const [label, url] = await Promise.all([siteLabel(key.site), recordUrl(key)]);
      return [recordKeyText(key), { label: label ?? key.account, url }];
    };
    void Promise.all(keys.map(linkOf)).then((links) => {
      if (isShown) setKnown({ keys, links: new Map(links) });
    });
    return () => {
      isShown = false;
    };
  }, [keys, wanted, siteLabel, recordUrl]);
  return known?.keys === keys ? known.links : NONE;
}
