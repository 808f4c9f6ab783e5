import { Hono, type Context } from 'hono';
import { DeviceNameRequest, EmptyRequest } from '../../lib/model/team-wire';
import { can } from '../../lib/rules/can';
import { parseRequest, readJson } from '../body';
import { isUuid } from '../db/in-workspace';
import { takeSeq } from '../db/records';
import { asCaller, type Asked } from '../members/as-caller';
import { lockDevice, revoke } from '../members/devices';
import { confirmToken, renewToken } from '../members/renew-token';
import { nothingHere } from '../refusal';
import type { Services } from '../services';
import { tokenOf } from '../sign-in';

type Device = Awaited<ReturnType<typeof lockDevice>> & { id: string };

/**
 * POST /v1/devices/ID/name and /revoke, of one's own devices and for admins of all. POST /v1/token/renew gives the device
 * that asks another token, /v1/token/confirm ends the one before. POST /v1/sign-out ends the device that asks.
 */
export function deviceRoutes(services: Services): Hono {
  const app = new Hono();
  const change = <T>(c: Context, act: (asked: Asked, device: Device) => Promise<T>) =>
    asCaller(services, c.req.raw, async (asked) => {
      const id = c.req.param('id') ?? '';
      if (!isUuid(id)) throw nothingHere();
      const { trx, caller } = asked;
      const device = await lockDevice(trx, caller, id, can(caller.roles, 'manage-devices'));
      return act(asked, { ...device, id });
    });

  app.post('/v1/devices/:id/name', async (c) => {
    const { name } = parseRequest(DeviceNameRequest, (await readJson(c.req.raw)).value);
    await change(c, async ({ trx, caller: { workspaceId }, note }, { id, memberId, name: before }) => {
      if (name === before) return;
      await trx
        .updateTable('devices')
        .set({ name })
        .where('workspace_id', '=', workspaceId)
        .where('device_id', '=', id)
        .execute();
      await note('name-device', id, { member: memberId });
    });
    return c.json({ ok: true });
  });
  app.post('/v1/devices/:id/revoke', async (c) => {
    parseRequest(EmptyRequest, (await readJson(c.req.raw)).value);
    const done = await change(c, async ({ trx, caller, now, note }, { id, memberId, isRevoked }) => {
      if (isRevoked) return null;
      const { workspaceId } = caller;
      await revoke(trx, workspaceId, { deviceId: id }, now);
      // A place that holds nothing: the hint of it makes every device ask, and this one learns at once.
      const seq = await takeSeq(trx, workspaceId, 1);
      await note('revoke-device', id, { member: memberId });
      return { workspaceId, seq };
    });
    if (done !== null) services.live.changed(done.workspaceId, done.seq);
    return c.json({ ok: true });
  });
  app.post('/v1/sign-out', async (c) => {
    parseRequest(EmptyRequest, (await readJson(c.req.raw)).value);
    await asCaller(services, c.req.raw, async ({ trx, caller, now, note }) => {
      await revoke(trx, caller.workspaceId, { deviceId: caller.deviceId }, now);
      await note('sign-out', caller.deviceId);
    });
    return c.json({ ok: true });
  });
  app.post('/v1/token/renew', async (c) => {
    parseRequest(EmptyRequest, (await readJson(c.req.raw)).value);
    return c.json({
      token: await asCaller(services, c.req.raw, ({ trx }) => renewToken(trx, tokenOf(c.req.raw))),
    });
  });
  app.post('/v1/token/confirm', async (c) => {
    parseRequest(EmptyRequest, (await readJson(c.req.raw)).value);
    await asCaller(services, c.req.raw, ({ trx }) => confirmToken(trx, tokenOf(c.req.raw)));
    return c.json({ ok: true });
  });
  return app;
}
