import { useEffect, useState } from 'react';

/** What became of the last copy; back to `idle` after a moment. */
export type CopyState = 'idle' | 'copied' | 'failed';

const SHOWN_MS = 1600;

/** Puts text on the clipboard and says what became of it. */
export function useCopy(): [CopyState, (text: string) => void] {
  const [state, setState] = useState<CopyState>('idle');
  useEffect(() => {
    if (state === 'idle') return;
    const timer = setTimeout(() => setState('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = (text: string) => {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  return [state, copy];
}
