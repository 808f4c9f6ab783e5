// Domains with letters beyond ASCII, as RFC 3492 writes them. All of the package of that name that is needed here, in a
// third of its size: it is in the script that runs in pages.

const BASE = 36;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;
const DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** Beyond this no domain goes, and numbers would lose their last digits. */
const HIGHEST = 2 ** 31;

/** A domain with each label beyond ASCII as `xn--`; the ideographic full stops of RFC 3490 part labels as well. */
export function toAscii(domain: string): string {
  const labels = domain.split(/[.\u3002\uff0e\uff61]/);
  return labels.map((label) => (/^[\0-\x7f]*$/.test(label) ? label : `xn--${encoded(label)}`)).join('.');
}

/** A domain as people read it; a label that stands for nothing stays as it is. */
export function toUnicode(domain: string): string {
  const labels = domain.split('.');
  return labels
    .map((label) => (/^xn--/i.test(label) ? (decoded(label.slice(4).toLowerCase()) ?? label) : label))
    .join('.');
}

function encoded(label: string): string {
  const codes = Array.from(label, (letter) => letter.codePointAt(0) ?? 0);
  const basic = codes.filter((code) => code < FIRST_CODE);
  let text = String.fromCodePoint(...basic) + (basic.length > 0 ? '-' : '');
  let bias = FIRST_BIAS;
  let delta = 0;
  let handled = basic.length;
  for (let least = FIRST_CODE; handled < codes.length; least += 1) {
    const next = Math.min(...codes.filter((code) => code >= least));
    delta += (next - least) * (handled + 1);
    least = next;
    for (const code of codes) {
      if (code < least) delta += 1;
      if (code !== least) continue;
      let rest = delta;
      let k = BASE;
      for (let limit = limitOf(k, bias); rest >= limit; limit = limitOf((k += BASE), bias)) {
        text += DIGITS[limit + ((rest - limit) % (BASE - limit))] ?? '';
        rest = Math.floor((rest - limit) / (BASE - limit));
      }
      text += DIGITS[rest] ?? '';
      bias = adapted(delta, handled + 1, handled === basic.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
  }
  return text;
}

function decoded(text: string): string | null {
  const hyphen = text.lastIndexOf('-');
  const codes = Array.from(text.slice(0, Math.max(hyphen, 0)), (letter) => letter.codePointAt(0) ?? 0);
  let bias = FIRST_BIAS;
  let code = FIRST_CODE;
  let at = 0;
  for (let index = hyphen > 0 ? hyphen + 1 : 0; index < text.length;) {
    const before = at;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = DIGITS.indexOf(text[index] ?? '-');
      index += 1;
      at += digit * weight;
      if (digit < 0 || at > HIGHEST) return null;
      const limit = limitOf(k, bias);
      if (digit < limit) break;
      weight *= BASE - limit;
    }
    const length = codes.length + 1;
    bias = adapted(at - before, length, before === 0);
    code += Math.floor(at / length);
    if (code > 0x10ffff) return null;
    codes.splice((at %= length), 0, code);
    at += 1;
  }
  return codes.length === 0 ? null : String.fromCodePoint(...codes);
}

function limitOf(k: number, bias: number): number {
  return Math.min(Math.max(k - bias, 1), 26);
}

function adapted(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > 455; k += BASE) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
