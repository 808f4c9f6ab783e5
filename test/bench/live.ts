import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { PROTOCOL_VERSION, PushReply } from '../../lib/model/wire';
import type { Database } from '../../server/db/connect';
import { createWorkspace } from '../../server/db/workspaces';
import { contact, create } from '../server/build';
import { joinTeam, openStream, post } from './bench-client';
import { quantile } from './quantile';
import type { Figure } from './sizes';

const DEVICES = 300;
const MEMBERS = 30;
const PUSHES = 60;

/** How long after a push began the other devices of a team of 300 have heard of it. */
export async function benchLive(db: Database, url: string): Promise<Figure[]> {
  const agent = new Agent({ keepAlive: true });
  const open = new Agent();
  const team = await createWorkspace(db, 'Bench', Date.now());
  const tokens: string[] = [];
  for (let at = 0; at < MEMBERS; at += 1) tokens.push(await joinTeam(db, url, agent, team));
  const waits: number[] = [];
  let [wanted, began, missing] = [Infinity, 0, 0];
  const streams = await Promise.all(
    Array.from({ length: DEVICES }, (_, at) => {
      let heard = 0;
      return openStream(url, tokens[at % MEMBERS] ?? '', open, (seq) => {
        if (heard < wanted && seq >= wanted) {
          waits.push(performance.now() - began);
          missing -= 1;
        }
        heard = Math.max(heard, seq);
      });
    }),
  );
  await sleep(500);
  const clientId = randomUUID();
  let last = 0;
  for (let mid = 1; mid <= PUSHES; mid += 1) {
    const mutations = [{ ...create(contact()), mid }];
    if (last > 0) wanted = last + 1;
    [began, missing] = [performance.now(), DEVICES];
    const body = { v: PROTOCOL_VERSION, epoch: null, clientId, now: Date.now(), mutations };
    last = PushReply.parse(JSON.parse(await post(agent, `${url}/v1/sync/push`, body, tokens[0]))).seq;
    for (let tries = 0; last > 1 && wanted < Infinity && missing > 0 && tries < 500; tries += 1)
      await sleep(10);
  }
  for (const stream of streams) stream.destroy();
  agent.destroy();
  open.destroy();
  return [
    {
      what: `a change is seen by ${String(DEVICES)} connected devices`,
      p50: Math.round(quantile(waits, 0.5)),
      p95: Math.round(quantile(waits, 0.95)),
      unseen: (PUSHES - 1) * DEVICES - waits.length,
      goalMs: 1000,
    },
  ];
}
