import { Button } from './button';
import { useCopy } from './use-copy';

/** A quiet button that copies a longer text; its label says what became of it. */
export function CopyButton({ text, children = 'Copy' }: { text: string; children?: string }) {
  const [state, copy] = useCopy();
  return (
    <Button look="quiet" onClick={() => copy(text)}>
      <span aria-live="polite">
        {state === 'copied' ? 'Copied' : state === 'failed' ? 'Could not copy' : children}
      </span>
    </Button>
  );
}
