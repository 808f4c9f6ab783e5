import './skeleton.css';

/** Heights of the cards of the last person that was shown, from the top, in pixels: the next one takes the same room. */
export type Heights = readonly number[];

/** Heights of a usual person at 360 pixels, before anybody was shown. */
export const USUAL_HEIGHTS: Heights = [127, 153, 145, 176, 148];

/**
 * The cards before their content is there: frames of the height the last person had, so that nothing jumps. Bars
 * appear only after 300 ms.
 */
export function Skeleton({ heights = USUAL_HEIGHTS }: { heights?: Heights }) {
  const [person, ...cards] = heights;
  return (
    <div className="skeleton" aria-busy="true">
      <h1 className="only-read-out">Sidestage</h1>
      <p className="only-read-out" role="status">
        Looking at the page
      </p>
      <div className="skeleton-person" style={{ height: person }} aria-hidden="true">
        <span className="skeleton-round" />
        <span className="skeleton-lines">
          <span className="skeleton-bar" style={{ width: '52%' }} />
          <span className="skeleton-bar" style={{ width: '68%' }} />
          <span className="skeleton-bar" style={{ width: '44%' }} />
        </span>
      </div>
      {cards.map((height, at) => (
        <div key={at} className="skeleton-card" style={{ height }} aria-hidden="true">
          <span className="skeleton-bar" style={{ width: '24%' }} />
          <span className="skeleton-bar" style={{ width: '88%' }} />
          <span className="skeleton-bar" style={{ width: '62%' }} />
        </div>
      ))}
    </div>
  );
}
