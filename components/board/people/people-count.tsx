import { useEffect, useState } from 'react';
import { countText, peopleText } from '../../../lib/rules/shown-rate';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { useBoardState } from '../board-context';

/** How many people match of how many, and how far the reading and the working out have come. */
export function PeopleCount() {
  const { commands, locale } = usePanel();
  const counts = useBoardState((state) => state.table.counts);
  const reading = useBoardState((state) => state.table.reading);
  const walk = usePanelState((state) => state.everybody.walk);
  const synced = usePanelState((state) => state.sync.state);
  const [isPart, setIsPart] = useState(false);
  useEffect(() => {
    let isGone = false;
    void commands.holdsPart().then((part) => {
      if (!isGone) setIsPart(part);
    });
    return () => {
      isGone = true;
    };
  }, [commands, synced]);
  const number = (count: number) => countText(count, locale);
  return (
    <div className="board-count-line">
      <p role="status">
        {counts === null
          ? 'Reading people…'
          : counts.total === counts.of
            ? peopleText(counts.of, locale)
            : `${number(counts.total)} of ${peopleText(counts.of, locale)}`}
      </p>
      {isPart ? (
        <p className="quiet small">
          On this device. Your team has more people: find one of them by their address with Ctrl K.
        </p>
      ) : null}
      {reading !== null && reading.of > 0 ? (
        <p className="quiet small board-reading">
          Reading: {number(reading.done)} of {number(reading.of)}
        </p>
      ) : null}
      {walk.state === 'walking' ? (
        <label className="quiet small board-walk">
          Working out values and next actions: {number(walk.done)} of {number(walk.of)}
          <progress max={Math.max(1, walk.of)} value={walk.done} />
        </label>
      ) : null}
      {walk.state === 'stopped' ? (
        <Button look="quiet" onClick={() => commands.lookAtEverybody()}>
          Work out values and next actions
        </Button>
      ) : null}
    </div>
  );
}
