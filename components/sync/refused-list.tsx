import { changeWords, type ChangeNaming } from '../../lib/panel/change-words';
import { displayName } from '../../lib/panel/person-view';
import type { PanelState } from '../../lib/panel/state';
import type { RejectionCode } from '../../lib/model/wire';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { When } from './when';

type Refused = PanelState['outbox']['rejected'][number];

/** Why the server refused, and what to do about it. */
const WHY: Record<Exclude<RejectionCode, 'erased'>, string> = {
  invalid:
    'The server cannot take it as it is: something in it is too long or does not fit. Copy it, write it anew, then drop it.',
  forbidden: 'Your role does not allow it. Ask a lead of your team, or drop it.',
  gone: 'The person has been erased, so nothing can be added. Copy what you need, then drop it.',
  'unknown-record':
    'The server does not know the person or the entry yet. It is sent again by itself once it does.',
  exists: 'The server has something else in its place already. Copy yours, then drop it.',
};

/** So many are drawn; of more it is said how many there are. */
const SHOWN = 50;

interface RefusedListProps {
  refused: Refused[];
  naming: ChangeNaming;
  onSettle: (mid: number, how: 'retry' | 'drop') => void;
  onOpen: (contactId: string, name: string) => void;
}

/** What the server refused and why, each to be sent again, dropped (with undo), or copied first. */
export function RefusedList({ refused, naming, onSettle, onOpen }: RefusedListProps) {
  const more = refused.length - SHOWN;
  return (
    <div className="sync-part">
      <h3 className="sync-heading">
        Refused <span className="quiet">{refused.length}</span>
      </h3>
      <ul className="refused" aria-label="Refused changes">
        {refused.slice(0, SHOWN).map(({ mid, code, mutation, at, made, contact = null }) => {
          const { title, detail } = changeWords(mutation, contact, naming);
          const name = contact === null ? null : displayName(contact);
          return (
            <li key={mid}>
              <p className="refused-what">
                {contact === null || name === null ? null : (
                  <>
                    <button type="button" className="sync-person" onClick={() => onOpen(contact.id, name)}>
                      <bdi>{name}</bdi>
                    </button>
                    {' · '}
                  </>
                )}
                <strong dir="auto">{title}</strong>
              </p>
              {detail === null ? null : (
                <p className="quiet small sync-detail" dir="auto">
                  {detail}
                </p>
              )}
              <p>{why(code, at, naming.locale)}</p>
              {made === undefined ? null : (
                <p className="quiet small">
                  Made <When at={made} now={naming.now} locale={naming.locale} />
                </p>
              )}
              <div className="refused-steps">
                <Button onClick={() => onSettle(mid, 'retry')}>Send again</Button>
                <Button onClick={() => onSettle(mid, 'drop')}>Drop</Button>
                <CopyButton text={[name, title, detail].filter((part) => part !== null).join('\n')} />
              </div>
            </li>
          );
        })}
      </ul>
      {more > 0 ? <p className="quiet">and {more.toLocaleString('en')} more</p> : null}
    </div>
  );
}

function why(code: RejectionCode, at: number | undefined, locale: string): string {
  if (code !== 'erased') return WHY[code];
  const day = at === undefined ? '' : ` on ${new Date(at).toLocaleDateString(locale, { dateStyle: 'long' })}`;
  return `Somebody with this address or record was erased${day} and is not added again. If they ask to be: a team lead can lift it in the settings, then send it again.`;
}
