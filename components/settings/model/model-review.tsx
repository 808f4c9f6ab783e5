import type { ModelProblem } from '../../../lib/rules/model-check';
import { Button } from '../../ui/button';
import { ChangeList } from '../change-list';

interface ModelReviewProps {
  changes: string[];
  /** What is wrong with the whole; what is wrong with a stage stands beside it. */
  problems: ModelProblem[];
  blocked: boolean;
  onSave: () => void;
  onDrop: () => void;
}

/** What saving would change, before it is saved. */
export function ModelReview({ changes, problems, blocked, onSave, onDrop }: ModelReviewProps) {
  const isTouched = changes.length > 0;
  return (
    <div className="settings-ask" role="group" aria-label="What saving changes">
      {isTouched ? (
        <>
          <p>Saving changes this, for everybody in the team:</p>
          <ChangeList changes={changes} />
        </>
      ) : (
        <p className="soft">Nothing is changed yet.</p>
      )}
      <div role="status">
        {problems.map(({ message }) => (
          <p key={message} className="field-error">
            {message}
          </p>
        ))}
        {blocked && problems.length === 0 ? (
          <p className="field-error">Something is missing in a stage above.</p>
        ) : null}
      </div>
      <div className="form-end">
        <Button look="primary" disabled={blocked || !isTouched} onClick={onSave}>
          Save for the team
        </Button>
        <Button onClick={onDrop}>{isTouched ? 'Drop these changes' : 'Close'}</Button>
      </div>
    </div>
  );
}
