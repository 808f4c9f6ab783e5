/*
 * Renders the fixture pages of test/fixtures/pages/demo anew from the demo CRM:
 *   npx tsx test/demo/render-fixtures.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { renderedPages } from './rendered-pages';

const TARGET = new URL('../fixtures/pages/demo/', import.meta.url);

mkdirSync(TARGET, { recursive: true });
for (const { name, html, truth } of await renderedPages()) {
  writeFileSync(new URL(`${name}.html`, TARGET), html);
  writeFileSync(new URL(`${name}.truth.json`, TARGET), `${JSON.stringify(truth, null, 2)}\n`);
}
