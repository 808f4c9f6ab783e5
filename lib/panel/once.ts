/**
 * A command that is still at work on the same thing is not begun again: a second Enter saves nothing twice. The second
 * call answers with what the first comes to. `on`: what it would work on now; left out, it is always the same.
 */
export function once<T>(command: () => Promise<T>, on: () => string = () => ''): () => Promise<T> {
  const running = new Map<string, Promise<T>>();
  return () => {
    const thing = on();
    const begun = running.get(thing) ?? command().finally(() => running.delete(thing));
    running.set(thing, begun);
    return begun;
  };
}
