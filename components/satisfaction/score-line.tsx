import type { SurveyKind, SurveyResponse } from '../../lib/model/facts';
import { SURVEY_SCALES } from '../../lib/model/survey-scales';

interface ScoreLineProps {
  kind: SurveyKind;
  /** Oldest first. */
  responses: SurveyResponse[];
  /** What was said is a line with dots; what was thought are squares without one. */
  look: 'said' | 'thought';
}

const WIDTH = 84;
const HEIGHT = 22;
const PAD = 3;
/** So many of the latest are drawn. */
const DRAWN = 12;

/** A person's latest scores, oldest to the left, on the whole scale of their survey. A picture only: words are beside it. */
export function ScoreLine({ kind, responses, look }: ScoreLineProps) {
  const { min, max } = SURVEY_SCALES[kind];
  const drawn = responses.slice(-DRAWN);
  const step = drawn.length < 2 ? 0 : (WIDTH - 2 * PAD) / (drawn.length - 1);
  const places = drawn.map(({ id, score }, at) => ({
    id,
    x: Math.round((PAD + at * step) * 10) / 10,
    y: Math.round((HEIGHT - PAD - ((score - min) / (max - min)) * (HEIGHT - 2 * PAD)) * 10) / 10,
  }));
  return (
    <svg
      className={`score-line score-line-${look}`}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      aria-hidden="true"
      focusable="false"
    >
      {look === 'said' ? (
        <polyline points={places.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ')} />
      ) : null}
      {places.map(({ id, x, y }) =>
        look === 'said' ? (
          <circle key={id} cx={x} cy={y} r="2.2" />
        ) : (
          <rect key={id} x={x - 2} y={y - 2} width="4" height="4" />
        ),
      )}
    </svg>
  );
}
