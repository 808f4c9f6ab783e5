import { useEffect, useState } from 'react';
import type { Person } from '../../lib/model/change';
import type { Contact } from '../../lib/model/contact';
import { foundPerson, type FoundPerson } from '../../lib/panel/found';
import { mayDo } from '../../lib/panel/may';
import { displayName } from '../../lib/panel/person-view';
import { memberName, teamFor } from '../../lib/panel/team';
import { MergeStep } from '../contact/merge-step';
import { usePanel, usePanelState } from './panel-context';

interface MergePartProps {
  kept: Person;
  /** Whom to begin with; null: the user looks for them. */
  otherId: string | null;
  merged: Contact[];
  onClose: () => void;
}

/** Two people who are one, wired to the panel's commands. */
export function MergePart({ kept, otherId, merged, onClose }: MergePartProps) {
  const { commands, locale } = usePanel();
  const team = usePanelState((state) => state.team);
  const me = usePanelState((state) => state.me);
  const session = usePanelState((state) => state.session);
  const [similar, setSimilar] = useState<FoundPerson[]>([]);
  const find = (text: string) =>
    commands.findPeople(text).then((rows) => rows.map((row) => foundPerson(row, team)));
  const name = kept.contact.name ?? '';
  useEffect(() => {
    let isShown = true;
    void commands.findPeople(name).then((rows) => {
      if (isShown) setSimilar(rows.map((row) => foundPerson(row, team)));
    });
    return () => {
      isShown = false;
    };
  }, [commands, name, team]);
  return (
    <MergeStep
      kept={kept}
      keptName={displayName(kept.contact)}
      otherId={otherId}
      first={similar}
      merged={merged}
      model={teamFor(team, kept.contact).model}
      locale={locale}
      memberName={(id) => memberName(team, me, id)}
      refused={(owner) =>
        mayDo({ session, me }, 'merge-people', owner)
          ? null
          : 'Your role does not merge this person: who looks after them, or a team lead, can.'
      }
      onFind={find}
      onRead={(id) => commands.readPerson(id)}
      onMerge={(id, wins) => commands.mergePeople(kept.contact.id, id, wins)}
      onApart={(id) => void commands.takeApart(id)}
      onClose={onClose}
    />
  );
}
