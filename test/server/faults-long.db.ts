import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '../../server/db/in-workspace';
import { formatDeviceToken, hashSecret, newSecret } from '../../server/token';
import { buildInteraction } from '../builders';
import type { Device } from '../sync/device';
import { Seeded } from '../sync/seeded';
import { noteOf, person } from './changes';
import { Proxied, stateOf } from './proxied';

const DAY = 24 * 60 * 60 * 1000;
let all: Proxied;
beforeAll(async () => {
  all = await Proxied.open();
});
beforeEach(() => all.newTeam());

/** Another token for the same member: what a new link for one's own device gives. */
async function signInAnew(one: Device): Promise<void> {
  const [secret, deviceId] = [newSecret(), randomUUID()];
  const at = new Date(all.server.clock.now);
  await inWorkspace(all.server.db, all.team, (trx) =>
    trx
      .insertInto('devices')
      .values({
        workspace_id: all.team,
        device_id: deviceId,
        member_id: one.session.member.id,
        secret_hash: hashSecret(secret),
        created_at: at,
        last_contact: at,
      })
      .execute(),
  );
  await one.store.signIn({
    ...one.session,
    token: formatDeviceToken({ workspaceId: all.team, deviceId, secret }),
  });
}

/** IndexedDB in memory is many times slower than a browser's: `npm run soak` sends all 10,000. */
const OFFLINE_CHANGES = Number(process.env['OFFLINE_CHANGES'] ?? 1000);

test(
  `30 days offline with ${String(OFFLINE_CHANGES)} changes and a token that has ended: signed in again, all is sent, once`,
  { timeout: 180_000 },
  async () => {
    const one = await all.device({ timeoutMs: 10_000 });
    const people = Array.from({ length: 100 }, (_, at) => person(`Person ${String(at)}`));
    await one.commit(people);
    await one.sync();
    await all.proxy.set('refused');
    const texts = Array.from({ length: OFFLINE_CHANGES }, (_, at) => `note ${String(at).padStart(5, '0')}`);
    for (let at = 0; at < texts.length; at += 500) {
      all.server.clock.now += (30 * DAY * 500) / texts.length;
      const some = texts.slice(at, at + 500);
      await one.commit(some.map((text, place) => noteOf(people[place % 100]?.id ?? '', text)));
    }
    await one.sync();
    await inWorkspace(all.server.db, all.team, (trx) =>
      trx
        .updateTable('devices')
        .set({ secret_hash: hashSecret(newSecret()) }) // not revoked: a browser that is erases itself
        .where('workspace_id', '=', all.team)
        .execute(),
    );
    await all.proxy.set('none');
    await one.sync();
    expect(await stateOf(one)).toMatchObject({
      state: 'error',
      retryAt: null,
      message: expect.stringMatching(/signed out/) as string,
    });
    expect(await all.waiting(one)).toBe(texts.length);
    await signInAnew(one);
    const begun = performance.now();
    while ((await all.waiting(one)) > 0) await one.sync();
    const took = performance.now() - begun;
    const names = people.map(({ fields }) => fields.name ?? '');
    expect(await all.onServer()).toEqual([...names, ...texts].sort());
    console.log(
      JSON.stringify({
        what: `${String(texts.length)} changes after 30 days offline`,
        seconds: Math.round(took / 100) / 10,
      }),
    );
  },
);

test(
  'every fifth reply is lost on 10,000 mutations: each has its effect once',
  { timeout: 180_000 },
  async () => {
    const chance = new Seeded(7);
    const { joined } = await all.server.join(all.team);
    const headers = { authorization: `Bearer ${joined.token}`, 'content-type': 'application/json' };
    const id = randomUUID();
    let [lost, mid] = [0, 0];
    /** As the client sends: the same again until it is answered. */
    const push = async (drafts: object[]) => {
      const mutations = drafts.map((draft) => ({ ...draft, uuid: randomUUID(), ageMs: 0, mid: (mid += 1) }));
      const body = JSON.stringify({
        v: 4,
        epoch: joined.epoch,
        clientId: 'lossy',
        now: all.server.clock.now,
        mutations,
      });
      for (;;) {
        const reply = await all.server.app.request('/v1/sync/push', { method: 'POST', headers, body });
        expect(reply.status).toBe(200);
        if (!chance.chance(0.2)) {
          expect(await reply.json()).toMatchObject({ lastMid: mid, rejected: [] });
          return;
        }
        lost += mutations.length;
      }
    };
    const ada = { ...person('Ada'), id };
    await push([{ op: 'patch', kind: 'contact', recordId: id, fields: { ...ada.fields, id }, base: null }]);
    const texts = Array.from({ length: 10_000 }, (_, at) => `note ${String(at).padStart(5, '0')}`);
    for (let at = 0; at < texts.length; at += 20) {
      const facts = texts
        .slice(at, at + 20)
        .map((text) => buildInteraction({ id: randomUUID(), contactId: id, text, by: null }));
      await push(facts.map((fields) => ({ op: 'event', kind: 'interaction', recordId: fields.id, fields })));
    }
    expect(lost).toBeGreaterThan(1500);
    expect(await all.onServer()).toEqual(['Ada', ...texts]);
  },
);
