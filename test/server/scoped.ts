import { expect } from 'vitest';
import { PeopleReply, PROTOCOL_VERSION, PullReply, Row, SnapshotMark } from '../../lib/model/wire';
import { json, type Device } from './team';

/** Everything of a snapshot, with its marks. */
export async function snapshot(from: Device, query = '') {
  const answer = await from.request(`/v1/sync/snapshot?v=4${query}`);
  expect(answer.status).toBe(200);
  const lines = (await answer.text()).trimEnd().split('\n');
  const values = lines.map((line) => JSON.parse(line) as { scope: string; cursor: number; count?: number });
  const rows = values.flatMap((value) => Row.safeParse(value).data ?? []);
  const marks = values.flatMap((value) => SnapshotMark.safeParse(value).data?.mark ?? []);
  return { start: values[0], rows, marks, end: values.at(-1), values };
}

/** One page, as a device with a scope asks for it. */
export async function pull(from: Device, cursor: number, scope: string, limit = 1000) {
  const query = `epoch=${from.epoch}&cursor=${cursor}&limit=${limit}&scope=${scope}`;
  return PullReply.parse(await (await from.request(`/v1/sync/pull?${query}`)).json());
}

/** People who are asked for. */
export async function ask(from: Device, what: 'fetch' | 'lookup', body: object) {
  const request = json({ v: PROTOCOL_VERSION, epoch: from.epoch, ...body }, from.token);
  return PeopleReply.parse(await (await from.request(`/v1/people/${what}`, request)).json());
}

/** The people in rows. */
export const contactsIn = (rows: Row[]) => rows.filter(({ kind }) => kind === 'contact').map(({ id }) => id);
