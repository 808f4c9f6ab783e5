import { describe, expect, test } from 'vitest';
import { isMachine, isRole } from '../../lib/sites/machine';

describe('a sender that is a program', () => {
  test.each(
    (
      'no-reply noreply no_reply no.reply donotreply do-not-reply noreply-94292212 drive-shares-dm-noreply noreply+77 ' +
      'bounce bounces bounces+7712-ab bounce-77 mailer-daemon MAILER-DAEMON postmaster newsletter newsletters news ' +
      'notification notifications notifications-77 calendar-notification shop.newsletter alerts autoreply prvs=77 ' +
      'keine-antwort nicht-antworten no-responder noresponder ne-pas-repondre nepasrepondre non-rispondere'
    ).split(' '),
  )('%s@', (local) => {
    expect(isMachine(`${local}@somewhere.example`)).toBe(true);
  });

  test('is known by its host or by its display name as well', () => {
    expect(isMachine('x71@bounces.somewhere.example')).toBe(true);
    expect(isMachine('abc@somewhere.example', 'Mail Delivery System')).toBe(true);
    expect(isMachine('abc@somewhere.example', 'Mail Delivery Subsystem')).toBe(true);
  });
});

describe('a sender that is a person', () => {
  test.each(
    'nora.quell newsom noor.reply alertson norelly bouncey k.osei elif+noreply.club nora.news sam+news robotham postma'.split(
      ' ',
    ),
  )('%s@', (local) => {
    expect(isMachine(`${local}@somewhere.example`, 'Nora Quell')).toBe(local.includes('noreply'));
  });

  test('and an office is neither', () => {
    expect(isMachine('info@somewhere.example')).toBe(false);
    expect(isRole('info@somewhere.example')).toBe(true);
    expect(isRole('sales+eu@somewhere.example')).toBe(true);
    expect(isRole('nora@somewhere.example')).toBe(false);
  });
});
