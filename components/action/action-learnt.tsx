import { useState } from 'react';
import { learntWords } from '../../lib/rules/learnt-words';
import type { Rank } from '../../lib/rules/rank-actions';
import { shareOf } from '../../lib/rules/share-interval';
import { shareText } from '../../lib/panel/share-text';
import { LinkButton } from '../ui/link-button';

/** What the team's outcomes say of an action, with its doubts one press away. */
export function ActionLearnt({ rank, windowDays }: { rank: Rank; windowDays: number }) {
  const [open, setOpen] = useState(false);
  const words = learntWords(rank.learnt, windowDays);
  if (words === null) return null;
  return (
    <div className="action-learnt">
      <p className="small quiet">
        {words}{' '}
        <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
          A hint, not proof
        </LinkButton>
      </p>
      {open ? <Doubts rank={rank} /> : null}
    </div>
  );
}

function Doubts({ rank }: { rank: Rank }) {
  const { done, moved, without, withoutMoved } = rank.learnt;
  const [after, others] = [shareOf(moved, done), shareOf(withoutMoved, without)];
  return (
    <ul className="action-doubts small soft">
      {after === null ? null : <li>After it: {shareText(after)} moved on.</li>}
      {others === null ? null : <li>Without it: {shareText(others)} moved on.</li>}
      <li>People were chosen for it, so the two groups differ in more than the action.</li>
      <li>
        {rank.propensity === null
          ? 'It stands where the playbook puts it.'
          : `It is put first for ${percent(rank.propensity)} of people like this: the better it does, the more often.`}
      </li>
    </ul>
  );
}

function percent(share: number): string {
  const whole = Math.round(share * 100);
  return whole < 1 ? 'less than 1 %' : `${String(whole)} %`;
}
