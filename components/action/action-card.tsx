import { useState } from 'react';
import type { InsertAnswer } from '../../lib/panel/context';
import type { ShownAction } from '../../lib/panel/shown-actions';
import type { Snooze } from '../../lib/panel/snooze';
import { Card } from '../ui/card';
import { Icon } from '../ui/icon';
import { ActionBody } from './action-body';
import './action-card.css';

export interface ActionCardProps {
  actions: ShownAction[];
  /** Why there is none, as a sentence. */
  blocked: string | null;
  /** Today as YYYY-MM-DD: nothing is put off to a day that has passed. */
  today: string;
  /** Texts that were edited, by the rule's id. */
  texts: Record<string, string>;
  onDone: (ruleId: string) => void;
  onSnooze: (ruleId: string, snooze: Snooze) => void;
  onDecline: (ruleId: string, reason: string) => void;
  /** What the text reads now; null: as the rule fills it. */
  onText: (ruleId: string, text: string | null) => void;
  onInsert: (text: string) => Promise<InsertAnswer>;
}

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
