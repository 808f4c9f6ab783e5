import type { RejectionCode } from '../../lib/model/wire';
import type { PanelState } from '../../lib/panel/state';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { usePanel } from './panel-context';

type Refused = PanelState['outbox']['rejected'][number];

const WHY: Record<Exclude<RejectionCode, 'erased'>, string> = {
  invalid: 'The server could not read it.',
  forbidden: 'Your role does not allow it.',
  gone: 'The person has been erased.',
  'unknown-record': 'The server does not know the person.',
  exists: 'It is there already.',
};

const WHAT: Record<Refused['mutation']['kind'], string> = {
  contact: 'Person',
  workspace: 'Team settings',
  'taught-site': 'Taught site',
  'stage-change': 'Stage move',
  interaction: 'Note or interaction',
  order: 'Order',
  'survey-response': 'Score',
  'action-outcome': 'Action',
  reversal: 'Undo',
  reward: 'Reward',
  'stage-kept': 'Kept stage',
};

/** What the server refused and why, each to be sent again, dropped, or copied first. */
export function RefusedList(props: {
  refused: Refused[];
  onSettle: (mid: number, how: 'retry' | 'drop') => void;
}) {
  const { locale } = usePanel();
  return (
    <ul className="refused" aria-label="Refused changes">
      {props.refused.map(({ mid, code, at, mutation }) => (
        <li key={mid}>
          <p>
            <strong>
              {mutation.op === 'delete' && mutation.kind === 'contact'
                ? 'Removal of a person'
                : mutation.op === 'bulk'
                  ? 'Many people at once'
                  : WHAT[mutation.kind]}
              .
            </strong>{' '}
            {why(code, at, locale)}
          </p>
          <p className="quiet small refused-text" dir="auto">
            {gist(mutation)}
          </p>
          <div className="refused-steps">
            <Button onClick={() => props.onSettle(mid, 'retry')}>Send again</Button>
            <Button onClick={() => props.onSettle(mid, 'drop')}>Drop</Button>
            <CopyButton text={gist(mutation)} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function why(code: RejectionCode, at: number | undefined, locale: string): string {
  if (code !== 'erased') return WHY[code];
  const day = at === undefined ? '' : ` on ${new Date(at).toLocaleDateString(locale, { dateStyle: 'long' })}`;
  return `Somebody with this address or record was erased${day} and is not added again. If they ask to be: a team lead can lift it in the settings, then send it again.`;
}

/** What a change says, in the words of whoever made it. */
function gist(mutation: Refused['mutation']): string {
  if (mutation.op === 'delete') return '';
  if (mutation.op === 'bulk') {
    const { fields } = mutation;
    if (fields.act === 'undo') return 'Undo of a change of many people';
    const people = fields.groups.reduce((sum, { ids }) => sum + ids.length, 0);
    return `${fields.act === 'owner' ? 'Owner' : 'Stage'} of ${people} ${people === 1 ? 'person' : 'people'}`;
  }
  const { fields } = mutation;
  if ('text' in fields) return fields.text;
  if ('score' in fields)
    return `${fields.survey.toUpperCase()} ${String(fields.score)} ${fields.comment ?? ''}`.trim();
  if ('to' in fields) return fields.from === null ? `to ${fields.to}` : `${fields.from} → ${fields.to}`;
  return Object.entries(fields)
    .filter(([name]) => !['id', 'contactId', 'device', 'number', 'by'].includes(name))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
    .slice(0, 500);
}
