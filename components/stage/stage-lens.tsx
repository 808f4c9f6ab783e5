import { useEffect, useState } from 'react';
import { throughLens, type Lens } from '../../lib/panel/lens';
import type { Stage } from '../../lib/model/lifecycle';
import { mappingWords, type LensCounts } from '../../lib/rules/model-lens';
import { LinkButton } from '../ui/link-button';
import './stage-lens.css';

export interface StageLensProps {
  lens: Lens;
  /** The team's stage of the person, and what the team calls its model. */
  current: Stage | null;
  own: string;
  onBack: () => void;
  onCount: (lens: Lens) => Promise<LensCounts | null>;
}

/** Says through which model people are seen, where this person stands there and why, and leads back. */
export function StageLens({ lens, current, own, onBack, onCount }: StageLensProps) {
  const [open, setOpen] = useState(false);
  const here = throughLens(lens, current);
  return (
    <div className="lens" role="group" aria-label={`Seen through ${lens.model.label}`}>
      <p>
        Seen through <strong dir="auto">{lens.model.label}</strong>, on this device only.{' '}
        {here === null ? null : (
          <>
            <bdi>{here.from.label}</bdi> stands in <bdi>{here.to?.label ?? 'no stage'}</bdi>.{' '}
            {mappingWords(here)}
          </>
        )}
      </p>
      <div className="lens-steps">
        <LinkButton onClick={onBack}>Back to {own}</LinkButton>
        <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide the mapping' : 'Mapping and counts'}
        </LinkButton>
      </div>
      {open ? <Mapping lens={lens} onCount={onCount} /> : null}
    </div>
  );
}

function Mapping({ lens, onCount }: Pick<StageLensProps, 'lens' | 'onCount'>) {
  const [counts, setCounts] = useState<LensCounts | null>(null);
  useEffect(() => {
    let isShown = true;
    void onCount(lens).then((found) => {
      if (isShown) setCounts(found);
    });
    return () => {
      isShown = false;
    };
  }, [lens, onCount]);
  const people = (id: string) => counts?.stages.find(({ stage }) => stage.id === id)?.people ?? null;
  return (
    <ol className="lens-stages" aria-label={`Stages of ${lens.model.label} and who stands there`}>
      {lens.model.stages.map((stage) => (
        <li key={stage.id} data-phase={stage.phase}>
          <span className="lens-name">
            <span className="lens-dot" />
            <span dir="auto">{stage.label}</span>
            <span className="lens-count">{countText(people(stage.id))}</span>
          </span>
          {lens.mapping
            .filter((one) => one.to?.id === stage.id)
            .map((one) => (
              <span key={one.from.id} className="lens-from">
                <span dir="auto">{one.from.label}</span>: {mappingWords(one)}
              </span>
            ))}
        </li>
      ))}
      {counts !== null && counts.nowhere > 0 ? (
        <li>
          <span className="lens-name">
            <span>In no stage of this model</span>
            <span className="lens-count">{countText(counts.nowhere)}</span>
          </span>
        </li>
      ) : null}
    </ol>
  );
}

function countText(people: number | null): string {
  return people === null ? '' : people === 1 ? '1 person' : `${String(people)} people`;
}
