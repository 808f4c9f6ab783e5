import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { RouteDoc } from '../openapi/route-doc';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif; }
body { max-width: 34rem; margin: 12vh auto; padding: 0 1.5rem; }
h1 { font-size: 1.4rem; }
`;

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>Join a team in Sidestage</title>
<style>${STYLE}</style>
<h1>Paste this link into Sidestage</h1>
<ol>
<li>Copy the whole address of this page, with everything behind the #.</li>
<li>Open the Sidestage sidebar in your browser.</li>
<li>Paste it where Sidestage asks for the link of your team.</li>
</ol>
<p>The link works once and for 7 days. If it is refused, ask whoever sent it for a new one.</p>
</html>
`;

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What is said of it in the API's document. */
export const joinPageDoc: RouteDoc = {
  method: 'get',
  path: '/join',
  summary: 'The page behind a join link',
  about: 'Says what to do with the link. What is behind the `#` never reaches the server.',
  who: 'anybody',
  answer: { about: 'A page without scripts.', type: 'text/html' },
};

/** GET /join: what somebody sees who opens a join link in a tab. What is behind the # never reaches the server. */
export function joinPage(): Hono {
  const app = new Hono();
  app.get('/join', (c) => {
    c.header('content-security-policy', POLICY);
    c.header('referrer-policy', 'no-referrer');
    return c.html(PAGE);
  });
  return app;
}
