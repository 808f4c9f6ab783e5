/** A function of x and T that works out each pair once and keeps it: customers share them. */
export function keptByAge<Value>(workOut: (x: number, T: number) => Value): (x: number, T: number) => Value {
  const known = new Map<number, Map<number, Value>>();
  return (x, T) => {
    const ofX = known.get(x) ?? new Map<number, Value>();
    const found = ofX.get(T) ?? workOut(x, T);
    known.set(x, ofX.set(T, found));
    return found;
  };
}
