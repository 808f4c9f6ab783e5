import { Button } from '../ui/button';
import { StateCard } from './state-card';

/** The database did not open, so there is nothing to show and nothing that could be saved. */
export function Unavailable({ message, onRetry }: { message: string | null; onRetry: () => void }) {
  return (
    <main>
      <StateCard
        picture="nobody"
        title="Sidestage could not start"
        actions={
          <Button look="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      >
        {message ?? 'Something went wrong while it started. Try again; if it stays so, restart the browser.'}
      </StateCard>
    </main>
  );
}
