import type { ManyLook } from '../../lib/panel/many-look';
import type { Doubt } from '../../lib/rules/move-look';
import type { MovePlan } from '../../lib/rules/move-plan';
import { ChipButton } from '../ui/chip';
import { barrierWords, doubtWords } from './move-words';
import { SomeNames } from './some-names';

interface PlanBoxProps {
  plan: MovePlan;
  look: ManyLook;
  onLeaveOut: (doubt: Doubt) => void;
}

/** What a move would do: from where to where, who stays, and what speaks against some. */
export function PlanBox({ plan, look, onLeaveOut }: PlanBoxProps) {
  const to = plan.to?.label ?? '';
  return (
    <>
      <ul className="moves-lines" aria-label="What would happen">
        {plan.lines.map(({ from, isBackwards, ids }) => (
          <li key={from?.id ?? ''} className="moves-line">
            <span className="moves-dot" data-phase={from?.phase} aria-hidden="true" />
            <span className="moves-words">
              {from?.label ?? 'No stage'} → {to}
            </span>
            <span className="moves-count">{ids.length.toLocaleString('en')}</span>
            <span className="moves-how quiet">
              {from === null ? 'first' : isBackwards ? 'back' : 'forward'}
            </span>
          </li>
        ))}
        {plan.barriers.map(({ barrier, ids }) => (
          <li key={barrier} className="moves-line">
            <span className="moves-dot" aria-hidden="true" />
            <span className="moves-words soft">{barrierWords(barrier, to)}</span>
            <span className="moves-count">{ids.length.toLocaleString('en')}</span>
            <span className="moves-how quiet">stay</span>
          </li>
        ))}
      </ul>
      {plan.doubts.length === 0 ? null : (
        <ul className="moves-doubts" aria-label="What to look at">
          {plan.doubts.map(({ doubt, ids, isLeftOut }) => (
            <li key={doubt} className="moves-doubt" data-out={isLeftOut}>
              <span className="moves-words">
                <strong>{ids.length.toLocaleString('en')}</strong> {doubtWords(doubt)}
                <span className="moves-names quiet">
                  <SomeNames ids={ids} rows={look.rows} />
                </span>
              </span>
              <ChipButton
                name={`Leave out ${String(ids.length)} ${doubtWords(doubt)}`}
                pressed={isLeftOut}
                onClick={() => onLeaveOut(doubt)}
              >
                {isLeftOut ? 'Left out' : 'Leave out'}
              </ChipButton>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
