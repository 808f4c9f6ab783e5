import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { add, contact, create, edit, note, order, remove, reversal, stageChange, type Draft } from './build';
import { testServer, type Device, type TestServer } from './team';

let server: TestServer;
let mine: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  mine = await server.join(await server.newTeam());
});

/** What is refused of drafts, by their place in the push. */
async function codes(device: Device, ...drafts: Draft[]): Promise<string[]> {
  const before = device.lastMid;
  return (await device.push(...drafts)).rejected.map(({ mid, code }) => `${mid - before} ${code}`);
}

describe('what a role may do', () => {
  test('an agent adds people, facts and suggested stages, and moves nobody', async () => {
    const agent = await server.join(mine.workspaceId, ['agent']);
    const ada = contact();
    const move = stageChange(ada.id, { source: 'manual' });
    await mine.push(create(contact()));
    expect(
      await codes(
        agent,
        create(ada),
        add('stage-change', stageChange(ada.id, { from: null, to: 'reach', source: 'manual' })),
        add('stage-change', stageChange(ada.id, { source: 'rule' })),
        add('stage-change', move),
        add('interaction', note(ada.id)),
        edit(ada.id, { owner: mine.memberId }),
      ),
    ).toEqual(['4 forbidden', '6 forbidden']);
  });

  test('an admin who is nothing else changes the name of the team, and no person', async () => {
    const admin = await server.join(mine.workspaceId, ['admin']);
    const ada = contact();
    await mine.push(create(ada));
    const settings = (fields: object) =>
      ({ ...edit(mine.workspaceId, {}), kind: 'workspace', fields }) as Draft;
    expect(
      await codes(
        admin,
        edit(ada.id, { name: 'X' }),
        add('interaction', note(ada.id)),
        settings({ name: 'Renamed' }),
        settings({ currency: 'USD' }),
      ),
    ).toEqual(['1 forbidden', '2 forbidden', '4 forbidden']);
    expect((await server.join(mine.workspaceId)).joined.workspace.name).toBe('Renamed');
  });

  test('a rep removes and hands over own people, and takes back own facts', async () => {
    const [rep, other] = [
      await server.join(mine.workspaceId, ['rep']),
      await server.join(mine.workspaceId, ['rep']),
    ];
    const [own, foreign] = [contact({ owner: null }), contact({ owner: other.memberId })];
    const remark = note(foreign.id, { by: other.memberId });
    await other.push(create(foreign), add('interaction', remark));
    const [hers, his] = [note(own.id), note(own.id)];
    await other.push(create(own), add('interaction', his));
    server.clock.now += 1;
    expect(
      await codes(
        rep,
        edit(foreign.id, { owner: rep.memberId }),
        add('reversal', reversal(foreign.id, remark.id)),
        remove(foreign.id),
        add('interaction', hers),
        add('reversal', reversal(own.id, hers.id)),
        add('reversal', reversal(own.id, his.id)),
        edit(own.id, { owner: other.memberId }),
        edit(own.id, { owner: rep.memberId }),
      ),
    ).toEqual(['1 forbidden', '2 forbidden', '3 forbidden', '8 forbidden']);
  });

  test('an agent gets no orders, an admin alone no people', async () => {
    const [agent, admin] = [
      await server.join(mine.workspaceId, ['agent']),
      await server.join(mine.workspaceId, ['admin']),
    ];
    const ada = contact();
    await mine.push(create(ada), add('order', order(ada.id)), add('interaction', note(ada.id)));
    const kinds = async (device: Device) => [
      ...new Set([...(await device.state()).values()].map(({ kind }) => kind)),
    ];
    expect(await kinds(mine)).toContain('order');
    expect((await kinds(agent)).sort()).toEqual(['contact', 'interaction', 'member', 'workspace']);
    expect((await kinds(admin)).sort()).toEqual(['member', 'workspace']);
    expect((await agent.snapshot()).rows.map(({ kind }) => kind)).not.toContain('order');
    expect(agent.cursor).toBe(mine.cursor);
  });
});
