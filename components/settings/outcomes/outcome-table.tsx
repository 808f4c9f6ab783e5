import type { ActionOutcomes } from '../../../lib/panel/team-outcomes';
import { shareText } from '../../../lib/panel/share-text';
import { shareOf } from '../../../lib/rules/share-interval';

/** Each action that anything became of: how often, why not, and what followed beside what went without it. */
export function OutcomeTable({ actions, people }: { actions: ActionOutcomes[]; people: number }) {
  const used = actions.filter(({ done, snoozed, notNow }) => done + snoozed + notNow > 0);
  if (used.length === 0) {
    return <p className="soft">No action was done, put off or turned down yet, of {people} people.</p>;
  }
  return (
    <ul className="outcomes" aria-label="Actions and what became of them">
      {used.map((action) => (
        <li key={action.rule} className="outcome">
          <p className="outcome-title" dir="auto">
            {action.title}
          </p>
          <p className="small">
            Done {action.done}, later {action.snoozed}, not now {action.notNow}
          </p>
          {action.reasons.length === 0 ? null : (
            <p className="small soft">
              Not now: {action.reasons.map(({ reason, times }) => `${reason} (${String(times)})`).join(', ')}
            </p>
          )}
          <Followed action={action} />
        </li>
      ))}
    </ul>
  );
}

function Followed({ action }: { action: ActionOutcomes }) {
  const { learnt, windowDays } = action;
  const after = shareOf(learnt.moved, learnt.done);
  const without = shareOf(learnt.withoutMoved, learnt.without);
  const days = windowDays === 1 ? '1 day' : `${String(windowDays)} days`;
  if (after === null) {
    return <p className="small quiet">No result yet: it counts for {days}, and none is over.</p>;
  }
  return (
    <ul className="small soft outcome-shares">
      <li>
        {learnt.moved} of {learnt.done} moved on within {days}: {shareText(after)}. Stage {learnt.advanced},
        order {learnt.ordered}, score {learnt.scoreRose}.
      </li>
      {without === null ? null : (
        <li>
          Without it {learnt.withoutMoved} of {learnt.without}: {shareText(without)}.
        </li>
      )}
    </ul>
  );
}
