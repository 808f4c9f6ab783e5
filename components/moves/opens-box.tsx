import type { MovePlan } from '../../lib/rules/move-plan';

interface OpensBoxProps {
  opens: MovePlan['opens'];
  titleOf: (rule: string) => string;
  isQuiet: boolean;
  onQuiet: (quiet: boolean) => void;
}

/** For so many days actions are put off. */
export const QUIET_DAYS = 14;
const SHOWN = 4;

/** Which next actions the move would open, and whether they are to rest. */
export function OpensBox({ opens, titleOf, isQuiet, onQuiet }: OpensBoxProps) {
  if (opens.length === 0) return null;
  const [shown, more] = [opens.slice(0, SHOWN), opens.length - SHOWN];
  return (
    <div className="moves-opens">
      <p className="small soft">
        It opens these next actions:{' '}
        {shown.map(({ rule, ids }) => `${titleOf(rule)} (${ids.length.toLocaleString('en')})`).join(', ')}
        {more > 0 ? ` and ${String(more)} more` : ''}.
      </p>
      <label className="moves-check small">
        <input type="checkbox" checked={isQuiet} onChange={(event) => onQuiet(event.target.checked)} />
        Put these off for {QUIET_DAYS} days
      </label>
    </div>
  );
}
