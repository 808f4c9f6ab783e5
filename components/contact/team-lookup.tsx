import './team-lookup.css';

interface TeamLookupProps {
  /** Where asking the team's server stands; null: it was not asked, or it has answered. */
  state: 'looking' | 'not-reached' | null;
}

/** Of a large team this device holds some people only: says that the others are being asked for. */
export function TeamLookup({ state }: TeamLookupProps) {
  return (
    <p className="soft small team-lookup" role="status">
      {state === 'looking'
        ? 'Looking in the team’s people…'
        : state === 'not-reached'
          ? 'Not all of the team’s people are on this device, and the server cannot be reached: it may be one of them.'
          : null}
    </p>
  );
}
