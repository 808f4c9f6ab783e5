import { keyName, type Keys } from '../../../lib/panel/keys';
import '../../today/today-page.css';

/** The keys that work in the queue. */
export function StalledKeys({ keys, snooze, mayMove }: { keys: Keys; snooze: string; mayMove: boolean }) {
  const shown = [
    { key: keys.next, does: 'next' },
    { key: keys.previous, does: 'before' },
    { key: 'enter', does: 'open' },
    ...(mayMove ? [{ key: keys.stage, does: 'move' }] : []),
    { key: snooze, does: 'next week' },
    { key: keys.undo, does: 'undo' },
  ].filter(({ key }) => key !== '');
  return (
    <p className="today-keys small quiet">
      {shown.map(({ key, does }) => (
        <span key={does}>
          <kbd>{keyName(key)}</kbd> {does}
        </span>
      ))}
    </p>
  );
}
