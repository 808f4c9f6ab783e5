// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { RecordKey } from '../../lib/model/record-key';
import { sites } from '../../lib/sites/index';
import { look } from '../../lib/sites/look';
import { recordPage } from '../../lib/sites/record-page';

const keys: [string, string, RecordKey['type'], string][] = [
  ['hubspot', '424242', 'person', '151'],
  ['hubspot', '424242', 'ticket', '77'],
  ['pipedrive', 'ardmore.pipedrive.com', 'person', '9'],
  ['zendesk', 'ardmore.zendesk.com', 'ticket', '12'],
  ['zendesk', 'ardmore.zendesk.com', 'person', '34'],
  ['freshdesk', 'ardmore.freshdesk.com', 'ticket', '12'],
  ['freshsales', 'ardmore.myfreshworks.com', 'person', '402'],
  ['gorgias', 'ardmore.gorgias.com', 'ticket', '5'],
  ['intercom', 'ab12', 'ticket', '100'],
  ['intercom', 'ab12', 'person', '5f3a'],
  ['attio', 'ardmore', 'person', '2e3f-1'],
  ['copper', '1234', 'person', '88'],
  ['folk', 'net-1', 'person', '9a-b'],
  ['help-scout', 'secure.helpscout.net', 'ticket', '4001'],
  ['salesforce', 'ardmore', 'person', '003000000000001AAA'],
];

test.each(keys)('the page of a record of %s leads back to its key (%s, %s)', (site, account, type, id) => {
  const key = { site, account, type, id };
  const url = recordPage(key);
  document.body.replaceChildren();
  const { seen } = look(document, new URL(url ?? ''), [], { sites, limitMs: 20_000 });
  expect(seen.key).toEqual(key);
});

test.each([
  ['request-tracker', 'help.example', 'ticket', '7'],
  ['generic', 'crm.example', 'person', '7'],
  ['salesforce', 'ardmore--uat', 'person', '003000000000001AAA'],
  ['zendesk', 'evil.example', 'ticket', '7'],
  ['zendesk', 'a.b.zendesk.com', 'ticket', '7'],
  ['zendesk', 'zendesk.com', 'ticket', '7'],
  ['pipedrive', 'x@evil.example/.pipedrive.com', 'person', '7'],
  ['hubspot', '../evil', 'person', '7'],
  ['hubspot', '42', 'person', '7/../../x'],
  ['hubspot', '42', 'message', '7'],
  ['__proto__', '42', 'person', '7'],
  ['constructor', '42', 'person', '7'],
] as const)('no page is made up for %s %s %s %s', (site, account, type, id) => {
  expect(recordPage({ site, account, type, id })).toBeNull();
});
