import { get, request, type Agent, type IncomingMessage } from 'node:http';
import { JoinReply, PROTOCOL_VERSION } from '../../lib/model/wire';
import type { Database } from '../../server/db/connect';
import { createInvite } from '../../server/db/invites';

/** Joins a team over HTTP as one more member, and returns the device's token. */
export async function joinTeam(db: Database, url: string, agent: Agent, team: string): Promise<string> {
  const invite = await createInvite(db, team, ['lead', 'rep'], Date.now());
  const text = await post(agent, `${url}/v1/join`, { v: PROTOCOL_VERSION, invite, name: 'Bench' });
  return JoinReply.parse(JSON.parse(text)).token;
}

/** Node's plain client: fetch would take more of the two cores than the server does. */
export function post(agent: Agent, url: string, body: unknown, token?: string): Promise<string> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const reply = Buffer.concat(chunks).toString('utf8');
        if (answer.statusCode === 200) resolve(reply);
        else reject(new Error(reply));
      });
    });
    sent.on('error', reject).end(text);
  });
}

/** Opens an event stream, again where the server is too busy for it; `seen` is told each seq. */
export function openStream(
  url: string,
  token: string,
  agent: Agent,
  seen: (seq: number) => void,
): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    get(`${url}/v1/sync/live`, { agent, headers }, (stream) => {
      if (stream.statusCode !== 200) {
        stream.destroy();
        setTimeout(() => resolve(openStream(url, token, agent, seen)), 500);
        return;
      }
      stream.on('data', (chunk: Buffer) => {
        for (const [, seq] of chunk.toString('utf8').matchAll(/"seq":(\d+)/g)) seen(Number(seq));
      });
      stream.on('error', () => undefined);
      resolve(stream);
    }).on('error', reject);
  });
}
