import type { TeamRecord } from '../../../lib/model/team-record';
import { keptWords } from '../../../lib/panel/board/metric-entry';
import { LinkButton } from '../../ui/link-button';

interface KeptListProps {
  name: string;
  records: readonly TeamRecord[];
  locale: string;
  /** Null: it is only read. */
  onEdit: ((record: TeamRecord) => void) | null;
  onDelete: (record: TeamRecord, text: string) => void;
}

/** Notes and entered figures of a metric, line by line. */
export function KeptList({ name, records, locale, onEdit, onDelete }: KeptListProps) {
  if (records.length === 0) return null;
  return (
    <ul className="metric-kept" aria-label={name}>
      {records.map((record) => {
        const words = keptWords(record, locale);
        return (
          <li key={record.id}>
            <span dir="auto">{words}</span>
            {onEdit === null ? null : (
              <span className="metric-kept-steps">
                <LinkButton aria-label={`Edit ${words}`} onClick={() => onEdit(record)}>
                  Edit
                </LinkButton>
                <LinkButton
                  aria-label={`Delete ${words}`}
                  onClick={() =>
                    onDelete(record, record.body.is === 'remark' ? 'Note deleted' : 'Figure deleted')
                  }
                >
                  Delete
                </LinkButton>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
