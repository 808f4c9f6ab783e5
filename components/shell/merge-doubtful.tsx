import { useEffect, useState } from 'react';
import type { Person } from '../../lib/model/change';

import { MergePart } from './merge-part';
import { usePanel } from './panel-context';

/** Several people whom the page may mean, shown as one: the first stays, and of two the other is known. */
export function MergeDoubtful({ contacts, onClose }: { contacts: { id: string }[]; onClose: () => void }) {
  const { commands } = usePanel();
  const [kept, setKept] = useState<Person | null>(null);
  const [first, second] = contacts;
  const keptId = first?.id ?? '';
  useEffect(() => {
    let isShown = true;
    void commands.readPerson(keptId).then((person) => {
      if (isShown) setKept(person);
    });
    return () => {
      isShown = false;
    };
  }, [commands, keptId]);
  if (kept === null) return null;
  const otherId = contacts.length === 2 ? (second?.id ?? null) : null;
  return <MergePart kept={kept} otherId={otherId} merged={[]} onClose={onClose} />;
}
