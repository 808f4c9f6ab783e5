import { randomUUID } from 'node:crypto';
import { PROTOCOL_VERSION } from '../../lib/model/wire';
import type { Role } from '../../lib/model/workspace';
import { contact, create } from './build';

/** What a path names by `:id`. */
export type Named = 'person' | 'member' | 'device' | 'invite';

/** A route as the matrix tries it. A new route is a new row: one that has none fails the matrix. */
export interface RouteRow {
  /** Who gets what they ask for. `public`: it needs no sign-in, and there is nothing of a team in it. */
  may: 'all' | 'public' | readonly Role[];
  /** What everybody else is answered; 404 where it is not told what there is. */
  otherwise?: 403 | 404;
  names?: Named;
  /** A body that is taken, where there is one. */
  body?: () => object;
  /** A query that is taken. */
  query?: string;
  /** What is answered to whoever may, unless 200. */
  status?: number;
}

const nothing = () => ({});
const pushed = () => ({
  v: PROTOCOL_VERSION,
  epoch: null,
  clientId: randomUUID(),
  now: 0,
  mutations: [{ ...create(contact()), mid: 1 }],
});

/** Every route of the server. */
export const ROUTES: Record<string, RouteRow> = {
  'POST /v1/sync/push': { may: 'all', body: pushed },
  'GET /v1/sync/pull': { may: 'all', query: '?cursor=0&limit=10' },
  'GET /v1/sync/snapshot': { may: 'all' },
  'GET /v1/sync/live': { may: 'all' },
  'POST /v1/people/fetch': {
    may: ['rep', 'agent', 'lead'],
    body: () => ({ v: PROTOCOL_VERSION, epoch: null, ids: [randomUUID()] }),
  },
  'POST /v1/people/lookup': {
    may: ['rep', 'agent', 'lead'],
    body: () => ({ v: PROTOCOL_VERSION, epoch: null, keys: [{ address: 'nobody@customer.example' }] }),
  },
  'POST /v1/join': {
    may: 'public',
    status: 403, // a link that was never made
    body: () => ({
      v: PROTOCOL_VERSION,
      invite: `${randomUUID()}.${'A'.repeat(43)}`,
      name: 'Mia Muster',
      device: 'Firefox on Linux',
    }),
  },
  'POST /v1/sample/remove': { may: ['lead', 'admin'], body: nothing },
  'GET /v1/value/fit': { may: ['lead'] },
  'POST /v1/value/fit': { may: ['lead'] },
  'POST /v1/value/fit/cancel': { may: ['lead'] },
  'GET /v1/board/figures': { may: ['rep', 'agent', 'lead'], query: '?from=600&to=700' },
  'GET /v1/keeping': { may: ['admin'] },
  'POST /v1/keeping/retention': { may: ['admin'], body: () => ({ months: 24 }) },
  'POST /v1/keeping/silent': { may: ['admin'], body: () => ({ months: 24 }) },
  'POST /v1/keeping/close': { may: ['admin'], body: () => ({ name: 'Team' }) },
  'POST /v1/keeping/keep': { may: ['admin'] },
  'POST /v1/erased/lift': { may: ['lead', 'admin'], body: () => ({ address: 'nobody@customer.example' }) },
  'GET /v1/export': { may: ['admin'] },
  'GET /v1/people/:id/export': { may: ['rep', 'agent', 'lead'], names: 'person' },
  'GET /v1/team': { may: 'all' },
  'GET /v1/audit': { may: ['admin'], query: '?limit=5' },
  'POST /v1/invites': { may: ['admin'], body: () => ({ roles: ['rep'], days: 3 }) },
  'POST /v1/invites/:id/withdraw': { may: ['admin'], otherwise: 404, names: 'invite', body: nothing },
  'POST /v1/members/:id/roles': { may: ['admin'], names: 'member', body: () => ({ roles: ['lead'] }) },
  'POST /v1/members/:id/remove': { may: ['admin'], names: 'member', body: nothing },
  'POST /v1/members/:id/restore': { may: ['admin'], names: 'member', body: nothing },
  'POST /v1/devices/:id/name': {
    may: ['admin'],
    otherwise: 404,
    names: 'device',
    body: () => ({ name: 'Laptop' }),
  },
  'POST /v1/devices/:id/revoke': { may: ['admin'], otherwise: 404, names: 'device', body: nothing },
  'POST /v1/sign-out': { may: 'all', body: nothing },
  'POST /v1/token/renew': { may: 'all', body: nothing },
  'POST /v1/token/confirm': { may: 'all', body: nothing },
  'GET /healthz': { may: 'public' },
  'GET /readyz': { may: 'public' },
  'GET /join': { may: 'public' },
  'GET /openapi.json': { may: 'public' },
  'GET /docs': { may: 'public' },
  'GET /metrics': { may: 'public', status: 404 }, // the operator's, by a token of their own
};
