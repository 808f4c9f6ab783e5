import { useState } from 'react';
import { modelChanges } from '../../../lib/rules/model-changes';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';

/** The model saved here was replaced by an edit that came later: it is kept, to look at and to bring back. */
export function ModelOverruled() {
  const { commands } = usePanel();
  const overruled = usePanelState((state) => state.overruled);
  const [open, setOpen] = useState(false);
  const found = overruled.find((one) => one.field === 'model');
  if (found?.field !== 'model') return null;
  const { mine, theirs } = found;
  return (
    <Banner
      tone="warning"
      title="A colleague changed the model after you."
      actions={
        <>
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide mine' : 'See mine'}
          </Button>
          <Button onClick={() => void commands.saveModel(mine, theirs)}>Bring mine back</Button>
          <Button onClick={() => void commands.settleOverruled('model')}>Leave theirs</Button>
        </>
      }
    >
      <p>Your version is kept here for 7 days.</p>
      {open ? (
        <>
          <p>Bringing it back changes this:</p>
          <ul className="settings-list" aria-label="What bringing yours back changes">
            {modelChanges(theirs, mine).map((change) => (
              <li key={change} dir="auto">
                {change}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Banner>
  );
}
