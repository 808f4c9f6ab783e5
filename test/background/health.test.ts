import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { noteHealth } from '../../entrypoints/background/health';
import { siteHealth } from '../../entrypoints/wiring/site-health';
import type { Sighting } from '../../lib/messages';
import { outgrownSince } from '../../lib/rules/site-health';
import { NOW } from '../builders';
import { detected, sighting } from '../panel/desk';

beforeEach(() => {
  fakeBrowser.reset();
});

function seen(id: string, fallback: boolean, site = 'hubspot'): Sighting {
  const key = { site, account: '4711', type: 'person' as const, id };
  return sighting({ primary: detected(), key, site, fallback }).sighting;
}
const hubspot = { site: 'hubspot', kind: 'person' as const };

test('a site that was read and then fails on three pages is noted, and one success ends it', async () => {
  await noteHealth(seen('1', false), NOW);
  for (const id of ['2', '2', '3', '2']) await noteHealth(seen(id, true), NOW + 1000);
  expect(outgrownSince(await siteHealth(), hubspot)).toBeNull();
  await noteHealth(seen('4', true), NOW + 2000);
  expect(outgrownSince(await siteHealth(), hubspot)).toBe(NOW + 1000);
  await noteHealth(seen('5', false), NOW + 3000);
  expect(outgrownSince(await siteHealth(), hubspot)).toBeNull();
});

test('what is kept names no page and nobody', async () => {
  await noteHealth(seen('90210', false), NOW);
  await noteHealth(seen('90211', true), NOW);
  const kept = JSON.stringify(await fakeBrowser.storage.local.get());
  expect(kept).not.toMatch(/9021|4711|priya/i);
});

test('the generic reader by itself, and a page without anybody, say nothing of a site', async () => {
  await noteHealth(seen('1', false, 'generic'), NOW);
  await noteHealth(sighting({ site: 'hubspot' }).sighting, NOW);
  await noteHealth({ state: 'looking', origin: 'https://crm.example' }, NOW);
  expect(await siteHealth()).toEqual([]);
});

test('what somebody else wrote there is not believed', async () => {
  await fakeBrowser.storage.local.set({ 'site-health': [{ site: 'hubspot', url: 'https://x.example' }] });
  expect(await siteHealth()).toEqual([]);
});
