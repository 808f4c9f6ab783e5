import { Button } from './button';
import { useCopy } from './use-copy';

interface CopyButtonProps {
  text: string;
  children?: string;
  /** Quiet beside other steps; plain where copying is what one is here for. */
  look?: 'quiet' | 'secondary';
}

/** A button that copies a longer text; its label says what became of it. */
export function CopyButton({ text, children = 'Copy', look = 'quiet' }: CopyButtonProps) {
  const [state, copy] = useCopy();
  return (
    <Button look={look} onClick={() => copy(text)}>
      <span aria-live="polite">
        {state === 'copied' ? 'Copied' : state === 'failed' ? 'Could not copy' : children}
      </span>
    </Button>
  );
}
