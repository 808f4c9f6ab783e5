/** There is no layout here: everything is in sight, and nothing is ever measured anew. */
export function withoutLayout(): void {
  Element.prototype.scrollTo = () => undefined;
  globalThis.ResizeObserver = class {
    observe(): void {
      return;
    }
    unobserve(): void {
      return;
    }
    disconnect(): void {
      return;
    }
  };
}
