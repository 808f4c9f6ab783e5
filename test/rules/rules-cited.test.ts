import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const written = [
  ...readFileSync(join(root, 'lib/rules/RULES.md'), 'utf8').matchAll(/^- \*\*([A-Z]{2}\d+)\*\*/gm),
].map((match) => match[1] ?? '');

/** Rules that the names of tests cite: `test('ST1 ...'` or `it('ST1 ST2 ...'`. */
function citedRules(): Set<string> {
  const cited = new Set<string>();
  for (const folder of ['test/rules', 'test/value', 'test/model', 'test/server']) {
    for (const file of readdirSync(join(root, folder)).filter((name) => /\.(?:test|db)\.ts$/.test(name))) {
      const text = readFileSync(join(root, folder, file), 'utf8');
      for (const [, name] of text.matchAll(
        /\b(?:test|it|describe)(?:\.each\([^)]*\))?\(\s*['"`]([^'"`]*)/g,
      )) {
        for (const [rule] of (name ?? '').matchAll(/\b[A-Z]{2}\d+\b/g)) cited.add(rule);
      }
    }
  }
  return cited;
}

test('every rule is written once and has a test, and tests cite only rules that are written', () => {
  expect(written.length).toBeGreaterThan(40);
  expect(written.filter((rule, i) => written.indexOf(rule) !== i)).toEqual([]);
  const cited = citedRules();
  expect(written.filter((rule) => !cited.has(rule))).toEqual([]);
  expect([...cited].filter((rule) => !written.includes(rule))).toEqual([]);
});
