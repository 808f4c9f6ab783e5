import { keyName, KEY_ACTIONS, type Keys } from '../../lib/panel/keys';

const SHOWN = ['next', 'previous', 'done', 'score', 'undo', 'open', 'leave'] as const;
const SHORT: Record<(typeof SHOWN)[number], string> = {
  next: 'next',
  previous: 'before',
  done: 'done',
  score: 'score',
  undo: 'undo',
  open: 'open',
  leave: 'leave',
};

/** The keys that work here. */
export function TodayKeys({ keys, mayMove }: { keys: Keys; mayMove: boolean }) {
  const known = KEY_ACTIONS.flatMap(({ id }) => SHOWN.filter((shown) => shown === id && keys[shown] !== ''));
  return (
    <p className="today-keys small quiet">
      {known.map((id) => (
        <span key={id}>
          <kbd>{keyName(keys[id])}</kbd> {SHORT[id]}
        </span>
      ))}
      {mayMove ? (
        <span>
          <kbd>1–9</kbd> stage
        </span>
      ) : null}
    </p>
  );
}
