import { readFileSync } from 'node:fs';
import { Agent, get, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Database } from '../../server/db/connect';
import { writeRecords } from '../../server/db/records';
import { createWorkspace } from '../../server/db/workspaces';
import { contact } from '../server/build';
import type { ServerProcess } from '../server/running';
import { joinTeam, openStream } from './bench-client';
import type { Figure } from './sizes';

const STREAMS = 300;
const SLOW = 100;
const PEOPLE = 10_000;
const LARGE = 100 * 1024 * 1024;

/**
 * The most resident memory of a server with 300 open streams, 100 clients that send a byte now and then, 100 that fetch
 * everything and do not read it, bodies of 100 MB with and without their length, and a packed body that unpacks to 100 MB.
 */
export async function benchMemory(db: Database, { url, child }: ServerProcess): Promise<Figure[]> {
  const status = `/proc/${String(child.pid)}/status`;
  if (process.platform !== 'linux') return [{ what: 'resident memory', mb: 'only told on Linux' }];
  const megabytes = (name: 'VmRSS' | 'VmHWM') =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(status, 'utf8'))?.[1] ?? 0) / 1024);
  const agent = new Agent({ keepAlive: true });
  const own = new Agent();
  const team = await createWorkspace(db, 'Bench', Date.now());
  const token = await joinTeam(db, url, agent, team);
  const people = Array.from({ length: PEOPLE }, () => ({ kind: 'contact', data: contact() }) as const);
  await writeRecords(db, team, people);
  const before = megabytes('VmRSS');
  const streams = await Promise.all(
    Array.from({ length: STREAMS }, () => openStream(url, token, own, () => undefined)),
  );
  const senders = Array.from({ length: SLOW }, () => slowSender(url, token));
  const readers = await Promise.all(
    Array.from({ length: SLOW }, (_, at) => slowReader(url, token, own, at % 2 === 0)),
  );
  const bomb = gzipSync(Buffer.alloc(LARGE));
  const answers: Record<string, number> = {};
  for (let round = 0; round < 3; round += 1) {
    const sent = await Promise.all([
      large(url, token, { 'content-length': String(LARGE) }),
      large(url, token, {}),
      large(url, token, {}),
      packed(url, token, bomb),
    ]);
    for (const answer of sent) answers[answer] = (answers[answer] ?? 0) + 1;
  }
  await sleep(5000); // what is kept for them is kept by now
  const most = megabytes('VmHWM'); // the system's own mark: between two looks nothing is missed
  for (const one of [...streams, ...readers, ...senders]) one.destroy();
  for (const one of [agent, own]) one.destroy();
  return [
    {
      what: 'resident memory with 300 devices, 200 slow clients, bodies of 100 MB and a bomb',
      mb: most,
      mbBefore: before,
      answers: JSON.stringify(answers),
      goalMb: 300,
    },
  ];
}

/** Says that it will send a megabyte, and sends a byte now and then. */
function slowSender(url: string, token: string): Socket {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(
    `POST /v1/sync/push HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${token}\r\ncontent-length: 1000000\r\n\r\n`,
  );
  const timer = setInterval(() => socket.write(' '), 500);
  socket.on('close', () => clearInterval(timer));
  return socket;
}

/** Asks for everything, as browsers do (`packed`) or as programs do, and reads nothing of it. */
function slowReader(
  url: string,
  token: string,
  agent: Agent,
  packed: boolean,
): Promise<{ destroy(): unknown }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, ...(packed && { 'accept-encoding': 'gzip' }) };
    get(`${url}/v1/sync/snapshot`, { agent, headers }, (answer) => {
      answer.pause();
      answer.on('error', () => undefined);
      resolve(answer);
    }).on('error', reject);
  });
}

/** Sends a body of 100 MB as fast as it is taken; returns the answer's status, or that it was cut off. */
function large(url: string, token: string, more: Record<string, string>): Promise<string> {
  const piece = Buffer.alloc(256 * 1024, 32);
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more };
    const sent = request(`${url}/v1/sync/push`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(String(answer.statusCode));
      sent.destroy();
    });
    sent.on('error', () => resolve('cut off'));
    let left = LARGE;
    const write = () => {
      while (left > 0 && !sent.destroyed) {
        left -= piece.length;
        if (!sent.write(piece)) return void sent.once('drain', write);
      }
      if (!sent.destroyed) sent.end();
    };
    write();
  });
}

function packed(url: string, token: string, body: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': String(body.length),
    };
    const sent = request(`${url}/v1/sync/push`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      resolve(String(answer.statusCode));
    });
    sent.on('error', () => resolve('cut off'));
    sent.end(body);
  });
}
