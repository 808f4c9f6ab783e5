import { Banner } from '../../ui/banner';
import { Button } from '../../ui/button';
import { ChangeList } from '../change-list';

interface ChangedMeanwhileProps {
  /** What changed, in sentences. */
  changes: string[];
  onKeep: () => void;
  onTake: () => void;
}

/** A colleague changed the same while it is being edited here: what they did, and both ways on. Nothing typed is lost. */
export function ChangedMeanwhile({ changes, onKeep, onTake }: ChangedMeanwhileProps) {
  return (
    <Banner
      tone="warning"
      title="A colleague changed this while you were editing."
      actions={
        <>
          <Button onClick={onKeep}>Go on with mine</Button>
          <Button onClick={onTake}>Take theirs</Button>
        </>
      }
    >
      <p>What you typed is still here. Theirs is what the team has now; saving yours replaces it.</p>
      <ChangeList changes={changes} label="What they changed" />
    </Banner>
  );
}
