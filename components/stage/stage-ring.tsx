import { useEffect, useId, useRef, useState } from 'react';
import type { LifecycleModel, Stage } from '../../lib/model/lifecycle';
import { StageButton } from './stage-button';
import { StageHint } from './stage-hint';
import type { StageTrackProps } from './track-props';
import './stage-ring.css';

/** A model in which people can start again: its stages around a ring, and their names in order beside it. */
export function StageRing({ model, current, onMove }: StageTrackProps) {
  const id = useId();
  const list = useRef<HTMLOListElement>(null);
  const [explained, setExplained] = useState<Stage | null>(null);
  const round = model.stages.filter(goesRound);
  useEffect(() => {
    // A long list begins where the person stands, without moving the page.
    const box = list.current;
    const row = box?.querySelector<HTMLElement>('[data-current=true]');
    if (box && row) box.scrollTop = row.offsetTop - box.clientHeight / 2;
  }, [model, current]);
  return (
    <div className="track-frame ring-frame">
      <Ring round={round} current={current} explained={explained} />
      <ol ref={list} className="ring-names" aria-label={`Stages of ${model.label}, which begin again`}>
        {ordered(model).map((stage) => (
          <li
            key={stage.id}
            className={`ring-row${goesRound(stage) ? '' : ' ring-off'}`}
            data-phase={stage.phase}
            data-current={stage.id === current?.id}
          >
            <StageButton
              className="ring-button"
              stage={stage}
              isCurrent={stage.id === current?.id}
              describedBy={`${id}-${stage.id}`}
              onMove={onMove}
              onExplain={setExplained}
            >
              <span className="ring-dot" />
              <span className="ring-label" dir="auto">
                {stage.label}
              </span>
            </StageButton>
          </li>
        ))}
      </ol>
      <StageHint model={model} current={current} explained={explained} mayMove={onMove !== undefined} />
    </div>
  );
}

/** Whether a stage is part of the ring; the lost ones and those outside stand beside it. */
function goesRound(stage: Stage): boolean {
  return !stage.lost && stage.phase !== 'outside';
}

function ordered(model: LifecycleModel): Stage[] {
  return [...model.stages.filter(goesRound), ...model.stages.filter((stage) => !goesRound(stage))];
}

/** The ring is measured as 100 long, from the top, the way the clock goes. */
const TOP = 75;
const GAP = 3.2;

/** The drawing: an arc a stage, the current one thick. The names beside it say the same. */
function Ring(props: { round: Stage[]; current: Stage | null; explained: Stage | null }) {
  const step = 100 / props.round.length;
  const gap = props.round.length < 2 ? 0 : Math.min(GAP, step / 3);
  const place = props.round.findIndex((stage) => stage.id === props.current?.id);
  return (
    <svg className="ring" viewBox="0 0 88 88" aria-hidden="true" focusable="false">
      {props.round.map((stage, index) => (
        <circle
          key={stage.id}
          className="ring-arc"
          data-phase={stage.phase}
          data-current={stage.id === props.current?.id}
          data-explained={stage.id === props.explained?.id}
          cx="44"
          cy="44"
          r="36"
          pathLength="100"
          strokeDasharray={`${String(step - gap)} ${String(100 - step + gap)}`}
          strokeDashoffset={-(TOP + index * step + gap / 2)}
        />
      ))}
      <path className="ring-again" d="M36 31.5a15 15 0 1 1-7.6 8.3M36 31.5l-1.6 5.6M36 31.5l-5.6-1.4" />
      {place < 0 ? null : (
        <text className="ring-place" x="44" y="48" textAnchor="middle">
          {place + 1}/{props.round.length}
        </text>
      )}
    </svg>
  );
}
