import type { ReactNode } from 'react';
import '../../../components/board/overview/overview.css';
import { CohortPicture } from '../../../components/charts/cohort-picture';
import { EquityPicture } from '../../../components/charts/equity-picture';
import { FlowPicture } from '../../../components/charts/flow-picture';
import { JourneyPicture } from '../../../components/charts/journey-picture';
import { LifecyclePicture } from '../../../components/charts/lifecycle-picture';
import { OutcomePicture } from '../../../components/charts/outcome-picture';
import { StageTiles } from '../../../components/charts/stage-tiles';
import { TrendPicture } from '../../../components/charts/trend-picture';
import { WorthPicture } from '../../../components/charts/worth-picture';
import { actionsOf, bucketsOf, cohortsOf, figuresOf, journeyOf, worthsOf } from './figures';
import { movesOf, stagesOf, trendOf, type Size } from './sizes';

const told = { detail: 'last 12 months · everybody', locale: 'en-GB' };
const points = (value: number) => `${value > 0 ? '+' : ''}${String(Math.round(value * 100))}`;
const percent = (value: number) => `${String(Math.round(value * 100))} %`;
const open = () => undefined;

/** Every picture with so much to draw. */
export function Gallery({ size }: { size: Size }) {
  const buckets = bucketsOf(size);
  const base = buckets.reduce((sum, bucket) => sum + bucket.base, 0);
  const people = buckets.reduce((sum, bucket) => sum + bucket.people, 0);
  const figures = figuresOf(size);
  const trend = trendOf(size);
  const renewal = trend.map((one) => ({
    ...one,
    value: one.value === null ? null : 0.5 + Math.abs(one.value),
    low: one.low === null ? null : 0.4,
    high: one.high === null ? null : 0.95,
  }));
  return (
    <div className="overview">
      <div className="overview-grid">
        <Span of={12}>
          <StageTiles stages={figures} locale="en-GB" onOpen={open} />
        </Span>
        <Span of={12}>
          <LifecyclePicture model="Reach to loyalty" loops={false} stages={figures} {...told} onOpen={open} />
        </Span>
        <Span of={12}>
          <LifecyclePicture model="Value cycle" loops={true} stages={figures} {...told} onOpen={open} />
        </Span>
        <Span of={7}>
          <FlowPicture stages={stagesOf(size)} moves={movesOf(size)} loops={false} {...told} onOpen={open} />
        </Span>
        <Span of={5}>
          <TrendPicture
            step="month"
            name="NPS, said by customers"
            figure={{ value: '+38', of: 'n = 214 · 31 to 45' }}
            phase="acquisition"
            points={trend}
            says={points}
            counted="answers"
            bounds={[-1, 1]}
            goal={{ value: 0.4, label: 'goal' }}
            {...told}
          />
          <TrendPicture
            step="month"
            name="Renewal rate"
            figure={{ value: '81 %', of: '162 of 200 due' }}
            phase="retention"
            points={renewal}
            says={percent}
            counted="due"
            bounds={[0, 1]}
            {...told}
          />
        </Span>
        <Span of={6}>
          <WorthPicture
            called="Expected revenue, 12 months"
            stages={worthsOf(size)}
            currency="EUR"
            {...told}
            onOpen={open}
          />
        </Span>
        <Span of={6}>
          <EquityPicture
            called="Expected revenue, 12 months"
            sum={{ low: base * 0.8, base, high: base * 1.3, people }}
            buckets={buckets}
            currency="EUR"
            {...told}
          />
        </Span>
        <Span of={7}>
          <CohortPicture
            name="Customers who stayed"
            counted="were still customers"
            cohorts={cohortsOf(size)}
            {...told}
            onOpen={open}
          />
        </Span>
        <Span of={5}>
          <OutcomePicture actions={actionsOf(size)} {...told} />
        </Span>
        <Span of={12}>
          <JourneyPicture stages={journeyOf(size)} {...told} onOpen={open} />
        </Span>
      </div>
    </div>
  );
}

function Span({ of, children }: { of: number; children: ReactNode }) {
  return <div className={`overview-${String(of)} overview-stack`}>{children}</div>;
}
