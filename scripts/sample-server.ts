import { Hono } from 'hono';
import { demoApp } from '../server/demo/demo-app';
import type { ServerOptions } from '../server/main';
import { installSample } from '../server/sample/install-sample';

/** What makes a server a sample: the demo CRM at /demo, and a team that is filled when its first member joins. */
export function sampleOptions(): Required<Pick<ServerOptions, 'pages' | 'joined'>> {
  const pages = new Hono();
  pages.route('/demo', demoApp());
  return {
    pages,
    joined: (db, workspaceId) => installSample(db, { workspaceId, now: Date.now() }),
  };
}
