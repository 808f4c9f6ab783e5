/** Sentences that say what changes, one line each. `label`: what a screen reader calls the list. */
export function ChangeList({ changes, label }: { changes: string[]; label?: string }) {
  return (
    <ul className="settings-list" aria-label={label}>
      {changes.map((change) => (
        <li key={change} dir="auto">
          {change}
        </li>
      ))}
    </ul>
  );
}
