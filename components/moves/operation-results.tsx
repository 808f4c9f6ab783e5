import { useEffect, useMemo, useState } from 'react';
import type { ManyRow } from '../../lib/panel/many-look';
import { fateWords, operationRows, type Operation } from '../../lib/panel/operations';
import { csvText } from '../../lib/rules/csv';
import { usePanel } from '../shell/panel-context';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { saveFile } from '../ui/save-file';
import { nameOfRow } from './name-of-row';
import './operations.css';

/** So many are drawn; all of them are in the file. */
const SHOWN = 100;

/** What became of each person of an operation: to read, to copy, and as a file. */
export function OperationResults({ operation }: { operation: Operation }) {
  const { commands } = usePanel();
  const [rows, setRows] = useState<ReadonlyMap<string, ManyRow> | null>(null);
  const { people } = operation;
  useEffect(() => {
    let isOver = false;
    void commands.rowsOf(people.map(({ id }) => id)).then((found) => {
      if (!isOver) setRows(new Map(found.map((row) => [row.id, row])));
    });
    return () => {
      isOver = true;
    };
  }, [commands, people]);
  // Who was left as they are stands first: that is what one looks for.
  const sorted = useMemo(
    () => people.toSorted((a, b) => Number(b.skipped !== null) - Number(a.skipped !== null)),
    [people],
  );
  if (rows === null) return null;
  const file = () =>
    csvText(
      operationRows({ ...operation, people: sorted }, (id) => ({
        name: nameOfRow(rows.get(id)),
        address: rows.get(id)?.emails[0] ?? '',
      })),
    );
  return (
    <>
      <div className="moves-results" tabIndex={0} role="region" aria-label="What became of each">
        <table>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">From, to</th>
              <th scope="col">Result</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, SHOWN).map((person) => (
              <tr key={person.id}>
                <td>
                  <bdi>{nameOfRow(rows.get(person.id))}</bdi>
                </td>
                <td>
                  {person.from} → {person.to}
                </td>
                <td>{fateWords(operation, person)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="moves-go">
        {sorted.length > SHOWN ? (
          <span className="small quiet">
            {(sorted.length - SHOWN).toLocaleString('en')} more are in the file.
          </span>
        ) : null}
        <CopyButton text={file()}>Copy as CSV</CopyButton>
        <Button
          look="quiet"
          onClick={() => saveFile({ name: 'results.csv', type: 'text/csv', text: file() })}
        >
          Save as CSV
        </Button>
      </div>
    </>
  );
}
