import type { Gathered } from '../../lib/panel/everybody';
import { Button } from '../ui/button';

interface TodayWalkProps {
  walk: Gathered['walk'];
  onStop: () => void;
  onBegin: () => void;
}

/** How far the look at everybody has come, and a way to stop it. Nothing once it is done. */
export function TodayWalk({ walk, onStop, onBegin }: TodayWalkProps) {
  if (walk.state === 'done') return null;
  if (walk.state === 'stopped') {
    return (
      <div className="today-walk">
        <p className="small soft" role="status">
          Stopped after {walk.done} of {walk.of} people.
        </p>
        <Button onClick={onBegin}>Look at everybody</Button>
      </div>
    );
  }
  return (
    <div className="today-walk">
      <label className="small soft">
        Looking at everybody: {walk.done} of {walk.of}
        <progress max={Math.max(1, walk.of)} value={walk.done} />
      </label>
      <Button onClick={onStop}>Stop</Button>
    </div>
  );
}
