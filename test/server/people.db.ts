import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Contact } from '../../lib/model/contact';
import type { StageChange } from '../../lib/model/facts';
import type { Row } from '../../lib/model/wire';
import { currentStage } from '../../lib/rules/stage';
import { mergesOf, shownAs } from '../../lib/rules/shown-as';
import { inWorkspace } from '../../server/db/in-workspace';
import { sql } from '../../server/db/kysely';
import { writeRecords } from '../../server/db/records';
import { hashOf, textsOf } from '../../server/people/person-keys';
import { recountPeople } from '../../server/people/recount';
import { Seeded } from '../sync/seeded';
import { add, contact, create, edit, note, remove, stageChange, type Draft } from './build';
import { testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
});

/** What the counters say, without those at 0. */
function counters(): Promise<Record<string, number>> {
  const team = device.workspaceId;
  return inWorkspace(server.db, team, async (trx) => {
    const { rows } = await sql<{ key: string; people: number }>`
      select concat_ws('/', market, model, stage) as key, people from sidestage.stage_counts
      where workspace_id = ${team}::uuid and people <> 0
      union all select 'of ' || owner, people from sidestage.owner_counts
      where workspace_id = ${team}::uuid and people <> 0
    `.execute(trx);
    return Object.fromEntries(rows.map(({ key, people }) => [key, people]));
  });
}

/** What counting all records gives, in the plainest way. */
function counted(rows: Row[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const count = (key: string) => (counts[key] = (counts[key] ?? 0) + 1);
  const people = rows.flatMap((row) => (row.kind === 'contact' && row.data !== null ? [row.data] : []));
  const moves = rows.flatMap((row) => (row.kind === 'stage-change' && row.data !== null ? [row.data] : []));
  const merges = mergesOf(people);
  for (const person of people) {
    count(`of ${person.owner ?? ''}`);
    if (shownAs(person.id, merges) !== person.id) continue;
    const theirs = moves.filter((move) => shownAs(move.contactId, merges) === person.id);
    const stage = currentStage(theirs);
    count([person.market ?? '', stage?.model ?? '', stage?.to ?? ''].join('/'));
  }
  return counts;
}

/** What everybody is found by. */
function keys(): Promise<string[]> {
  return inWorkspace(server.db, device.workspaceId, async (trx) => {
    const { rows } = await sql<{ key: string }>`
      select encode(hash, 'hex') || ' ' || contact_id as key from sidestage.person_keys
      where workspace_id = ${device.workspaceId}::uuid
    `.execute(trx);
    return rows.map(({ key }) => key).sort();
  });
}

function keysOf(rows: Row[]): string[] {
  return rows
    .flatMap((row) =>
      row.kind === 'contact' && row.data !== null
        ? textsOf(row.data).map((text) => `${hashOf(text)} ${row.id}`)
        : [],
    )
    .sort();
}

const STAGES = ['reach', 'acquisition', 'loyalty'];
const MARKETS = [null, '0190a000-0000-7000-8000-000000000001'];

/** One thing somebody might do to people, in any order. */
function drawn(chance: Seeded, people: Contact[], number: number): Draft {
  const person = people.length === 0 ? null : chance.pick(people);
  const what =
    person === null
      ? 'add'
      : chance.pick(['add', 'move', 'move', 'edit', 'merge', 'merge', 'remove'] as const);
  if (person === null || what === 'add') {
    const emails = [`person${chance.below(20)}@customer.example`];
    const fresh = contact({
      emails,
      owner: chance.pick([null, device.memberId]),
      market: chance.pick(MARKETS),
    });
    people.push(fresh);
    return create(fresh);
  }
  if (what === 'remove') return remove(person.id);
  if (what === 'merge')
    return edit(person.id, { mergedInto: chance.pick([null, ...people.map(({ id }) => id)]) });
  if (what === 'edit') {
    const emails = [`Person${chance.below(20)}@Customer.example`, 'x@y.example'].slice(chance.below(2));
    return edit(person.id, {
      emails,
      owner: chance.pick([null, device.memberId]),
      market: chance.pick(MARKETS),
    });
  }
  const at = Date.UTC(2026, 0, 5, 9) - chance.below(5) * 1000;
  return add('stage-change', stageChange(person.id, { to: chance.pick(STAGES), at, number }));
}

test.each([1, 2, 3, 4, 5, 6])(
  'whatever is pushed, counters and keys are what counting all records gives (seed %i)',
  async (seed) => {
    const chance = new Seeded(seed);
    const people: Contact[] = [];
    for (let round = 0; round < 12; round += 1) {
      server.clock.now += 1000;
      const drafts = Array.from({ length: 1 + chance.below(6) }, (_, index) =>
        drawn(chance, people, round * 10 + index),
      );
      await device.push(...drafts);
    }
    const rows = [...(await device.state()).values()];
    expect(await counters()).toEqual(counted(rows));
    expect(await keys()).toEqual(keysOf(rows));
    expect(await recountPeople(server.db, device.workspaceId)).toBe(0);
  },
);

test('what the server writes by itself is counted as well', async () => {
  const [ada, ben] = [contact({ owner: device.memberId }), contact({ emails: [] })];
  const move: StageChange = stageChange(ada.id);
  await writeRecords(server.db, device.workspaceId, [
    { kind: 'contact', data: ada },
    { kind: 'stage-change', data: move },
    { kind: 'contact', data: ben },
    { kind: 'interaction', data: note(ben.id) },
  ]);
  expect(await counters()).toEqual({
    '/reach-to-loyalty/acquisition': 1,
    '//': 1,
    [`of ${device.memberId}`]: 1,
    'of ': 1,
  });
  expect(await keys()).toHaveLength(1);
});

test('of devices that count at once none is lost', async () => {
  const others = await Promise.all([1, 2, 3, 4].map(() => server.join(device.workspaceId)));
  const [ada, ben] = [contact(), contact()];
  await device.push(create(ada), create(ben), edit(ben.id, { mergedInto: ada.id }));
  await Promise.all(
    others.map(async (other, at) => {
      for (let round = 0; round < 6; round += 1) {
        const moves = [ada, ben].map(({ id }) =>
          add(
            'stage-change',
            stageChange(id, { to: STAGES[(at + round) % 3] ?? 'reach', number: round, device: `d${at}` }),
          ),
        );
        await other.push(
          create(contact()),
          ...moves,
          edit(ben.id, { mergedInto: round % 2 === 0 ? null : ada.id }),
        );
      }
    }),
  );
  expect(await counters()).toEqual(counted([...(await device.state()).values()]));
});

test('counters that are wrong are put right', async () => {
  await device.push(create(contact()));
  const right = await counters();
  await inWorkspace(server.db, device.workspaceId, async (trx) => {
    await sql`update sidestage.stage_counts set people = 7`.execute(trx);
    await sql`insert into sidestage.owner_counts values (${device.workspaceId}, 'somebody', 3)`.execute(trx);
  });
  expect(await recountPeople(server.db, device.workspaceId)).toBe(2);
  expect(await counters()).toEqual(right);
});
