import type { ReactNode } from 'react';
import type { BoardFigures, CohortFigure } from '../../../lib/panel/board/figures-view';
import { periodWords, stepWords, type FigureTongue } from '../../../lib/panel/board/metric-words';
import type { MetricId, PeopleBehind } from '../../../lib/rules/metrics/metric';
import { peopleText } from '../../../lib/rules/shown-rate';
import { CohortPicture, type Cohort } from '../../charts/cohort-picture';
import { EquityPicture } from '../../charts/equity-picture';
import { FlowPicture } from '../../charts/flow-picture';
import { JourneyPicture } from '../../charts/journey-picture';
import { LifecyclePicture } from '../../charts/lifecycle-picture';
import { StageTiles } from '../../charts/stage-tiles';
import { WorthPicture } from '../../charts/worth-picture';
import { LosesPart } from './loses-part';
import { MetricTrend, type TrendExtras } from './metric-trend';
import { OverviewMenu } from './overview-menu';
import { flowBetween, flowOf, journeyOf, tileFigures, worthOf } from './stage-views';
import './overview.css';

export interface OverviewProps {
  figures: BoardFigures;
  /** Whose people: 'everybody', 'Dana Whitfield’s people'. */
  whose: string;
  locale: string;
  /** Goals and notes of a metric, where the team has any. */
  extrasOf?: ((metric: MetricId) => TrendExtras | undefined) | undefined;
  /** The table of those who stand still longest. */
  stalled?: ReactNode;
  onPeople: (behind: PeopleBehind, title: string) => void;
  onDigest: () => void;
}

/** Drawn beside the flow, and where there is something to draw below. */
const BESIDE: MetricId[] = ['nps-customer', 'renewal-rate'];
const BELOW: MetricId[] = ['csat-customer', 'ces-customer', 'logo-churn'];

/** The whole lifecycle on one page: where most is lost, stages, flow, trends, values, cohorts, the journey. */
export function Overview(props: OverviewProps) {
  const { figures, whose, locale, onPeople } = props;
  const { model, currency, wanted } = figures;
  const tongue: FigureTongue = { currency, locale };
  const detail = `${periodWords(wanted.period, locale)} · ${whose}`;
  const told = { detail, locale };
  const tiles = tileFigures(figures);
  const flow = flowOf(figures);
  const all = tiles.reduce((sum, { people }) => sum + people, 0);
  const openStage = (id: string) => {
    const found = figures.stages.find(({ stage }) => stage.id === id);
    if (found !== undefined) onPeople(found.behind.standing, `In ${found.stage.label}`);
  };
  const openFlow = (from: string, to: string) => {
    const found = flowBetween(figures, from, to);
    const labelOf = (id: string) => model.stages.find((stage) => stage.id === id)?.label ?? id;
    if (found !== undefined) onPeople(found.behind, `${labelOf(from)} to ${labelOf(to)}`);
  };
  const trends = (ids: MetricId[], always: boolean) =>
    ids.flatMap((id) => {
      const metric = figures.metrics.find((one) => one.id === id);
      if (metric === undefined || (!always && metric.value === null)) return [];
      return [
        <MetricTrend key={id} {...{ metric, tongue, detail, onPeople }} extras={props.extrasOf?.(id)} />,
      ];
    });
  const below = trends(BELOW, false);
  return (
    <div className="overview">
      <div className="overview-top">
        <p className="soft">
          {periodWords(wanted.period, locale)} · model: <bdi>{model.label}</bdi> · {whose} ·{' '}
          {peopleText(all, locale)}
          {figures.nowhere === 0 ? null : `, and ${peopleText(figures.nowhere, locale)} in no stage of it`}
        </p>
        <OverviewMenu figures={figures} detail={detail} onDigest={props.onDigest} />
      </div>
      <SourceLine figures={figures} />
      <LosesPart figures={figures} onPeople={onPeople} />
      <StageTiles stages={tiles} locale={locale} onOpen={openStage} />
      <div className="overview-grid">
        <div className="overview-7">
          <FlowPicture {...flow} {...told} loops={model.loops} onOpen={openFlow} />
        </div>
        <div className="overview-5 overview-stack">{trends(BESIDE, true)}</div>
        {props.stalled}
        <div className="overview-12">
          <LifecyclePicture
            model={model.label}
            loops={model.loops}
            stages={tiles}
            {...told}
            onOpen={openStage}
          />
        </div>
        {figures.equity === null ? null : (
          <>
            <div className="overview-6">
              <WorthPicture
                called={figures.equity.label}
                stages={worthOf(figures)}
                {...{ currency, ...told }}
                onOpen={openStage}
              />
            </div>
            <div className="overview-6">
              <EquityPicture
                called={figures.equity.label}
                sum={figures.equity.sum}
                buckets={figures.equity.buckets}
                {...{ currency, ...told }}
              />
            </div>
          </>
        )}
        {below.map((trend, at) => (
          <div
            key={at}
            className={below.length === 3 ? 'overview-4' : below.length === 2 ? 'overview-6' : 'overview-12'}
          >
            {trend}
          </div>
        ))}
        <Cohorts {...{ figures, onPeople }} {...told} />
        <div className="overview-12">
          <JourneyPicture stages={journeyOf(figures, locale)} {...told} onOpen={openStage} />
        </div>
      </div>
    </div>
  );
}

function SourceLine({ figures: { source } }: { figures: BoardFigures }) {
  return (
    <p className="overview-source" role="status">
      {source.words}
      {source.progress === null || source.isComplete ? null : (
        <progress aria-label="Counting" max="1" value={source.progress} />
      )}
    </p>
  );
}

function Cohorts(props: {
  figures: BoardFigures;
  detail: string;
  locale: string;
  onPeople: (behind: PeopleBehind, title: string) => void;
}) {
  const { figures, detail, locale, onPeople } = props;
  const { kept, won } = figures.cohorts;
  const open = (cohorts: CohortFigure[]) => (at: number) => {
    const cohort = cohorts[at];
    if (cohort !== undefined) onPeople(cohort.behind, `Began in ${labelOf(cohort, locale)}`);
  };
  return (
    <>
      <div className="overview-6">
        <CohortPicture
          name="Customers who stayed"
          counted="were still customers"
          cohorts={cohortsOf(kept, locale)}
          onOpen={open(kept)}
          {...{ detail, locale }}
        />
      </div>
      <div className="overview-6">
        <CohortPicture
          name="People who became customers"
          counted="had become customers"
          cohorts={cohortsOf(won, locale)}
          onOpen={open(won)}
          {...{ detail, locale }}
        />
      </div>
    </>
  );
}

function cohortsOf(figures: CohortFigure[], locale: string): Cohort[] {
  return figures.map((cohort) => ({
    label: labelOf(cohort, locale),
    size: cohort.size,
    kept: cohort.months,
  }));
}

function labelOf({ month }: CohortFigure, locale: string): string {
  const { label, when } = stepWords({ from: month, to: month + 28 }, true, locale);
  return `${label} ${when.split(' ').at(-1) ?? ''}`;
}
