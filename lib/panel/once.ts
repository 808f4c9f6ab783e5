/**
 * A command that is still at work is not begun again: a second Enter saves nothing twice. The second call answers with
 * what the first comes to.
 */
export function once<T>(command: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  return () => {
    running ??= command().finally(() => {
      running = null;
    });
    return running;
  };
}
