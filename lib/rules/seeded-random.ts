/**
 * Random numbers from a text: the same text, the same numbers, 0 included and 1 not. The state comes from the text by
 * four multiplicative hashes, the numbers by xoshiro128** (Blackman and Vigna, 2018, public domain). Not for secrets.
 */
export function seededRandom(seed: string): () => number {
  let [a, b, c, d] = stateOf(seed);
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result / 4_294_967_296;
  };
}

/**
 * The random numbers of one person, the actions that fit them, and a day, so that what was drawn stays for the day.
 * `day` is the user's own, such as '2026-11-26'. The order of the actions does not matter. LN8
 */
export function randomOfDay(contactId: string, actionIds: string[], day: string): () => number {
  return seededRandom(JSON.stringify([contactId, day, ...actionIds.toSorted()]));
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

function stateOf(seed: string): [number, number, number, number] {
  const hash = (start: number, times: number) => {
    let h = start ^ seed.length;
    for (let i = 0; i < seed.length; i += 1) {
      h = Math.imul(h ^ seed.charCodeAt(i), times);
      h ^= h >>> 13;
    }
    h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
    return h ^ (h >>> 16);
  };
  const a = hash(0x9e37_79b9, 0x0100_0193);
  const b = hash(0x243f_6a88, 0x5bd1_e995);
  const c = hash(0xb7e1_5162, 0x1b87_3593);
  // A state of zeros would stay zero.
  return [a, b, c, hash(0xdead_beef, 0xcc9e_2d51) | 1];
}
