import { useState } from 'react';
import { Card } from '../ui/card';
import { Icon } from '../ui/icon';
import { ActionBody } from './action-body';
import type { ActionCardProps } from './action-props';
import './action-card.css';

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
