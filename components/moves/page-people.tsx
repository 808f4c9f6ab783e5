import { Suspense, useMemo, useState } from 'react';
import { foundPerson } from '../../lib/panel/found';
import { mayDo } from '../../lib/panel/may';
import { seenIdentity, seenName, type SeenPerson } from '../../lib/panel/seen';
import { usePanel, usePanelState } from '../shell/panel-context';
import { later } from '../ui/later';
import { LinkButton } from '../ui/link-button';
import { OperationOf } from './operation-of';
import { PeopleBoxes, type BoxRow } from './people-boxes';
import { useSelection } from './use-selection';

const ManyCard = later(() => import('./many-card').then((file) => file.ManyCard));

interface PagePeopleProps {
  onChoose: (seen: SeenPerson) => void;
  /** To lists of addresses, and to what was done before. */
  onMany: () => void;
}

/** The people of a list page: who they are to the team, and what to do with many of them at once. */
export function PagePeople({ onChoose, onMany }: PagePeopleProps) {
  const { locale } = usePanel();
  const team = usePanelState((state) => state.team);
  const glimpses = usePanelState((state) => state.glimpses);
  const mayMany = usePanelState((state) => mayDo(state, 'bulk', null));
  const [done, setDone] = useState<readonly string[] | null>(null);
  const people = useMemo(() => {
    const rows = new Map<string, { box: BoxRow; seen: SeenPerson; id: string | null }>();
    for (const { seen, row, isDoubtful, more } of glimpses) {
      const key = row?.id ?? seenIdentity(seen);
      if (rows.has(key)) continue; // the same person in two rows of the page
      const name = row?.name ?? seenName(seen);
      const second = row?.company ?? seen.company ?? (seen.email === name ? null : (seen.email ?? null));
      const stage = row === null ? null : foundPerson(row, team).stageShown;
      const isNameless = row === null && seen.email === undefined;
      const fixed = isDoubtful ? 'several people' : isNameless ? 'no address' : null;
      rows.set(key, { seen, id: row?.id ?? null, box: { key, name, second, stage, more, fixed } });
    }
    return rows;
  }, [glimpses, team]);
  const keys = useMemo(
    () => [...people.values()].filter(({ box }) => box.fixed === null).map(({ box }) => box.key),
    [people],
  );
  const selection = useSelection(keys);
  // The people are drawn anew with each glance; whom the user chose stays the same. Only a key of somebody whom nobody
  // knows has a colon.
  const chosen = selection.keys.join('\n');
  const ids = useMemo(() => chosen.split('\n').filter((key) => key !== '' && !key.includes(':')), [chosen]);
  const unknown = selection.keys.flatMap((key) => {
    const one = people.get(key);
    return one === undefined || one.id !== null ? [] : [one.seen];
  });
  const known = [...people.values()].filter(({ id }) => id !== null).length;
  const isAll = keys.length > 0 && selection.keys.length === keys.length;
  const rows = [...people.values()].map(({ box }) => box);
  return (
    <>
      <div className="state-line">
        <h1 className="state-count">
          {rows.length === 1 ? '1 person' : `${String(rows.length)} people`} on this page
        </h1>
        {mayMany && keys.length > 0 ? (
          <LinkButton onClick={() => selection.choose(isAll ? [] : keys)}>
            {isAll ? 'Select none' : 'Select all'}
          </LinkButton>
        ) : (
          <span className="quiet small">{known} known</span>
        )}
      </div>
      <p className="only-read-out" role="status">
        {selection.keys.length === 0 ? '' : `${String(selection.keys.length)} chosen`}
      </p>
      <PeopleBoxes
        label="People on this page"
        rows={rows}
        selection={selection}
        mayChoose={mayMany}
        locale={locale}
        onOpen={({ key }) => {
          const one = people.get(key);
          if (one !== undefined) onChoose(one.seen);
        }}
      />
      {selection.keys.length === 0 ? null : (
        <Suspense>
          <ManyCard
            ids={ids}
            unknown={unknown}
            onDone={(moved, bulks) => {
              const gone = new Set(moved);
              selection.choose(ids.filter((id) => !gone.has(id)));
              setDone(bulks);
            }}
            onAdded={() =>
              selection.choose(selection.keys.filter((key) => (people.get(key)?.id ?? null) !== null))
            }
            onCancel={() => selection.choose([])}
          />
        </Suspense>
      )}
      {done === null || selection.keys.length > 0 ? null : <OperationOf bulks={done} />}
      {mayMany ? (
        <p className="moves-ways small">
          <LinkButton onClick={onMany}>A list of addresses, or what was done before…</LinkButton>
        </p>
      ) : null}
    </>
  );
}
