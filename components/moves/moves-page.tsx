import { useEffect, useState } from 'react';
import { memberName } from '../../lib/panel/team';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { SelectField } from '../ui/select-field';
import { Toggle } from '../ui/toggle';
import { ManyCard } from './many-card';
import { OperationRow } from './operation-row';
import { PasteList } from './paste-list';
import { useOperations } from './use-operations';
import './moves-page.css';

type Source = 'list' | 'owner';
const SOURCES = [
  { value: 'list' as const, label: 'A list' },
  { value: 'owner' as const, label: 'Everybody of…' },
];
const SHOWN = 20;

/** Many people at once, wherever they come from, and what was done to many before. */
export function MovesPage({ onLeave }: { onLeave: () => void }) {
  const operations = useOperations();
  const [source, setSource] = useState<Source>('list');
  const [limit, setLimit] = useState(SHOWN);
  return (
    <section className="moves-page" aria-label="Many people">
      <header className="moves-top">
        <h1>Many people</h1>
        <Button onClick={onLeave}>Close</Button>
      </header>
      <Card
        name="Whom"
        aside={<Toggle label="Where they come from" options={SOURCES} value={source} onChange={setSource} />}
      >
        {source === 'list' ? <PasteList /> : <OfOwner />}
      </Card>
      <Card name="Done before">
        {operations === null ? null : operations.length === 0 ? (
          <p className="quiet">
            Nothing yet on this device. What you do to many people stands here, with its undo.
          </p>
        ) : (
          <ul>
            {operations.slice(0, limit).map((operation) => (
              <OperationRow key={operation.ids.join(' ')} operation={operation} />
            ))}
          </ul>
        )}
        {operations !== null && operations.length > limit ? (
          <Button look="quiet" onClick={() => setLimit(limit + SHOWN)}>
            Earlier ones
          </Button>
        ) : null}
      </Card>
    </section>
  );
}

/** Everybody of a colleague who leaves or is away. */
function OfOwner() {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const me = usePanelState((state) => state.me);
  const [owner, setOwner] = useState('');
  const [ids, setIds] = useState<readonly string[] | null>(null);
  useEffect(() => {
    if (owner === '') return;
    let isOver = false;
    void commands.peopleOfOwner(owner === 'nobody' ? null : owner).then((found) => {
      if (!isOver) setIds(found);
    });
    return () => {
      isOver = true;
    };
  }, [commands, owner]);
  const choose = (id: string) => {
    setOwner(id);
    setIds(null);
  };
  const options = [
    { value: '', label: 'Choose…' },
    ...team.members.map(({ id }) => ({ value: id, label: memberName(team, me, id) })),
    { value: 'nobody', label: 'nobody' },
  ];
  return (
    <div className="moves-part">
      <SelectField label="People looked after by" value={owner} options={options} onChange={choose} />
      {ids === null ? null : ids.length === 0 ? (
        <p role="status">Nobody on this device.</p>
      ) : (
        <ManyCard
          ids={ids}
          onDone={(done) => {
            const gone = new Set(done);
            setIds(ids.filter((id) => !gone.has(id)));
          }}
          onCancel={() => choose('')}
        />
      )}
    </div>
  );
}
