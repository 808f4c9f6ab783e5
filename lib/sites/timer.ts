/** Runs something after so many milliseconds unless `signal` ends before. Returns what cancels it. */
export function timer(run: () => void, ms: number, signal: AbortSignal): () => void {
  const id = setTimeout(() => {
    signal.removeEventListener('abort', cancel);
    run();
  }, ms);
  const cancel = () => {
    clearTimeout(id);
    signal.removeEventListener('abort', cancel);
  };
  signal.addEventListener('abort', cancel);
  return cancel;
}
