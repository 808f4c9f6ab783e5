import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderedPages } from './rendered-pages';

const FOLDER = join(import.meta.dirname, '../fixtures/pages/demo');

test('the fixture pages are what the demo CRM sends: else run `npx tsx test/demo/render-fixtures.ts`', async () => {
  const pages = await renderedPages();
  for (const { name, html, truth } of pages) {
    expect(readFileSync(join(FOLDER, `${name}.html`), 'utf8'), name).toBe(html);
    expect(JSON.parse(readFileSync(join(FOLDER, `${name}.truth.json`), 'utf8')), name).toEqual(truth);
  }
  const files = pages.flatMap(({ name }) => [`${name}.html`, `${name}.truth.json`]);
  expect(readdirSync(FOLDER).sort()).toEqual(files.sort());
});
