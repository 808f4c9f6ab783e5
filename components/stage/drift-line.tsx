import { useState } from 'react';
import type { LifecycleModel, Stage } from '../../lib/model/lifecycle';
import type { Drift } from '../../lib/rules/page-stage';
import { LinkButton } from '../ui/link-button';
import { Menu } from '../ui/menu';
import './drift-line.css';

export interface DriftLineProps {
  /** What the user calls the site. */
  site: string;
  drift: Drift;
  model: LifecycleModel;
  /** The team's stage, or none yet. */
  ours: Stage | null;
  onTake: () => void;
  onKeep: () => void;
  /** Leaves the stages of this site alone from now on. */
  onQuiet: () => void;
  onExplain: (stageId: string) => void;
}

/** The page shows another stage than the team has. A quiet line: nothing is changed by it. */
export function DriftLine({ site, drift, model, ours, onTake, onKeep, onQuiet, onExplain }: DriftLineProps) {
  const [open, setOpen] = useState(false);
  if (drift.kind === 'unknown-word') {
    return (
      <div className="drift" role="group" aria-label={`${site} says ${drift.word}`}>
        <p>
          {site} says <bdi className="drift-word">{drift.word}</bdi>. Which stage is that?{' '}
          <span className="quiet">Kept on this device only.</span>
        </p>
        <div className="drift-steps">
          <Menu
            label="Choose"
            name={`Which stage is ${drift.word}?`}
            look="quiet"
            open={open}
            onOpen={setOpen}
            items={model.stages.map(({ id, label, phase }) => ({ id, label, phase }))}
            onChoose={onExplain}
          />
          <LinkButton title={`Leave the stages of ${site} alone`} onClick={onQuiet}>
            Ignore
          </LinkButton>
        </div>
      </div>
    );
  }
  const { stage, word } = drift;
  const isOtherName = stage.label.toLowerCase() !== word.toLowerCase();
  return (
    <div className="drift" role="group" aria-label={`${site} says ${word}`}>
      <p>
        {site} says <bdi className="drift-word">{word}</bdi>
        {isOtherName ? <>, which is {stage.label} here</> : null}.
      </p>
      <div className="drift-steps">
        <LinkButton title={`Move to ${stage.label}`} onClick={onTake}>
          Take theirs
        </LinkButton>
        <LinkButton title="Silent until theirs changes" onClick={onKeep}>
          {ours === null ? 'Not now' : 'Keep ours'}
        </LinkButton>
        <LinkButton title={`Leave the stages of ${site} alone`} onClick={onQuiet}>
          Ignore
        </LinkButton>
      </div>
    </div>
  );
}
