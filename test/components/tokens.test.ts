import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Phase } from '../../lib/model/lifecycle';

const css = readFileSync('components/ui/tokens.css', 'utf8');
type Rgb = [number, number, number];
type Theme = 'light' | 'dark';

/** OKLCH to linear sRGB, cut to what a screen can show (Ottosson 2020, https://bottosson.github.io/posts/oklab/). */
function linear(lightness: number, chroma: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const cut = (value: number) => Math.min(1, Math.max(0, value));
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** WCAG 2.2 contrast ratio of two linear colours. */
function contrast(a: Rgb, b: Rgb): number {
  const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** The value of a token in a theme; `phase` gives hue and chroma where the token depends on them. */
function token(name: string, theme: Theme, phase?: Phase): Rgb {
  const value = new RegExp(`--${name}:\\s*([^;]+);`).exec(css)?.[1] ?? '';
  const colours = value.match(/oklch\((?:[^()]|\([^()]*\([^()]*\)[^()]*\)|\([^()]*\))*\)/g) ?? [];
  const colour = colours[colours.length === 1 || theme === 'light' ? 0 : 1] ?? '';
  const chroma = phase === 'lapsed' || phase === 'outside' ? 0.12 : 1;
  const hue = phase === undefined ? '0' : (new RegExp(`--hue-${phase}:\\s*(\\d+)`).exec(css)?.[1] ?? '262');
  const plain = colour
    .replace(/calc\(([\d.]+) \* var\(--chroma\)\)/, (_, factor: string) => String(Number(factor) * chroma))
    .replace('var(--hue)', hue);
  const numbers = /oklch\(\s*([\d.]+) ([\d.]+) ([\d.]+)/.exec(plain)?.slice(1).map(Number);
  if (numbers === undefined) throw new Error(`No colour in --${name} (${theme}): ${value}`);
  const [l = 0, c = 0, h = 0] = numbers;
  return linear(l, c, h);
}

describe.each(['light', 'dark'] as const)('contrast in the %s theme', (theme) => {
  const grounds = ['ground', 'card', 'raised', 'well', 'hover'];
  test.each(['text', 'text-soft', 'text-quiet', 'accent-text'])('%s on every ground', (name) => {
    for (const ground of grounds) {
      expect(
        contrast(token(name, theme), token(ground, theme)),
        `${name} on ${ground}`,
      ).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each([
    ['text-soft', 'chip'],
    ['accent-ink', 'accent'],
    ['accent-ink', 'accent-hover'],
    ['accent-text', 'accent-tint'],
    ['good', 'card'],
    ['bad', 'card'],
    ['bad', 'hover'],
    ['warning', 'card'],
    ['warning', 'well'],
    ['bad', 'bad-tint'],
    ['text-soft', 'bad-tint'],
    ['text-soft', 'warning-tint'],
    ['text-quiet', 'bad-tint'],
    ['snack-text', 'snack'],
    ['snack-quiet', 'snack'],
  ])('%s on %s', (name, ground) => {
    expect(contrast(token(name, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test('fields and the focus ring stand out from their ground', () => {
    for (const ground of ['ground', 'card', 'well']) {
      expect(contrast(token('field-line', theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
      expect(contrast(token('focus', theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(Phase.options)('the phase %s: text on its tint, and its bar on a card', (phase) => {
    expect(
      contrast(token('phase-text', theme, phase), token('phase-tint', theme, phase)),
    ).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('phase', theme, phase), token('card', theme))).toBeGreaterThanOrEqual(3);
  });
});

test('one type scale and no other size', () => {
  const sizes = [...css.matchAll(/--type-(\d+): (\d+)px/g)].map((found) => Number(found[2]));
  expect(sizes).toEqual([11, 12, 13, 14, 16, 22]);
});

test('hues are those of the design', () => {
  const hues = new Map([...css.matchAll(/--hue-(\w+): (\d+)/g)].map((found) => [found[1], Number(found[2])]));
  expect(Object.fromEntries(hues)).toEqual({
    awareness: 235,
    acquisition: 262,
    consideration: 298,
    conversion: 65,
    onboarding: 195,
    retention: 158,
    growth: 132,
    advocacy: 12,
  });
});
