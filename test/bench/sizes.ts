import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

/** One figure, printed as a JSON line. */
export type Figure = Record<string, string | number | boolean | null>;

const KB = 1000;

/** A reference as a path from the built folder: absolute ones begin there, others beside their file. */
const from = (here: string, reference: string): string =>
  reference.startsWith('/') ? reference.slice(1) : join(here, reference);

/** Static imports and style sheets of built files; what is imported by a call loads later and does not count. */
function namedBy(path: string, text: string): string[] {
  const here = dirname(path);
  if (path.endsWith('.html')) {
    return [...text.matchAll(/<(?:script|link)[^>]+?(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
      (m) => m[1] ?? '',
    );
  }
  if (path.endsWith('.css')) {
    return [...text.matchAll(/url\(["']?([^"')]+\.woff2)["']?\)/g)].map((m) => from(here, m[1] ?? ''));
  }
  return [...text.matchAll(/\b(?:import|from)\s*["'](\.[^"']+)["']/g)].map((m) => from(here, m[1] ?? ''));
}

/** Everything a page of the extension loads before it can paint, with its size as sent (gzip; fonts as they are). */
export function loadedBeforePaint(folder: string, page: string): Map<string, number> {
  const sizes = new Map<string, number>();
  const waiting = [page];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const name = normalize(path.replace(/^\//, ''));
    if (sizes.has(name)) continue;
    const bytes = readFileSync(join(folder, name));
    const isFont = name.endsWith('.woff2');
    sizes.set(name, isFont ? bytes.length : gzipSync(bytes, { level: 9 }).length);
    if (!isFont) waiting.push(...namedBy(name, bytes.toString('utf8')));
  }
  return sizes;
}

/** Sizes of the built extension against their goals. */
export function benchSizes(folder: string): Figure[] {
  const panel = [...loadedBeforePaint(folder, 'sidepanel.html').values()].reduce((a, b) => a + b, 0);
  const scripts = ['detect-mail', 'detect-records', 'detect-any-host'].map((name) => ({
    figure: `content script ${name}`,
    kB: gzipSync(readFileSync(join(folder, `${name}.js`)), { level: 9 }).length / KB,
    goal: 40,
  }));
  return [{ figure: 'panel before first paint', kB: panel / KB, goal: 220 }, ...scripts];
}
