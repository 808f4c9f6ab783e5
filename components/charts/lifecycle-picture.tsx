import { useState } from 'react';
import { countText, decimalText, peopleText } from '../../lib/rules/shown-rate';
import { ChipButton } from '../ui/chip';
import { ChartCard, type Drawn } from './chart-card';
import { drawFunnel } from './lifecycle-funnel';
import { stageWords, type LifecycleDraw } from './lifecycle-marks';
import { drawRing } from './lifecycle-ring';
import { drawTrack } from './lifecycle-track';
import type { StageFigure } from './stage-tiles';
import './lifecycle-picture.css';

const SHAPES = { track: 'Track', ring: 'Ring', funnel: 'Funnel' } as const;
type Shape = keyof typeof SHAPES;

export interface LifecyclePictureProps {
  model: string;
  loops: boolean;
  stages: StageFigure[];
  detail: string;
  locale: string;
  onOpen: (stage: string) => void;
}

const DRAW: Record<Shape, (draw: LifecycleDraw) => Drawn> = {
  track: drawTrack,
  ring: drawRing,
  funnel: drawFunnel,
};

/** The lifecycle as the team's model has it, as a track, a ring or a funnel: people, median days, and how many move on. */
export function LifecyclePicture(props: LifecyclePictureProps) {
  const { model, stages, locale } = props;
  const [shape, setShape] = useState<Shape>(props.loops ? 'ring' : 'track');
  const all = stages.reduce((sum, { people }) => sum + people, 0);
  const entered = stages.reduce((sum, one) => sum + one.entered, 0);
  return (
    <ChartCard
      name={`Lifecycle: ${model}`}
      hint={`${peopleText(all, locale)} ${all === 1 ? 'stands' : 'stand'} in it now`}
      tools={(Object.keys(SHAPES) as Shape[]).map((one) => (
        <ChipButton key={one} pressed={shape === one} onClick={() => setShape(one)}>
          {SHAPES[one]}
        </ChipButton>
      ))}
      summary={stages.map((stage) => stageWords(stage, locale)).join('. ')}
      detail={`${props.detail} · ${peopleText(all, locale)}`}
      table={{
        columns: [
          { label: 'Stage', kind: 'words' },
          { label: 'People now', kind: 'number' },
          { label: 'Entered', kind: 'number' },
          { label: 'Median days', kind: 'number' },
          { label: 'Moved on', kind: 'number' },
          { label: 'of those who left', kind: 'number' },
        ],
        rows: stages.map((one) => [
          one.label,
          one.people,
          one.entered,
          one.medianDays,
          one.movedOn?.people ?? null,
          one.movedOn?.of ?? null,
        ]),
        shown: (value, column) => (column === 3 ? decimalText(value, locale) : countText(value, locale)),
      }}
      note={
        shape === 'funnel'
          ? 'The bars are the people who came into each stage in the period: somebody who comes twice is counted twice.'
          : 'The circles’ areas are the people who stand there now.'
      }
      empty={all + entered === 0 ? 'Nobody stands in this lifecycle yet.' : null}
      assumed={1000}
    >
      {({ width, onSay }) => DRAW[shape]({ width, stages, locale, onSay, onOpen: props.onOpen })}
    </ChartCard>
  );
}
