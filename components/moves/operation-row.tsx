import { useState } from 'react';
import type { Operation } from '../../lib/panel/operations';
import { stateWords } from '../../lib/panel/operations';
import { agoText, momentText } from '../../lib/panel/time-text';
import { usePanel } from '../shell/panel-context';
import { useClock } from '../shell/use-clock';
import { Button } from '../ui/button';
import { LinkButton } from '../ui/link-button';
import { OperationResults } from './operation-results';
import './operations.css';

/** 'Moved 312 people to Retention · 3 days ago · Undo', and on demand what became of each. */
export function OperationRow({ operation }: { operation: Operation }) {
  const { commands, locale, now } = usePanel();
  const time = useClock(now, 60_000);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const undo = async () => {
    setBusy(true);
    await commands.undoOperation(operation.ids);
    setBusy(false);
  };
  return (
    <li className="moves-op">
      <div className="moves-op-line">
        <span>
          <bdi>{operation.title}</bdi>{' '}
          <time className="quiet small" title={momentText(operation.at, locale)}>
            {agoText(operation.at, time)}
          </time>
        </span>
        {operation.undone !== null || operation.state === 'refused' ? null : (
          <Button disabled={isBusy} aria-label={`Undo: ${operation.title}`} onClick={() => void undo()}>
            Undo
          </Button>
        )}
      </div>
      <p className="small soft" role="status">
        {stateWords(operation)}
        {operation.reason === null ? null : <bdi> Reason: {operation.reason}.</bdi>}
      </p>
      <div className="small">
        <LinkButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide each' : 'What became of each'}
        </LinkButton>
      </div>
      {isOpen ? <OperationResults operation={operation} /> : null}
    </li>
  );
}
