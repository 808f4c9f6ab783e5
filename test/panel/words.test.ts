import { describe, expect, test } from 'vitest';
import { pageIdentity, pageView } from '../../lib/panel/page';
import { certainty, seenIdentity, whyPerson } from '../../lib/panel/seen';
import { originText, siteOrigin } from '../../lib/panel/site-origin';
import { snoozeUntil } from '../../lib/panel/snooze';
import { syncSentence, syncText } from '../../lib/panel/sync-text';
import { teamOf } from '../../lib/panel/team';
import { agoText, dateText, dayText, spanText } from '../../lib/panel/time-text';
import { buildWorkspace, NOW } from '../builders';
import { sessionOf } from '../store/profile';
import { detected, LOOKING, sighting } from './desk';

describe('the sync state in a few words', () => {
  const known = {
    health: { readOnly: false, lost: null },
    session: sessionOf('Dana'),
    sync: { state: 'synced', at: NOW - 3000 } as const,
    syncedAt: NOW - 3000,
    outbox: { pending: 0, rejected: [] },
    team: teamOf({ workspace: buildWorkspace(), members: [] }),
  };
  const refused = {
    mid: 1,
    code: 'forbidden' as const,
    mutation: { mid: 1, uuid: '', recordId: '', ageMs: 0, op: 'delete' as const, kind: 'contact' as const },
  };
  const offline = { state: 'offline', since: NOW, retryAt: NOW + 9000 } as const;
  const broken = { state: 'error', message: 'The server is full.', since: NOW, retryAt: null } as const;

  test.each([
    ['Synced 3 s ago', {}],
    ['Synced now', { sync: { state: 'synced', at: NOW } as const }],
    ['Synced 3 s ago', { sync: { state: 'syncing' } as const }],
    ['Syncing…', { sync: { state: 'syncing' } as const, syncedAt: null }],
    ['3 to send', { outbox: { pending: 3, rejected: [] } }],
    ['Offline · 2 to send', { sync: offline, outbox: { pending: 2, rejected: [] } }],
    ['Not synced', { sync: broken }],
    ['Not synced · 2 to send', { sync: broken, outbox: { pending: 2, rejected: [] } }],
    ['1 refused', { outbox: { pending: 0, rejected: [refused] } }],
    ['This device only', { session: null }],
    ['Not signed in', { session: null, team: teamOf({ workspace: null, members: [] }) }],
    ['Read only', { health: { readOnly: true, lost: null } }],
  ])('%s', (text, change) => {
    expect(syncText({ ...known, ...change }, NOW).text).toBe(text);
  });

  test('the sentence says what is kept and when it is tried again', () => {
    const waits = { ...known, sync: offline, outbox: { pending: 1, rejected: [] } };
    expect(syncSentence(waits, NOW)).toBe(
      'The server cannot be reached. 1 change is saved here, not sent yet. Next try in 9 s.',
    );
    expect(syncSentence({ ...known, outbox: { pending: 0, rejected: [refused] } }, NOW)).toBe(
      'The server refused 1 change. Send again what should be there, or drop it.',
    );
    expect(syncSentence({ ...known, sync: broken }, NOW)).toBe(
      'The server is full. Nothing waits to be sent.',
    );
  });
});

test('spans and days', () => {
  expect([
    spanText(-5),
    spanText(59_999),
    spanText(61_000),
    spanText(7_300_000),
    spanText(180_000_000),
  ]).toEqual(['0 s', '59 s', '1 min', '2 h', '2 days']);
  const day = 86_400_000;
  expect(dayText(NOW, NOW, 'en-GB')).toBe('today');
  expect(dayText(NOW - day, NOW, 'en-GB')).toBe('yesterday');
  expect(dateText(NOW + 140 * day, NOW, 'en-GB')).toBe('10 Apr');
  expect(dateText(NOW - 400 * day, NOW, 'en-GB')).toBe('17 Oct 2024');
  expect(agoText(NOW - 41 * day, NOW)).toBe('41 days ago');
  expect(agoText(NOW + 3 * day, NOW)).toBe('in 3 days');
  expect(agoText(NOW - 200 * day, NOW)).toBe('7 months ago');
});

test.each([
  ['https://crm.example/people/7?x=1', 'https://crm.example/*'],
  ['crm.example', 'https://crm.example/*'],
  ['http://crm.example:8080/', 'http://crm.example/*'],
  ['localhost:3000', 'http://localhost/*'],
  ['127.0.0.1:8000/mail', 'http://127.0.0.1/*'],
  ['http://intranet/crm', 'http://intranet/*'],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['chrome://settings', null],
  ['intranet', null],
  ['two words.example', null],
  ['', null],
])('the site of %s is %s', (text, pattern) => {
  expect(siteOrigin(text)).toBe(pattern);
});

test('a pattern is read as its host', () => {
  expect(originText('https://*.hubspot.com/*')).toBe('*.hubspot.com');
});

test('a snooze ends at nine in the morning', () => {
  const friday = new Date(2025, 10, 21, 15, 30).getTime();
  const at = (end: number | null) => new Date(end ?? 0).toString().slice(0, 21);
  expect(at(snoozeUntil('tomorrow', friday))).toBe('Sat Nov 22 2025 09:00');
  expect(at(snoozeUntil('next-week', friday))).toBe('Mon Nov 24 2025 09:00');
  expect(at(snoozeUntil('next-week', new Date(2025, 10, 24, 8).getTime()))).toBe('Mon Dec 01 2025 09:00');
  expect(at(snoozeUntil({ day: '2026-01-31' }, friday))).toBe('Sat Jan 31 2026 09:00');
  expect(snoozeUntil('next-reply', friday)).toBeNull();
});

test('who is seen: by address, then by record, then by name', () => {
  const key = { site: 'hubspot', account: '1', type: 'person' as const, id: '7' };
  const { email: _email, ...nameless } = detected();
  expect(seenIdentity({ ...detected({ email: 'A@B.example' }), key })).toBe('address:a@b.example');
  expect(seenIdentity({ ...nameless, key })).toBe('record:hubspot/1/person/7');
  expect(seenIdentity({ ...nameless, key: null })).toBe('name:Priya Raman');
  expect([certainty(0.95), certainty(0.75), certainty(0.4)]).toEqual(['sure', 'fairly sure', 'not sure']);
  expect(whyPerson({ ...detected(), key: null })).toBe('Sender of this mail · sure');
});

test('what a page is: a redraw keeps its identity, another person changes it', () => {
  const page = (name: string, email: string) =>
    pageView(sighting({ primary: detected({ name, email }) }), true);
  expect(pageIdentity(page('A', 'a@x.example'))).toBe(pageIdentity(page('A', 'a@x.example')));
  expect(pageIdentity(page('A', 'a@x.example'))).not.toBe(pageIdentity(page('A', 'b@x.example')));
  expect(pageView(LOOKING, true).state).toBe('looking');
  expect(pageView(LOOKING, false).state).toBe('first-run');
  expect(pageView(sighting({ status: 'too-large' }), true).state).toBe('too-large');
});
