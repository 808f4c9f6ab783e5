import type { ColumnId } from '../../../lib/panel/board/people-query';
import type { PeopleRow } from '../../../lib/panel/board/people-row';
import { cellWords, stageOfPerson, type RowNaming } from '../../../lib/panel/board/row-words';

interface PeopleCellProps {
  id: ColumnId;
  row: PeopleRow;
  naming: RowNaming;
  /** Null where the user may not move people. */
  onStage: (() => void) | null;
}

/** What stands in one cell of the table. */
export function PeopleCell({ id, row, naming, onStage }: PeopleCellProps) {
  const { text, more, title } = cellWords(id, row, naming);
  if (id === 'stage') {
    const phase = stageOfPerson(row, naming.team)?.phase;
    return onStage === null ? (
      <span className="chip" data-phase={phase}>
        {text}
      </span>
    ) : (
      <button
        type="button"
        tabIndex={-1}
        className="chip chip-button grid-stage"
        data-phase={phase}
        aria-label={`${text}: move ${row.name}`}
        onClick={(event) => {
          event.stopPropagation();
          onStage();
        }}
      >
        {text}
      </button>
    );
  }
  return (
    <span className={id === 'name' ? 'grid-who' : undefined} title={title ?? text}>
      <bdi>{text}</bdi>
      {more === undefined ? null : <span className="grid-more"> {more}</span>}
    </span>
  );
}
