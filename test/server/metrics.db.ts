import fc from 'fast-check';
import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { TeamFigures } from '../../lib/model/team-figures';
import type { Workspace } from '../../lib/model/workspace';
import { ofTeam } from '../../lib/panel/board/figures/figure-source';
import { boardFigures } from '../../lib/panel/board/figures/board-figures';
import { NOTHING_ENTERED } from '../../lib/rules/metrics/entered-sums';
import { FigureTable } from '../../lib/rules/metrics/figure-table';
import { dayOf } from '../../lib/rules/metrics/metric';
import type { RecordToWrite } from '../../server/db/records';
import { writeRecords } from '../../server/db/records';
import { buildContact, buildPerson, idOf, NOW } from '../builders';
import { randomFacts } from '../rules/random-facts';
import { plainTables, PLAIN_METRICS, PLAIN_STAGES } from './plain-metrics';
import { testServer, type Device, type TestServer } from './team';

const SEED = 20_261_127;
const today = dayOf(NOW);
const YEAR = { from: today - 364, to: today + 1 };

let server: TestServer;
let device: Device;
let people: Person[];
let client: pg.Client;

/** People with random facts; each subscription has its period, since the plain queries do not carry one on. */
function randomPeople(count: number): Person[] {
  const made = fc.sample(randomFacts, { seed: SEED, numRuns: count });
  return made.map((facts, n) => {
    const contactId = idOf(50_000 + n);
    const own = <F extends { contactId: string }>(list: F[]) => list.map((fact) => ({ ...fact, contactId }));
    const source = { channel: ['Fair', 'Web', ''][n % 3] ?? '', campaign: null, referrer: null, at: null };
    return buildPerson({
      contact: buildContact({ id: contactId, emails: [], owner: null, source }),
      stageChanges: own(facts.stageChanges),
      interactions: own(facts.interactions).map((fact) =>
        fact.type === 'referral' ? { ...fact, other: idOf(50_000 + ((n * 7 + 1) % count)) } : fact,
      ),
      orders: own(facts.orders)
        .filter(({ type }) => type !== 'subscription-changed')
        .map((fact) => ({ ...fact, periodMonths: fact.periodMonths ?? 1 })),
      responses: own(facts.responses),
      rewards: own(facts.rewards),
      reversals: own(facts.reversals),
    });
  });
}

function recordsOf(person: Person): RecordToWrite[] {
  return [
    { kind: 'contact', data: person.contact },
    ...person.stageChanges.map((data) => ({ kind: 'stage-change', data }) as const),
    ...person.interactions.map((data) => ({ kind: 'interaction', data }) as const),
    ...person.orders.map((data) => ({ kind: 'order', data }) as const),
    ...person.responses.map((data) => ({ kind: 'survey-response', data }) as const),
    ...person.rewards.map((data) => ({ kind: 'reward', data }) as const),
    ...person.reversals.map((data) => ({ kind: 'reversal', data }) as const),
  ];
}

beforeAll(async () => {
  server = await testServer();
  device = await server.join(await server.newTeam());
  people = randomPeople(300);
  await writeRecords(server.db, device.workspaceId, people.flatMap(recordsOf));
  client = new pg.Client(server.database.url);
  await client.connect();
  const all = (list: Exclude<keyof Person, 'contact'>): object[] =>
    people.flatMap((person): object[] => person[list]);
  await plainTables(client, {
    people: people.map(({ contact }) => ({ id: contact.id, channel: contact.source?.channel ?? '' })),
    changes: all('stageChanges'),
    interactions: all('interactions'),
    orders: people.flatMap(({ orders }) =>
      orders.map(({ amount, periodMonths, ...order }) => ({
        ...order,
        minor: amount.minor,
        months: periodMonths,
      })),
    ),
    responses: all('responses'),
    rewards: people.flatMap(({ rewards }) =>
      rewards.map(({ cost, ...one }) => ({ ...one, cost: cost?.minor ?? null })),
    ),
    reversals: all('reversals'),
  });
  return () => client.end();
});

async function ask(path: string): Promise<TeamFigures> {
  for (;;) {
    const figures = TeamFigures.parse(await (await device.request(path)).json());
    if (figures.complete) return figures;
  }
}

test('MT3 every metric of a year equals what SQL computes from the facts by its definition', async () => {
  const figures = await ask('/v1/board/figures?from=600&to=700');
  expect(figures.people).toBe(300);
  const { months, referred } = ofTeam(figures, { isMarket: () => true, locale: 'en' });
  const settings = (await device.state()).get(device.workspaceId)?.data as Workspace;
  const board = boardFigures(
    {
      wanted: { period: YEAR, lens: null },
      source: { from: 'server', isComplete: true, progress: null, words: '' },
      workspace: settings,
      table: new FigureTable(months),
      today,
      currency: settings.currency,
      ordersKnown: true,
      entered: () => NOTHING_ENTERED,
      referred,
    },
    'en',
  );
  let told = 0;
  for (const [id, sql] of Object.entries(PLAIN_METRICS)) {
    const { rows } = await client.query<Record<string, string | null>>(sql, [YEAR.from, YEAR.to]);
    const metric = board.metrics.find((one) => one.id === id);
    const [row = {}] = rows;
    for (const name of ['value', 'count', 'of'] as const) {
      if (!(name in row)) continue;
      const [wanted, found] = [row[name] ?? null, metric?.[name] ?? null];
      expect([id, name, round(found)]).toEqual([id, name, round(wanted)]);
      if (Number(found) > 0) told += 1;
    }
  }
  // Nothing was compared with nothing.
  expect(told).toBeGreaterThan(40);

  const { rows } = await client.query<Record<string, string | null>>(PLAIN_STAGES, [YEAR.from, YEAR.to]);
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const stage = board.stages.find((one) => one.stage.id === row['stage']);
    expect([
      row['stage'],
      stage?.people,
      stage?.entered,
      stage?.left,
      stage?.medianDays ?? null,
      stage?.dropped,
    ]).toEqual([
      row['stage'],
      ...['people', 'entered', 'left'].map((name) => Number(row[name])),
      numberOf(row['days']),
      Number(row['dropped']),
    ]);
  }
});

const round = (value: string | number | null) => (value === null ? null : Number(Number(value).toFixed(9)));
const numberOf = (value: string | null | undefined) =>
  value === null || value === undefined ? null : Number(value);
