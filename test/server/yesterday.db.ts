import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { JoinReply, PROTOCOL_VERSION } from '../../lib/model/wire';
import type { Session } from '../../lib/store/store';
import { Device } from '../sync/device';
import { Seeded } from '../sync/seeded';
import { noteOf, person } from './changes';
import { dropFolder, openFolder, runServe, stop, type ServerProcess } from './running';
import { json } from './team';

// Yesterday's backup is put back, by the commands a person would type, over a team that went on working: with the client's
// own code on its devices, and real processes.

let folder: string;
let files: string;
let server: ServerProcess | null = null;
beforeAll(async () => {
  [folder, files] = [await openFolder(), await openFolder()];
});
afterAll(async () => {
  if (server !== null) await stop(server);
  dropFolder(folder);
  dropFolder(files);
});

/** Runs one of our commands and returns its exit code and what it said. */
async function command(name: string, args: string[]): Promise<{ code: number; said: string }> {
  const script = fileURLToPath(new URL(`../../scripts/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, ...args], {
    env: { ...process.env, DATABASE_URL: '', DATABASE_ADMIN_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

const serving = async (port: string, data: string) => {
  server = await runServe(['--port', port, '--data', data, '--invite', '--role', 'lead']);
  expect(server.output()).toMatch(/ready at/);
  return server;
};

const devices: Device[] = [];
async function joinTeam(link: string, name: string): Promise<Device> {
  const [origin = '', invite = ''] = link.split('/join#');
  const answer = await fetch(`${origin}/v1/join`, json({ v: PROTOCOL_VERSION, invite, name }));
  const { token, workspace, member } = JoinReply.parse(await answer.json());
  const session: Session = { server: origin, token, workspace, member };
  const device = new Device(name, session, {
    chance: new Seeded(devices.length),
    now: Date.now,
    newId: randomUUID,
    fetchOf: () => fetch,
  });
  await device.open();
  devices.push(device);
  return device;
}

/** Everybody with their title and notes, as a device shows them. */
async function shown(device: Device): Promise<string[]> {
  const rows = await device.store.contactRows();
  const people = await Promise.all(rows.map(({ id }) => device.store.person(id)));
  return people
    .flatMap((one) => (one === null ? [] : [one]))
    .map(({ contact, interactions }) => {
      const notes = interactions.map(({ text }) => text).sort();
      return `${contact.name ?? ''}, ${contact.title ?? 'no title'}: ${notes.join(' ')}`;
    })
    .sort();
}
const settle = async (some: Device[]) => {
  for (let round = 0; round < 3; round += 1) for (const device of some) await device.sync();
};

test(
  'yesterday’s backup is restored: everything done since comes back by itself, once; who was erased does not',
  { timeout: 180_000 },
  async () => {
    const first = await serving('0', folder);
    const links = first.output().match(/\S+\/join#[\w.-]+/g) ?? [];
    const { port } = new URL(first.url);
    const [mara, noor] = [await joinTeam(links[0] ?? '', 'Mara'), await joinTeam(links[1] ?? '', 'Noor')];
    const [ada, bob, dan] = [
      person('Ada', ['ada@team.example']),
      person('Bob', ['bob@team.example']),
      person('Dan', ['dan@gone.example']),
    ];
    await mara.commit([ada, bob, dan, noteOf(ada.id, 'old'), noteOf(dan.id, 'old')]);
    await settle([mara, noor]);
    const backup = join(files, 'yesterday.gz');
    const made = await command('backup', ['--out', backup, '--data', folder]);
    expect(made).toEqual({ code: 0, said: expect.stringContaining('2 members') as string });

    const cleo = person('Cleo', ['cleo@team.example']);
    await mara.commit([cleo, noteOf(cleo.id, 'new'), noteOf(ada.id, 'new')]);
    await settle([mara, noor]);
    await noor.commit([
      { op: 'patch', kind: 'contact', id: bob.id, fields: { title: 'Buyer' }, base: {} },
      noteOf(cleo.id, 'by Noor'),
    ]);
    await mara.commit([noteOf(dan.id, 'on its way, unsent')]);
    await noor.commit([{ op: 'delete', kind: 'contact', id: dan.id }]);
    await noor.sync();
    const list = join(files, 'erased.gz');
    expect((await command('backup', ['--out', list, '--data', folder, '--erased-only'])).code).toBe(0);
    expect((await command('restore', [backup, '--data', folder])).said).toMatch(
      /Another Sidestage server is running/,
    );
    await stop(first);
    const unasked = await command('restore', [backup, '--data', folder]);
    expect([unasked.code, unasked.said]).toEqual([1, expect.stringMatching(/With --replace/)]);
    const done = await command('restore', [backup, '--data', folder, '--replace']);
    expect(done.said).toMatch(/1 people who were erased since stay erased/);
    expect(done.code).toBe(0);

    const again = await serving(port, folder);
    // Mara was away when Dan was erased: she has his note unsent, and him in what she sent before.
    await settle([mara, noor]);
    const all = ['Ada, no title: new old', 'Bob, Buyer: ', 'Cleo, no title: by Noor new'];
    for (const device of [mara, noor]) expect(await shown(device)).toEqual(all);
    await mara.commit([person('Dan', ['dan@gone.example'])]);
    await settle([mara, noor]);
    for (const device of [mara, noor]) expect(await shown(device)).toEqual(all);
    await stop(again);

    // The machine is lost altogether: the same backup on a new one, with the list that was kept elsewhere.
    const other = await openFolder();
    try {
      const anew = await command('restore', [backup, '--data', other, '--erased', list]);
      expect([anew.code, anew.said]).toEqual([
        0,
        expect.stringMatching(/1 people who were erased since stay erased/),
      ]);
      await serving(port, other);
      await settle([noor, mara]);
      for (const device of [mara, noor]) expect(await shown(device)).toEqual(all);
    } finally {
      if (server !== null) await stop(server);
      server = null;
      dropFolder(other);
    }
  },
);
