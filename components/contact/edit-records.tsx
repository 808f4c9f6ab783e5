import type { RecordKey } from '../../lib/model/record-key';
import { recordKeyText } from '../../lib/model/record-key-text';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';

/** What is known of a record besides its key. */
export interface RecordLink {
  /** What users call the site. */
  label: string;
  /** Where it can be opened; null where that cannot be known. */
  url: string | null;
}

interface EditRecordsProps {
  keys: RecordKey[];
  /** By `recordKeyText`; a record that is not among them is named by its site's id. */
  links: Map<string, RecordLink>;
  onChange: (keys: RecordKey[]) => void;
}

/** Records of other programs that are known to be this person: the team sees them there. */
export function EditRecords({ keys, links, onChange }: EditRecordsProps) {
  return (
    <details className="form-more">
      <summary>
        Their records elsewhere{' '}
        <span className="quiet">{keys.length === 0 ? 'none linked' : `${String(keys.length)} linked`}</span>
      </summary>
      {keys.length === 0 ? (
        <p className="field-hint">
          A record is linked on its own page: under the evidence of whom the page shows.
        </p>
      ) : (
        <ul className="form-records">
          {keys.map((key) => {
            const id = recordKeyText(key);
            const { label, url } = links.get(id) ?? { label: key.site, url: null };
            const name = `${label} ${key.type} ${key.id}`;
            return (
              <li key={id} className="form-line">
                <span className="form-record" title={key.account}>
                  {url === null ? (
                    name
                  ) : (
                    <a href={url} target="_blank" rel="noreferrer">
                      {name}
                      <span className="only-read-out"> (opens in a new tab)</span>
                    </a>
                  )}
                </span>
                <Button
                  look="quiet"
                  className="form-remove"
                  aria-label={`Unlink ${name}`}
                  onClick={() => onChange(keys.filter((other) => recordKeyText(other) !== id))}
                >
                  <Icon name="close" size={12} />
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </details>
  );
}
