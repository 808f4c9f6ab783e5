import { useState } from 'react';
import type { NextAction } from '../../lib/rules/next-action';
import type { Snooze } from '../../lib/panel/snooze';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { useCopy } from '../ui/use-copy';
import { Icon } from '../ui/icon';
import { LinkButton } from '../ui/link-button';
import { Menu } from '../ui/menu';
import { SnoozeDate } from './snooze-date';
import './action-card.css';

export interface ActionCardProps {
  actions: NextAction[];
  /** Why there is none, as a sentence. */
  blocked: string | null;
  /** Today as YYYY-MM-DD: nothing is put off to a day that has passed. */
  today: string;
  onDone: (ruleId: string) => void;
  onSnooze: (ruleId: string, snooze: Snooze) => void;
  onDecline: (ruleId: string, reason: string) => void;
}

const LATER = [
  { id: 'tomorrow', label: 'Tomorrow' },
  { id: 'next-week', label: 'Next week' },
  { id: 'next-reply', label: 'After the next reply' },
  { id: 'date', label: 'On a date…' },
];
const NOT_NOW = ['Does not fit', 'Bad moment', 'Someone else does it', 'They asked not to'];

/** One recommended step with its reason; the runners-up are one press away. */
export function ActionCard(props: ActionCardProps) {
  const { actions } = props;
  const [at, setAt] = useState(0);
  const action = actions[Math.min(at, actions.length - 1)];
  if (action === undefined) {
    return (
      <Card name="Next action">
        <p className="soft">{props.blocked ?? 'Nothing to do now.'}</p>
      </Card>
    );
  }
  const place = actions.indexOf(action);
  const aside =
    actions.length < 2 ? null : (
      <span className="action-pager">
        <button
          type="button"
          aria-label="The action before"
          disabled={place === 0}
          onClick={() => setAt(place - 1)}
        >
          <Icon name="right" size={12} />
        </button>
        {place + 1} of {actions.length}
        <button
          type="button"
          aria-label="The next proposed action"
          disabled={place === actions.length - 1}
          onClick={() => setAt(place + 1)}
        >
          <Icon name="right" size={12} />
        </button>
      </span>
    );
  return (
    <Card name="Next action" aside={aside} className="action-card">
      <ActionBody key={action.rule.id} {...props} action={action} />
    </Card>
  );
}

function ActionBody(props: ActionCardProps & { action: NextAction }) {
  const { action, onDone, onSnooze, onDecline } = props;
  const { id, title } = action.rule;
  const [open, setOpen] = useState<'later' | 'not-now' | 'more' | 'date' | null>(null);
  const [draftShown, setDraftShown] = useState(false);
  const [copied, copy] = useCopy();
  const choose = (what: string) => {
    if (what === 'date') setOpen('date');
    else if (what === 'copy') copy(action.draft ?? '');
    else if (what.startsWith('not:')) onDecline(id, what.slice(4));
    else if (what === 'tomorrow' || what === 'next-week' || what === 'next-reply') onSnooze(id, what);
  };
  const toggle = (which: 'later' | 'not-now' | 'more') => (isOpen: boolean) => setOpen(isOpen ? which : null);
  const copyWords = copied === 'copied' ? 'Copied' : copied === 'failed' ? 'Could not copy' : 'Copy text';
  const declines = NOT_NOW.map((reason) => ({ id: `not:${reason}`, label: reason }));
  return (
    <>
      <div className="action-words">
        <p className="action-title">{title}</p>
        <p className="soft">
          {action.because}{' '}
          {action.draft === null ? null : (
            <LinkButton aria-expanded={draftShown} onClick={() => setDraftShown(!draftShown)}>
              {draftShown ? 'Hide text' : 'Read text'}
            </LinkButton>
          )}
        </p>
      </div>
      {draftShown && action.draft !== null ? (
        <div className="action-draft">
          <p dir="auto">{action.draft}</p>
          <Button look="quiet" className="action-draft-copy" onClick={() => copy(action.draft ?? '')}>
            {copyWords}
          </Button>
        </div>
      ) : null}
      <div className="action-steps">
        <Button look="primary" onClick={() => onDone(id)}>
          Done
        </Button>
        <Menu
          className="action-wide"
          label="Later"
          items={LATER}
          open={open === 'later'}
          onOpen={toggle('later')}
          onChoose={choose}
        />
        <Menu
          className="action-wide"
          label="Not now"
          items={declines}
          open={open === 'not-now'}
          onOpen={toggle('not-now')}
          onChoose={choose}
        />
        {action.draft === null ? null : (
          <Button look="quiet" className="action-wide action-copy" onClick={() => copy(action.draft ?? '')}>
            <span aria-live="polite">{copyWords}</span>
          </Button>
        )}
        <Menu
          className="action-narrow"
          label="More"
          items={[
            ...LATER.map((item) => ({ ...item, label: `Later: ${item.label.toLowerCase()}` })),
            ...declines.map((item) => ({ ...item, label: `Not now: ${item.label.toLowerCase()}` })),
            ...(action.draft === null ? [] : [{ id: 'copy', label: 'Copy text' }]),
          ]}
          open={open === 'more'}
          onOpen={toggle('more')}
          onChoose={choose}
        />
      </div>
      {open === 'date' ? (
        <SnoozeDate
          today={props.today}
          onDay={(day) => onSnooze(id, { day })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
