import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PAGES } from './truths';

const root = join(import.meta.dirname, '../..');
const ROWS = readFileSync(join(root, 'docs/detection-cases.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| case'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, name = '', shown = '']) => ({
    name,
    files: [...shown.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? ''),
  }));

/** A test by its path, or a page by folder and name: as it lies there, or in the list of its folder. */
function isThere(file: string): boolean {
  if (file.startsWith('test/')) return existsSync(join(root, file));
  const [folder = '', name = ''] = file.split('/');
  if (existsSync(join(PAGES, folder, `${name}.html`))) return true;
  const truths = join(PAGES, folder, 'truth.json');
  return existsSync(truths) && readFileSync(truths, 'utf8').includes(`"${name}"`);
}

test('every case of docs/detection-cases.md is shown by tests and pages that are there', () => {
  expect(ROWS.length).toBeGreaterThan(40);
  for (const { name, files } of ROWS) {
    expect({ name, files: files.length }).not.toEqual({ name, files: 0 });
    expect({ name, missing: files.filter((file) => !isThere(file)) }).toEqual({ name, missing: [] });
  }
});
