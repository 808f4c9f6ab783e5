import pg from 'pg';
import { sql } from '../../server/db/kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '../../lib/model/wire';
import { Role } from '../../lib/model/workspace';
import { connect } from '../../server/db/connect';
import { createInvite } from '../../server/db/invites';
import { inWorkspace } from '../../server/db/in-workspace';
import { add, contact, create, edit, note, remove, reversal, type Draft } from './build';
import { keepingAttempts } from './keeping-attempts';
import { json, refusal, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let theirs: Device;
const [ada, remark] = [contact({ name: 'Foreign Ada' }), note('')];
remark.contactId = ada.id;

beforeAll(async () => {
  server = await testServer();
  theirs = await server.join(await server.newTeam());
  await theirs.push(create(ada), add('interaction', remark));
});

const stateOf = async (device: Device) => JSON.stringify([...(await device.state()).values()]);

/**
 * What a device of one team can try on another where the matrix of all routes (matrix.db.ts) has no id to put in; each has
 * nothing to show for it.
 */
const ATTEMPTS: Record<string, (device: Device) => Promise<void>> = {
  'POST /v1/sync/push': async (device) => {
    const absent = { person: contact(), note: note(contact().id) };
    const tries = (person: string, fact: string): Draft[] => [
      edit(person, { name: 'Taken over' }),
      remove(person),
      add('interaction', note(person)),
      add('reversal', reversal(person, fact)),
    ];
    const foreign = (await device.push(...tries(ada.id, remark.id))).rejected.map(({ code }) => code);
    const missing = (await device.push(...tries(absent.person.id, absent.note.id))).rejected.map(
      ({ code }) => code,
    );
    expect(foreign).toEqual(missing); // 'not yours' cannot be told from 'not there'
    // Whoever may erase people notes that one is not to come; only in their own team.
    const erases = foreign[1] === 'gone';
    expect(foreign).toHaveLength(erases ? 3 : 4);
    const settings = {
      ...edit(theirs.workspaceId, {}),
      kind: 'workspace',
      fields: { name: 'Mine' },
    } as Draft;
    expect((await device.push(settings)).rejected).toHaveLength(1);
    const mixed = `${theirs.workspaceId}.${device.token.split('.').slice(1).join('.')}`;
    const body = {
      v: PROTOCOL_VERSION,
      epoch: null,
      clientId: 'x',
      now: 0,
      mutations: device.number([remove(ada.id)]),
    };
    device.lastMid -= 1;
    expect((await server.app.request('/v1/sync/push', json(body, mixed))).status).toBe(401);
  },
  'GET /v1/sync/pull': async (device) => {
    expect(await stateOf(device)).not.toContain(ada.id);
    expect(await stateOf(device)).not.toContain('Foreign');
  },
  'GET /v1/sync/snapshot': async (device) => {
    expect(JSON.stringify(await device.snapshot())).not.toContain(ada.id);
  },
  'GET /v1/sync/live': async (device) => {
    const answer = await device.request('/v1/sync/live');
    const reader = answer.body?.getReader();
    await reader?.read(); // where its own team stands
    await theirs.push(edit(ada.id, { company: 'New' }));
    const next = await Promise.race([
      reader?.read(),
      new Promise((resolve) => setTimeout(resolve, 100, 'nothing')),
    ]);
    expect(next).toBe('nothing');
    await reader?.cancel();
  },
  'POST /v1/join': async (device) => {
    const invite = await createInvite(server.db, theirs.workspaceId, ['admin'], server.clock.now);
    const secret = invite.slice(theirs.workspaceId.length);
    const body = { v: PROTOCOL_VERSION, invite: device.workspaceId + secret, name: 'Mallory' };
    expect(await refusal(server.app.request('/v1/join', json(body)))).toMatchObject({ status: 403 });
  },
  'POST /v1/people/fetch': async (device) => {
    const body = { v: PROTOCOL_VERSION, epoch: null, ids: [ada.id] };
    const answer = await device.request('/v1/people/fetch', json(body, device.token));
    if (answer.status === 200) expect(await answer.json()).toMatchObject({ rows: [], gone: [ada.id] });
    else expect(answer.status).toBe(403);
  },
  'POST /v1/people/lookup': async (device) => {
    const keys = ada.emails.map((address) => ({ address }));
    const body = { v: PROTOCOL_VERSION, epoch: null, keys };
    const answer = await device.request('/v1/people/lookup', json(body, device.token));
    if (answer.status === 200) expect(await answer.json()).toMatchObject({ rows: [] });
    else expect(answer.status).toBe(403);
  },
  'POST /v1/sample/remove': async (device) => {
    const sample = contact({ source: { channel: 'sample', campaign: null, referrer: null, at: null } });
    await theirs.push(create(sample));
    await device.request('/v1/sample/remove', { ...json({}, device.token) });
    expect((await theirs.state()).get(sample.id)?.deleted).toBe(false);
  },
  ...keepingAttempts(() => theirs, ada.id),
  'GET /v1/value/fit': async (device) => {
    const answer = await device.request('/v1/value/fit');
    if (answer.status === 200) expect(await answer.json()).toEqual({ state: 'idle' });
    else expect(answer.status).toBe(403);
  },
  'POST /v1/value/fit': async (device) => {
    const before = server.fitting.state(theirs.workspaceId);
    await device.request('/v1/value/fit', json({}, device.token));
    await server.fitting.ended(device.workspaceId);
    expect(server.fitting.state(theirs.workspaceId)).toEqual(before);
    const settings = (await theirs.state()).get(theirs.workspaceId)?.data;
    expect(settings).toMatchObject({ fits: [] });
  },
  'POST /v1/value/fit/cancel': async (device) => {
    server.fitting.start(theirs.workspaceId);
    await device.request('/v1/value/fit/cancel', json({}, device.token));
    expect(await server.fitting.ended(theirs.workspaceId)).not.toEqual({ state: 'cancelled' });
  },
};

describe.each(Role.options)('a %s of another team', (role) => {
  test.each(Object.keys(ATTEMPTS))('%s shows and changes nothing', async (route) => {
    const device = await server.join(await server.newTeam(), [role]);
    const attempt = ATTEMPTS[route];
    await attempt?.(device);
    const row = (await theirs.state()).get(ada.id);
    expect(row).toMatchObject({ deleted: false, data: { name: 'Foreign Ada' } });
  });
});

describe('the database keeps teams apart by itself', () => {
  test('a transaction sees and writes the rows of its team only, even without a condition', async () => {
    const mine = await server.newTeam();
    await inWorkspace(server.db, mine, async (trx) => {
      const { rows } = await sql<{
        workspace_id: string;
      }>`select workspace_id from sidestage.records`.execute(trx);
      expect(rows).toEqual([{ workspace_id: mine }]);
      const touched = await sql`update sidestage.records set owner = null where id = ${ada.id}`.execute(trx);
      expect(touched.numAffectedRows).toBe(0n);
    });
    const smuggle = inWorkspace(server.db, mine, (trx) =>
      sql`insert into sidestage.members (workspace_id, member_id, name, roles, created_at)
        values (${theirs.workspaceId}, ${ada.id}, 'Mallory', '{admin}', now())`.execute(trx),
    );
    await expect(smuggle).rejects.toThrow(/row-level security/);
    const move = inWorkspace(server.db, mine, (trx) =>
      sql`update sidestage.records set workspace_id = ${theirs.workspaceId}`.execute(trx),
    );
    await expect(move).rejects.toThrow(/row-level security/);
  });

  test('the team of a transaction does not stay on the connection', async () => {
    const one = connect(server.database.url, { max: 1 });
    const count = async () =>
      (await sql<{ n: number }>`select count(*) as n from sidestage.records`.execute(one.queries)).rows[0]?.n;
    await inWorkspace(one, theirs.workspaceId, async (trx) => {
      expect(
        (await sql<{ n: number }>`select count(*) as n from sidestage.records`.execute(trx)).rows[0]?.n,
      ).toBeGreaterThan(0);
    });
    expect(await count()).toBe(0);
    const failing = inWorkspace(one, theirs.workspaceId, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(await count()).toBe(0);
    await one.close();
  });

  test('only a UUID becomes the team of a transaction', async () => {
    const injected = inWorkspace(server.db, "x'; reset all; --", () => Promise.resolve());
    await expect(injected).rejects.toThrow(TypeError);
  });

  test('the role of the server cannot open what is closed', async () => {
    for (const statement of [
      'alter table sidestage.records disable row level security',
      'drop policy tenant on sidestage.records',
      'create table sidestage.mine (id int)',
      'set role sidestage_owner',
      'truncate sidestage.records',
      'select * from pg_authid',
    ]) {
      await expect(server.db.pool.query(statement)).rejects.toThrow(/must be owner|permission denied/);
    }
  });
});

const OWN = "(workspace_id = (NULLIF(current_setting('app.ws'::text, true), ''::text))::uuid)";

describe('the catalog', () => {
  let client: pg.Client;
  beforeAll(async () => {
    client = new pg.Client({ connectionString: server.database.adminUrl });
    await client.connect();
  });
  afterAll(() => client.end());

  test('every table forces row-level security by one policy, and opens to the owner alone by another', async () => {
    const { rows } = await client.query<{ name: string; safe: boolean; policies: string[] }>(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as safe,
        array(select polname || ' ' || polcmd::text || ' ' || pg_get_expr(polqual, polrelid) || pg_get_expr(polwithcheck, polrelid)
              || case polroles when array[c.relowner] then ' of its owner' else '' end
              from pg_policy where polrelid = c.oid order by polname)::text[] as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'sidestage' and c.relkind in ('r', 'p') order by 1`);
    expect(rows.map(({ name }) => name)).toEqual([
      'audit',
      'audit_heads',
      'bulks',
      'clients',
      'devices',
      'erased',
      'figure_months',
      'figure_states',
      'figured',
      'invites',
      'members',
      'opened',
      'owner_counts',
      'people',
      'person_keys',
      'receipts',
      'records',
      'seq_days',
      'stage_counts',
      'workspaces',
    ]);
    for (const table of rows)
      expect(table).toMatchObject({
        safe: true,
        policies: ['owner * truetrue of its owner', `tenant * ${OWN}${OWN}`],
      });
  });

  test('every key, unique constraint, unique index and foreign key carries workspace_id', async () => {
    const { rows } = await client.query<{ name: string; columns: string[]; others: string[] | null }>(`
      select conname as name,
        array(select attname from pg_attribute where attrelid = conrelid and attnum = any(conkey))::text[] as columns,
        case contype when 'f' then
          array(select attname from pg_attribute where attrelid = confrelid and attnum = any(confkey))::text[] end as others
      from pg_constraint join pg_namespace n on n.oid = connamespace
      where n.nspname = 'sidestage' and contype in ('p', 'u', 'f', 'x')
      union all
      select i.indexrelid::regclass::text,
        array(select attname from pg_attribute where attrelid = i.indrelid and attnum = any(i.indkey))::text[], null
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'sidestage' and i.indisunique`);
    expect(rows.length).toBeGreaterThan(15);
    for (const { name, columns, others } of rows) {
      expect(columns, name).toContain('workspace_id');
      if (others !== null) expect(others, name).toContain('workspace_id');
    }
  });

  test('there is no trigger of ours, no default that calls a function, and no table without a key', async () => {
    const triggers = await client.query(
      `select tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'sidestage' and not tgisinternal`,
    );
    expect(triggers.rows).toEqual([]);
    const defaults = await client.query<{ text: string }>(
      `select pg_get_expr(adbin, adrelid) as text from pg_attrdef d join pg_class c on c.oid = d.adrelid
       join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'sidestage'`,
    );
    expect(defaults.rows.filter(({ text }) => text.includes('('))).toEqual([]);
    const keyless = await client.query(
      `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'sidestage' and relkind = 'r'
         and not exists (select from pg_constraint where conrelid = c.oid and contype = 'p')`,
    );
    expect(keyless.rows).toEqual([]);
  });
});
