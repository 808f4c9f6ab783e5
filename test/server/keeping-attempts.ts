import { expect } from 'vitest';
import { contact, create, remove } from './build';
import { json, refusal, type Device } from './team';

const keptBy = async (device: Device): Promise<unknown> => (await device.request('/v1/keeping')).json();

/** What a device of one team can try on another at the routes of keeping; `adaId`: somebody of the other team. */
export function keepingAttempts(
  theirs: () => Device,
  adaId: string,
): Record<string, (device: Device) => Promise<void>> {
  return {
    'GET /v1/keeping': async (device) => {
      const answer = await device.request('/v1/keeping');
      if (answer.status === 200) expect(await answer.json()).toEqual({ months: null, closingAt: null });
      else expect(answer.status).toBe(403);
    },
    'POST /v1/keeping/retention': async (device) => {
      await device.request('/v1/keeping/retention', json({ months: 1 }, device.token));
      expect(await keptBy(theirs())).toEqual({ months: null, closingAt: null });
    },
    'POST /v1/keeping/silent': async (device) => {
      const answer = await device.request('/v1/keeping/silent', json({ months: 1 }, device.token));
      if (answer.status === 200) expect(await answer.json()).toMatchObject({ people: 0, some: [] });
      else expect(answer.status).toBe(403);
    },
    'POST /v1/keeping/close': async (device) => {
      await device.request('/v1/keeping/close', json({ name: 'Team' }, device.token));
      expect(await keptBy(theirs())).toEqual({ months: null, closingAt: null });
    },
    'POST /v1/keeping/keep': async (device) => {
      await theirs().request('/v1/keeping/close', json({ name: 'Team' }, theirs().token));
      await device.request('/v1/keeping/keep', json({}, device.token));
      expect(await keptBy(theirs())).toMatchObject({ closingAt: expect.any(Number) as number });
      await theirs().request('/v1/keeping/keep', json({}, theirs().token));
    },
    'POST /v1/erased/lift': async (device) => {
      const gone = contact({ emails: ['gone@customer.example'] });
      await theirs().push(create(gone), remove(gone.id));
      const answer = await device.request(
        '/v1/erased/lift',
        json({ address: 'gone@customer.example' }, device.token),
      );
      if (answer.status === 200) expect(await answer.json()).toEqual({ at: null });
      else expect(answer.status).toBe(403);
      const again = await theirs().push(create(contact({ emails: ['gone@customer.example'] })));
      expect(again.rejected).toMatchObject([{ code: 'erased' }]);
    },
    'GET /v1/export': async (device) => {
      expect(await (await device.request('/v1/export')).text()).not.toContain(adaId);
    },
    'GET /v1/people/:id/export': async (device) => {
      const [there, nobody] = [
        await refusal(device.request(`/v1/people/${adaId}/export`)),
        await refusal(device.request(`/v1/people/${contact().id}/export`)),
      ];
      expect(there).toEqual(nobody);
      expect([403, 404]).toContain(nobody.status);
    },
  };
}
