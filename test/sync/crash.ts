const METHODS = ['put', 'add', 'delete'] as const;

/**
 * Makes IndexedDB fail at its nth write from now on, in the midst of a transaction: what a browser that is killed leaves
 * is what was committed before. Returns what puts it right, and says whether it happened.
 */
export function crashAtWrite(nth: number): () => boolean {
  let left = nth;
  const real = METHODS.map((method) => Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, method));
  METHODS.forEach((method, index) => {
    const write = real[index]?.value as (...args: unknown[]) => unknown;
    Object.defineProperty(IDBObjectStore.prototype, method, {
      configurable: true,
      value: function (this: IDBObjectStore, ...args: unknown[]) {
        left -= 1;
        if (left <= 0) throw new DOMException('Killed.', 'UnknownError');
        return Reflect.apply(write, this, args);
      },
    });
  });
  return () => {
    METHODS.forEach((method, index) => {
      const descriptor = real[index];
      if (descriptor !== undefined) Object.defineProperty(IDBObjectStore.prototype, method, descriptor);
    });
    return left <= 0;
  };
}
