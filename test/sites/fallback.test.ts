// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { generic } from '../../lib/sites/generic';
import { sites } from '../../lib/sites/index';
import { look } from '../../lib/sites/look';
import type { Site } from '../../lib/sites/site';
import { showHtml, showSaved } from './saved-page';
import { syntheticTruths } from './truths';

const limitMs = 20_000;
const CONTACT = new URL('https://app.hubspot.com/contacts/4711/record/0-1/90210');

test('a site that reads a page in its own way says so', () => {
  const truth = syntheticTruths().find(({ site, key }) => site === 'hubspot' && key !== undefined);
  showSaved(truth?.path ?? '');
  const { seen } = look(document, new URL(truth?.url ?? ''), truth?.own ?? [], { limitMs, sites });
  expect(seen).toMatchObject({ site: 'hubspot', status: 'person', fallback: false });
});

test('a site that finds none of its own marks lets the generic reader answer, and says so', () => {
  showHtml(
    '<main><h1>Nora Quell</h1><dl><dt>E-mail</dt><dd>nora.quell@ferngate.example.com</dd></dl></main>',
  );
  const { seen } = look(document, CONTACT, [], { limitMs, sites });
  expect(seen).toMatchObject({ site: 'hubspot', fallback: true });
  expect(seen.primary?.email).toBe('nora.quell@ferngate.example.com');
});

test('a site that fails on a page keeps its name, with the generic reader in its place', () => {
  const broken: Site = {
    id: 'broken',
    label: 'Broken',
    kind: 'crm',
    origins: [],
    recognises: () => true,
    detect: () => {
      throw new Error('a page nobody thought of');
    },
  };
  showHtml(
    '<main><h1>Nora Quell</h1><dl><dt>E-mail</dt><dd>nora.quell@ferngate.example.com</dd></dl></main>',
  );
  const url = new URL('https://crm.fields.test/contacts/51');
  const { seen } = look(document, url, [], { limitMs, sites: [broken, generic] });
  expect(seen).toMatchObject({ site: 'broken', status: 'person', fallback: true, key: { id: '51' } });
});

test('the generic reader by itself is no fallback', () => {
  showHtml('<main><dl><dt>E-mail</dt><dd>nora.quell@ferngate.example.com</dd></dl></main>');
  const { seen } = look(document, new URL('https://crm.fields.test/contacts/51'), [], { limitMs, sites });
  expect(seen).toMatchObject({ site: 'generic', fallback: false });
});
