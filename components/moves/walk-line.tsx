import { Button } from '../ui/button';

interface WalkLineProps {
  /** 'Looking at' or 'Moving'. */
  doing: string;
  done: number;
  of: number;
  onStop: () => void;
}

/** How far something about many people has come, with a way to stop it. */
export function WalkLine({ doing, done, of, onStop }: WalkLineProps) {
  // Read out in quarters: a hundred numbers a second help nobody.
  const quarter = of === 0 ? 0 : Math.floor((4 * done) / of) * 25;
  return (
    <div className="moves-walk">
      <label className="small soft">
        {doing} {done.toLocaleString('en')} of {of.toLocaleString('en')}
        <progress max={Math.max(1, of)} value={done} />
      </label>
      <span className="only-read-out" role="status">
        {doing} {of.toLocaleString('en')}, {quarter} %
      </span>
      <Button onClick={onStop}>Stop</Button>
    </div>
  );
}
