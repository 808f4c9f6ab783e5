import { expect, test } from 'vitest';
import { buildOrder, DANA, daysAgo, idOf } from '../builders';
import { add, PERSON, sessionOf } from '../store/profile';
import type { Role } from '../../lib/model/workspace';
import { openDesk, PRIYA, sighting } from './desk';

const row = (name: string, email: string) => ({ name, email, confidence: 1, evidence: ['Row'], key: null });
const {
  device: _device,
  number: _number,
  ...order
} = buildOrder({
  contactId: PERSON,
  at: daysAgo(20),
  amount: { minor: 42_000, currency: 'EUR' },
});

/** What a list with Priya on it says of her. */
async function glanceOf(role: Role) {
  const desk = await openDesk([...PRIYA, { op: 'event', kind: 'order', fact: order }]);
  const session = sessionOf('Dana');
  await desk.store.signIn({ ...session, member: { ...session.member, id: DANA, roles: [role] } });
  await desk.until((state) => state.session?.member.roles.includes(role));
  desk.panel.commands.show(sighting({ list: [row('Priya', 'priya@helioworks.example')] }));
  const { more } = await desk.until((state) => state.glimpses.find((one) => one.more !== null));
  return more;
}

test('who is not shown orders is shown no value in a list either', async () => {
  expect((await glanceOf('rep'))?.value).toMatchObject({ currency: 'EUR' });
  expect(await glanceOf('agent')).toMatchObject({ value: null });
});

test('an address that is several people’s names nobody', async () => {
  const desk = await openDesk([
    ...PRIYA,
    add({ id: idOf(300), name: 'Another', emails: ['priya@helioworks.example'] }),
    add({ id: idOf(301), name: 'Yuki', emails: ['yuki@kitsune.example'] }),
  ]);
  desk.panel.commands.show(
    sighting({ list: [row('Priya', 'priya@helioworks.example'), row('Yuki', 'yuki@kitsune.example')] }),
  );
  const glimpses = await desk.until((state) => (state.glimpses[1]?.row ?? null) !== null && state.glimpses);
  expect(glimpses.map(({ row: one, isDoubtful }) => [one?.id ?? null, isDoubtful])).toEqual([
    [null, true],
    [idOf(301), false],
  ]);
});
