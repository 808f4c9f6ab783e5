import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Contact } from '../../lib/model/contact';
import { contact, create, edit } from './build';
import { testServer, type Device, type TestServer } from './team';

const MINUTE = 60_000;

let server: TestServer;
let mine: Device;
let theirs: Device;
let ada: Contact;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  const team = await server.newTeam();
  [mine, theirs] = [await server.join(team), await server.join(team)];
  ada = contact({ title: 'Buyer' });
  await mine.push(create(ada));
  server.clock.now += 60 * MINUTE;
});

const person = async () => (await theirs.state()).get(ada.id)?.data as Contact;
const title = (text: string, ageMs: number, base = 'Buyer') =>
  edit(ada.id, { title: text }, ageMs, { title: base });

describe('two people type into one field without seeing each other', () => {
  test.each([
    ['the later edit arrives last', true],
    ['the later edit arrives first', false],
  ])('%s: its author wins, and the other keeps what they typed', async (_, isMineFirst) => {
    const pushes = [
      () => mine.push(title('Mine', 20 * MINUTE)),
      () => theirs.push(title('Theirs', 10 * MINUTE)),
    ];
    for (const push of isMineFirst ? pushes : pushes.toReversed()) await push();
    const { title: says, lost } = await person();
    expect(says).toBe('Theirs');
    expect(lost).toEqual([
      {
        field: 'title',
        mine: 'Mine',
        original: 'Buyer',
        by: mine.memberId,
        at: server.clock.now - 20 * MINUTE,
        over: { by: theirs.memberId, at: server.clock.now - 10 * MINUTE },
      },
    ]);
  });

  test('to keep theirs settles it and sets nothing; to use mine is an edit like any other', async () => {
    for (const text of ['Theirs', 'Mine']) {
      server.clock.now += 60 * MINUTE; // no edit counts as earlier than what its device sent before
      await mine.push(title('Mine', 20 * MINUTE, (await person()).title ?? ''));
      await theirs.push(title('Theirs', 10 * MINUTE));
      server.clock.now += 30 * MINUTE;
      expect((await person()).lost).toHaveLength(1);
      await mine.push(title(text, 0, 'Theirs'));
      expect(await person()).toMatchObject({ title: text });
      expect(await person()).not.toHaveProperty('lost');
    }
  });

  test('nobody writes into what was lost but the server', async () => {
    const at = server.clock.now;
    const own = { field: 'title', mine: 'Made up', by: theirs.memberId, at, over: { by: null, at } } as const;
    await mine.push(edit(ada.id, { lost: [own], company: 'Known Ltd' }, 0));
    expect(await person()).toMatchObject({ company: 'Known Ltd' });
    expect(await person()).not.toHaveProperty('lost');
  });
});
