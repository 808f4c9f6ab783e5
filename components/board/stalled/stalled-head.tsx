interface StalledHeadProps {
  seesValue: boolean;
  /** How far ahead values are estimated. */
  months: number;
}

/** The columns of those who are stuck. */
export function StalledHead({ seesValue, months }: StalledHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col">Person</th>
        <th scope="col">Company</th>
        <th scope="col">Stage</th>
        <th scope="col" className="grid-number">
          Quiet days
        </th>
        <th scope="col">What began the timer</th>
        <th scope="col">Next action</th>
        {seesValue ? (
          <th scope="col" className="grid-number">
            Value, {months} months
          </th>
        ) : null}
        <th scope="col">Owner</th>
      </tr>
    </thead>
  );
}
