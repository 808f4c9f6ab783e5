import { useEffect, useMemo, useState, type ChangeEvent } from 'react';
import type { ListedFate } from '../../lib/panel/listed-people';
import { peopleText } from '../../lib/rules/shown-rate';
import type { SeenPerson } from '../../lib/panel/seen';
import { usePanel } from '../shell/panel-context';
import { Button } from '../ui/button';
import { TextArea } from '../ui/text-area';
import { fateText } from './fate-text';
import { ManyCard } from './many-card';
import './moves-page.css';

/** Of a file at most so much is read, in bytes. */
const FILE_LIMIT = 4_000_000;
const SHOWN = 100;

/** People by a list of addresses: pasted, or from a file of one column. What each line is, is said. */
export function PasteList() {
  const { commands } = usePanel();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  // What is looked up: a file stays in its place, and not in the field.
  const [asked, setAsked] = useState<{ text: string; file: string | null } | null>(null);
  const [fates, setFates] = useState<readonly ListedFate[] | null>(null);
  useEffect(() => {
    if (asked === null) return;
    let isOver = false;
    void commands.findListed(asked.text).then((found) => {
      if (!isOver) setFates(found);
    });
    return () => {
      isOver = true;
    };
  }, [commands, asked]);
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = ''; // the same one can be taken again
    if (file === undefined) return;
    setProblem(file.size > FILE_LIMIT ? 'This file is larger than 4 MB: take a part of it.' : null);
    if (file.size > FILE_LIMIT) return;
    setAsked({ text: await file.text(), file: file.name });
  };
  const ids = useMemo(
    () => (fates ?? []).flatMap((fate) => (fate.kind === 'found' ? [fate.row.id] : [])),
    [fates],
  );
  const unknown = useMemo(() => (fates ?? []).flatMap((fate) => seenOf(fate)), [fates]);
  const others = (fates ?? []).filter(({ kind }) => kind !== 'found');
  const unread = others.find((fate) => fate.kind === 'unread')?.lines ?? 0;
  const rest = others.length - unknown.length - (unread > 0 ? 1 : 0);
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
        <Button look="primary" disabled={text.trim() === ''} onClick={() => setAsked({ text, file: null })}>
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
            {(asked?.file ?? null) === null ? null : (
              <>
                <bdi>{asked?.file}</bdi>:{' '}
              </>
            )}
            {peopleText(ids.length)} found
            {unknown.length > 0 ? `, ${unknown.length.toLocaleString('en')} not known` : ''}
            {rest > 0 ? `, ${rest.toLocaleString('en')} other ${rest === 1 ? 'line' : 'lines'}` : ''}
            {unread > 0
              ? `; ${unread.toLocaleString('en')} more ${unread === 1 ? 'line was' : 'lines were'} not read`
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
              onDone={(done) => {
                const gone = new Set(done);
                setFates(fates.filter((fate) => fate.kind !== 'found' || !gone.has(fate.row.id)));
              }}
              onAdded={() => setAsked(asked === null ? null : { ...asked })}
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
