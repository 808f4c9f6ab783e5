import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { learnOwn, learntAt, learntOwn } from '../../entrypoints/wiring/learnt-own';

const MAIL = 'https://mail.example';

beforeEach(() => {
  fakeBrowser.reset();
});

test('what pages show is kept by origin, and listed', async () => {
  await learnOwn(MAIL, ['Sam@REPCO.test', 'no address']);
  expect(await learntAt(MAIL)).toEqual(['sam@repco.test']);
  expect(await learntAt('https://other.example')).toEqual([]);
  expect(await learntOwn.list()).toEqual([
    { origin: MAIL, addresses: [{ address: 'sam@repco.test', counts: true }] },
  ]);
});

test('one that is not the user’s does not count, though the page shows it again, until it is put back', async () => {
  await learnOwn(MAIL, ['sam@repco.test', 'shared@repco.test']);
  await learntOwn.count(MAIL, 'shared@repco.test', false);
  await learnOwn(MAIL, ['sam@repco.test', 'shared@repco.test']);
  expect(await learntAt(MAIL)).toEqual(['sam@repco.test']);
  expect((await learntOwn.list())[0]?.addresses[1]).toEqual({ address: 'shared@repco.test', counts: false });
  await learntOwn.count(MAIL, 'shared@repco.test', true);
  expect(await learntAt(MAIL)).toHaveLength(2);
});
