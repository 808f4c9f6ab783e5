import type { BoardFigures, FlowFigure, StageFigure } from '../../../lib/panel/board/figures-view';
import { InteractionType } from '../../../lib/model/facts';
import { decimalText } from '../../../lib/rules/shown-rate';
import { INTERACTION_WORDS } from '../../../lib/rules/timeline-words';
import { SURVEY_SCALES } from '../../../lib/model/survey-scales';
import type { FlowMove, FlowStage } from '../../charts/flow';
import type { JourneyStage } from '../../charts/journey-picture';
import type { StageFigure as TileFigure } from '../../charts/stage-tiles';
import type { StageWorth } from '../../charts/worth-picture';

/** Stages as tiles and the lifecycle's picture have them. */
export function tileFigures({ stages }: BoardFigures): TileFigure[] {
  return stages.map(({ stage, people, entered, medianDays, conversion }) => ({
    id: stage.id,
    label: stage.label,
    phase: stage.phase,
    lost: isGone(stage),
    people,
    entered,
    medianDays,
    movedOn:
      isGone(stage) || stage.phase === 'outside' || isLastLiving(stage.id, stages)
        ? null
        : { people: conversion.count, of: conversion.of },
  }));
}

/** Stages and moves as the flow has them. */
export function flowOf({ stages, flows }: BoardFigures): { stages: FlowStage[]; moves: FlowMove[] } {
  return {
    stages: stages.map(({ stage }) => ({
      id: stage.id,
      label: stage.label,
      phase: stage.phase,
      lost: isGone(stage),
    })),
    moves: flows.map(({ from, to, people }) => ({ from, to, people })),
  };
}

/** The flow from one stage to another, with who is behind it. */
export function flowBetween({ flows }: BoardFigures, from: string, to: string): FlowFigure | undefined {
  return flows.find((flow) => flow.from === from && flow.to === to);
}

/** What the people of each stage are worth; of lost ones only where something is known. */
export function worthOf({ stages }: BoardFigures): StageWorth[] {
  return stages
    .filter(({ stage, value }) => value !== null || !(isGone(stage) || stage.phase === 'outside'))
    .map(({ stage, value, cash }) => ({ id: stage.id, label: stage.label, phase: stage.phase, value, cash }));
}

const NAMES = { nps: 'NPS', csat: 'CSAT', ces: 'CES' } as const;

/** The journey along the stages; the scale with most answers over all stages is the one that is drawn. */
export function journeyOf({ stages }: BoardFigures, locale: string): JourneyStage[] {
  const answers = (survey: keyof typeof NAMES) =>
    stages.reduce((sum, { scores }) => sum + (scores.find((one) => one.survey === survey)?.of ?? 0), 0);
  const drawn = (['nps', 'csat', 'ces'] as const).reduce((a, b) => (answers(b) > answers(a) ? b : a));
  return stages.map(({ stage, people, medianDays, touches, scores }) => {
    const score = scores.find(({ survey }) => survey === drawn);
    const { min, max } = SURVEY_SCALES[drawn];
    return {
      id: stage.id,
      label: stage.label,
      phase: stage.phase,
      people,
      medianDays,
      touches: touches.map(({ type, count }) => ({ label: touchWords(type), count })),
      score:
        score === undefined
          ? null
          : {
              // A mean of answers from 0 to 10 is no NPS, and is not called so.
              label: drawn === 'nps' ? '0–10' : NAMES[drawn],
              says: decimalText(score.mean, locale, true),
              place: (score.mean - min) / (max - min),
              n: score.of,
            },
    };
  });
}

/** What a kind of contact is called; one of a newer version as it is. */
function touchWords(type: string): string {
  const known = InteractionType.safeParse(type);
  return known.success ? INTERACTION_WORDS[known.data] : type;
}

/** People who are in it have left. */
function isGone(stage: StageFigure['stage']): boolean {
  return stage.lost || stage.phase === 'lapsed';
}

function isLastLiving(id: string, stages: StageFigure[]): boolean {
  return stages.findLast(({ stage }) => !isGone(stage) && stage.phase !== 'outside')?.stage.id === id;
}
