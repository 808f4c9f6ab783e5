import type { KeyboardEvent, MouseEvent } from 'react';
import { formatWholeMoney } from '../../lib/model/money';
import type { Stage } from '../../lib/model/lifecycle';
import type { Glance } from '../../lib/panel/glances';
import { Chip } from '../ui/chip';
import type { Selection } from './use-selection';
import './people-boxes.css';

/** Somebody of a list who can be chosen. */
export interface BoxRow {
  /** What names them in the selection. */
  key: string;
  name: string;
  second: string | null;
  stage: Stage | null;
  more: Glance | null;
  /** Why they cannot be chosen, as a word; null where they can. */
  fixed: string | null;
}

interface PeopleBoxesProps {
  label: string;
  rows: readonly BoxRow[];
  selection: Selection;
  mayChoose: boolean;
  locale: string;
  onOpen: (row: BoxRow) => void;
}

/** People with check boxes: Shift chooses all between, arrows go from box to box. */
export function PeopleBoxes({ label, rows, selection, mayChoose, locale, onOpen }: PeopleBoxesProps) {
  return (
    <ul className="moves-people" aria-label={label} onKeyDown={goByArrow}>
      {rows.map((row) => (
        <PersonBox
          key={row.key}
          row={row}
          isChosen={selection.has(row.key)}
          mayChoose={mayChoose}
          locale={locale}
          onPress={(range) => selection.press(row.key, range)}
          onOpen={() => onOpen(row)}
        />
      ))}
    </ul>
  );
}

/** Up and down go from box to box; with Shift the next one is chosen like this one. */
function goByArrow(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('.moves-box:not(:disabled)')];
  const here = event.target;
  const next = boxes[boxes.indexOf(here) + step];
  if (next === undefined) return;
  next.focus();
  if (event.shiftKey && next.checked !== here.checked) next.click();
}

interface PersonBoxProps {
  row: BoxRow;
  isChosen: boolean;
  mayChoose: boolean;
  locale: string;
  onPress: (range: boolean) => void;
  onOpen: () => void;
}

function PersonBox({ row, isChosen, mayChoose, locale, onPress, onOpen }: PersonBoxProps) {
  const worth = row.more?.value ?? null;
  const value = worth === null ? null : formatWholeMoney(Math.round(worth.minor), worth.currency, locale);
  return (
    <li className="moves-person" data-chosen={isChosen}>
      {!mayChoose ? (
        <span />
      ) : (
        <label className="moves-pick" title={row.fixed ?? undefined}>
          <input
            type="checkbox"
            className="moves-box"
            aria-label={`Choose ${row.name}`}
            disabled={row.fixed !== null}
            checked={isChosen}
            onClick={(event: MouseEvent) => onPress(event.shiftKey)}
            onChange={() => undefined}
          />
        </label>
      )}
      <button type="button" className="moves-open" onClick={onOpen}>
        <bdi className="moves-name">{row.name}</bdi>
        {row.second === null ? null : <bdi className="moves-second">{row.second}</bdi>}
        {(row.more?.action ?? null) === null ? null : (
          <span className="moves-second">{row.more?.action}</span>
        )}
      </button>
      <span className="moves-side">
        {row.stage === null ? (
          <span className="small quiet">{row.fixed ?? 'not known'}</span>
        ) : (
          <Chip phase={row.stage.phase}>{row.stage.label}</Chip>
        )}
        {value === null ? null : <span className="moves-value">{value}</span>}
      </span>
    </li>
  );
}
