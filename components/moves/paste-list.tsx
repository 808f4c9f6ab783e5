import { useMemo, useState, type ChangeEvent } from 'react';
import type { ListedFate } from '../../lib/panel/listed-people';
import { peopleText } from '../../lib/panel/many-text';
import type { SeenPerson } from '../../lib/panel/seen';
import { usePanel } from '../shell/panel-context';
import { Button } from '../ui/button';
import { TextArea } from '../ui/text-area';
import { fateText } from './fate-text';
import { ManyCard } from './many-card';

interface PasteListProps {
  onDone: (done: readonly string[], bulks: readonly string[]) => void;
}

/** Of a file at most so much is read, in bytes. */
const FILE_LIMIT = 4_000_000;
const SHOWN = 100;

/** People by a list of addresses: pasted, or from a file of one column. What each line is, is said. */
export function PasteList({ onDone }: PasteListProps) {
  const { commands } = usePanel();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [fates, setFates] = useState<readonly ListedFate[] | null>(null);
  const find = async (whole: string) => setFates(await commands.findListed(whole));
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file === undefined) return;
    setProblem(file.size > FILE_LIMIT ? 'This file is larger than 4 MB: take a part of it.' : null);
    if (file.size > FILE_LIMIT) return;
    const whole = await file.text();
    target.value = '';
    setText(whole.slice(0, 4000));
    await find(whole);
  };
  const ids = useMemo(
    () => (fates ?? []).flatMap((fate) => (fate.kind === 'found' ? [fate.row.id] : [])),
    [fates],
  );
  const unknown = useMemo(() => (fates ?? []).flatMap((fate) => seenOf(fate)), [fates]);
  const others = (fates ?? []).filter(({ kind }) => kind !== 'found');
  return (
    <div className="moves-part">
      <TextArea
        label="Addresses, one a line"
        hint="Or lines of a table with an address in one of its cells; at most 10,000."
        error={problem}
        value={text}
        onChange={setText}
      />
      <div className="moves-go">
        <Button look="primary" disabled={text.trim() === ''} onClick={() => void find(text)}>
          Look them up
        </Button>
        <label className="button button-secondary">
          From a file…
          <input
            type="file"
            className="only-read-out"
            accept=".csv,.txt,text/csv,text/plain"
            onChange={(event) => void read(event)}
          />
        </label>
      </div>
      {fates === null ? null : (
        <>
          <p role="status">
            {peopleText(ids.length)} found
            {unknown.length > 0 ? `, ${unknown.length.toLocaleString('en')} not known` : ''}
            {others.length > unknown.length
              ? `, ${(others.length - unknown.length).toLocaleString('en')} other lines`
              : ''}
            .
          </p>
          {others.length === 0 ? null : (
            <details>
              <summary className="small">Lines that are nobody’s</summary>
              <ul className="moves-fates">
                {others.slice(0, SHOWN).map((fate) => (
                  <li key={'line' in fate ? fate.line : 'unread'} className="moves-fate">
                    {'text' in fate ? <bdi>{fate.text.slice(0, 80)}</bdi> : null}
                    <span className="quiet">{fateText(fate)}</span>
                  </li>
                ))}
                {others.length > SHOWN ? (
                  <li className="quiet">and {(others.length - SHOWN).toLocaleString('en')} more</li>
                ) : null}
              </ul>
            </details>
          )}
          {ids.length + unknown.length === 0 ? null : (
            <ManyCard
              ids={ids}
              unknown={unknown}
              onDone={(done, bulks) => {
                const gone = new Set(done);
                setFates(fates.filter((fate) => fate.kind !== 'found' || !gone.has(fate.row.id)));
                onDone(done, bulks);
              }}
              onAdded={() => void find(text)}
              onCancel={() => setFates(null)}
            />
          )}
        </>
      )}
    </div>
  );
}

function seenOf(fate: ListedFate): SeenPerson[] {
  if (fate.kind !== 'not-known') return [];
  const named = fate.name === null ? {} : { name: fate.name.slice(0, 200) };
  return [{ ...named, email: fate.address, key: null, confidence: 1, evidence: ['A list of addresses'] }];
}
