import { FlowPicture } from '../../../components/charts/flow-picture';
import { TrendPicture } from '../../../components/charts/trend-picture';
import { movesOf, stagesOf, trendOf, type Size } from './sizes';

const DETAIL = 'last 12 months · everybody';
const points = (value: number) => `${value > 0 ? '+' : ''}${String(Math.round(value * 100))}`;

/** Every picture with so much to draw. */
export function Gallery({ size }: { size: Size }) {
  const stages = stagesOf(size);
  return (
    <div style={{ display: 'grid', gap: 14, padding: 14, gridTemplateColumns: 'repeat(12, 1fr)' }}>
      <div style={{ gridColumn: 'span 7' }}>
        <FlowPicture
          stages={stages}
          moves={movesOf(size)}
          loops={false}
          detail={DETAIL}
          locale="en-GB"
          onOpen={() => undefined}
        />
      </div>
      <div style={{ gridColumn: 'span 5' }}>
        <TrendPicture
          name="NPS, said by customers"
          figure={{ value: '+38', of: 'n = 214 · 31 to 45' }}
          phase="acquisition"
          points={trendOf(size)}
          says={points}
          counted="answers"
          bounds={[-1, 1]}
          goal={{ value: 0.4, label: 'goal' }}
          detail={DETAIL}
          locale="en-GB"
        />
      </div>
    </div>
  );
}
