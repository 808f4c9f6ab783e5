import { Banner } from '../ui/banner';
import { Button } from '../ui/button';
import { usePanel, usePanelState } from './panel-context';
import { WouldBeLostList } from '../sync/would-be-lost-list';

/** The team signed this browser out: what was erased, and what its user had not sent, to be copied before it goes too. */
export function EndedNote() {
  const { commands } = usePanel();
  const ended = usePanelState((state) => state.ended);
  if (ended === null) return null;
  const { team, unsent } = ended;
  return (
    <Banner
      tone="warning"
      title={`This browser was signed out of ${team}`}
      actions={
        <Button onClick={() => void commands.forgetEnded()}>
          {unsent.length === 0 ? 'Close' : 'Erase these too'}
        </Button>
      }
    >
      <p>An admin or you yourself ended its access, so everything of the team was erased here.</p>
      {unsent.length === 0 ? (
        <p>Everything you did had been sent.</p>
      ) : (
        <>
          <p>
            {unsent.length === 1 ? '1 change of yours' : `${String(unsent.length)} changes of yours`} had not
            been sent, and nobody else has {unsent.length === 1 ? 'it' : 'them'}:
          </p>
          <WouldBeLostList changes={unsent} />
        </>
      )}
    </Banner>
  );
}
