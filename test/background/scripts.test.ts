import { expect, test } from 'vitest';
import { hostedScripts, scriptFor } from '../../entrypoints/background/scripts';
import { mailSites } from '../../lib/sites/mail-sites';
import { recordSites } from '../../lib/sites/record-sites';
import { siteTruths, syntheticTruths } from '../sites/truths';

test.each([
  ['https://mail.google.com/mail/u/0/#inbox', 'detect-mail'],
  ['https://outlook.cloud.microsoft/mail/inbox/id/AAQ', 'detect-mail'],
  ['https://app-na2.hubspot.com/contacts/1/record/0-1/51', 'detect-records'],
  ['https://acme.lightning.force.com/lightning/r/Contact/003/view', 'detect-records'],
  ['https://acme.my.crmforce.mil/003', 'detect-records'],
  ['https://app.eu.intercom.com/a/inbox/x/conversation/1', 'detect-records'],
  ['https://crm.zoho.ca/crm/org1/tab/Contacts/1', 'detect-records'],
  ['https://acme.odoo.com/odoo/contacts/5', 'detect-any-host'],
  ['http://127.0.0.1:8069/web#id=5', 'detect-any-host'],
  ['https://crm.repco.test/people', 'detect-any-host'],
  ['', 'detect-any-host'],
])('%s is read by %s', (url, id) => {
  expect(scriptFor(url).id).toBe(id);
});

test('every page of a site with a host of its own is read by the script that brings this site', () => {
  const hosted = new Map(
    [mailSites, recordSites].flatMap((sites, at) => sites.map((site) => [site.id, hostedScripts[at]?.id])),
  );
  const pages = [...siteTruths(), ...syntheticTruths()].filter(({ site }) => hosted.has(site));
  expect(pages.length).toBeGreaterThan(100);
  for (const { site, url } of pages) expect(scriptFor(url).id, url).toBe(hosted.get(site));
});
