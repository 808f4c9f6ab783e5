/** One that can be chosen, and what it is called. */
export interface Choice {
  value: string;
  label: string;
}

/** The options of a native choice of one. */
export function SelectOptions({ options }: { options: readonly Choice[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
