import { useState } from 'react';
import type { ShownAction } from '../../lib/panel/shown-actions';
import { Button } from '../ui/button';
import { LinkButton } from '../ui/link-button';
import { Menu } from '../ui/menu';
import { useCopy } from '../ui/use-copy';
import { ActionLearnt } from './action-learnt';
import type { ActionCardProps } from './action-props';
import { ActionText } from './action-text';
import { DeclineStep } from './decline-step';
import { SnoozeDate } from './snooze-date';

const LATER = [
  { id: 'tomorrow', label: 'Tomorrow' },
  { id: 'next-week', label: 'Next week' },
  { id: 'next-reply', label: 'After the next reply' },
  { id: 'date', label: 'On a date…' },
];
const NOT_NOW = ['Does not fit', 'Bad moment', 'Someone else does it', 'They asked not to'];
const DECLINES = [
  ...NOT_NOW.map((reason) => ({ id: `not:${reason}`, label: reason })),
  { id: 'own', label: 'Another reason…' },
];

type Open = 'later' | 'not-now' | 'more' | 'date' | 'own' | null;

/** One action: its reason, what was learnt of it, its text, and what can become of it. */
export function ActionBody(props: ActionCardProps & { action: ShownAction }) {
  const { action, onDone, onSnooze, onDecline } = props;
  const { id, title, windowDays } = action.rule;
  const text = props.texts[id] ?? action.draft;
  const [open, setOpen] = useState<Open>(null);
  const [textShown, setTextShown] = useState(id in props.texts);
  const [copied, copy] = useCopy();
  const choose = (what: string) => {
    if (what === 'date' || what === 'own') setOpen(what);
    else if (what === 'copy') copy(text ?? '');
    else if (what.startsWith('not:')) onDecline(id, what.slice(4));
    else if (what === 'tomorrow' || what === 'next-week' || what === 'next-reply') onSnooze(id, what);
  };
  const toggle = (which: 'later' | 'not-now' | 'more') => (isOpen: boolean) => setOpen(isOpen ? which : null);
  const copyWords = copied === 'copied' ? 'Copied' : copied === 'failed' ? 'Could not copy' : 'Copy text';
  return (
    <>
      <div className="action-words">
        <p className="action-title">{title}</p>
        <p className="soft">
          {action.because}{' '}
          {text === null ? null : (
            <LinkButton aria-expanded={textShown} onClick={() => setTextShown(!textShown)}>
              {textShown ? 'Hide text' : 'Read text'}
            </LinkButton>
          )}
        </p>
        {action.rank === null ? null : <ActionLearnt rank={action.rank} windowDays={windowDays} />}
      </div>
      {textShown && text !== null ? (
        <ActionText
          text={text}
          isEdited={id in props.texts}
          onText={(typed) => props.onText(id, typed)}
          onInsert={props.onInsert}
        />
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
          items={DECLINES}
          open={open === 'not-now'}
          onOpen={toggle('not-now')}
          onChoose={choose}
        />
        {text === null || textShown ? null : (
          <Button look="quiet" className="action-wide action-copy" onClick={() => copy(text)}>
            <span aria-live="polite">{copyWords}</span>
          </Button>
        )}
        <Menu
          className="action-narrow"
          label="More"
          items={[
            ...LATER.map((item) => ({ ...item, label: `Later: ${item.label.toLowerCase()}` })),
            ...DECLINES.map((item) => ({ ...item, label: `Not now: ${item.label.toLowerCase()}` })),
            ...(text === null ? [] : [{ id: 'copy', label: 'Copy text' }]),
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
      {open === 'own' ? (
        <DeclineStep onReason={(reason) => onDecline(id, reason)} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}
