import { Hono } from 'hono';
import { openApiDocument } from '../openapi/document';
import { documentPage, PAGE_POLICY } from '../openapi/page';
import type { RouteDoc } from '../openapi/route-doc';

/** What is said of `/openapi.json` and `/docs` themselves. */
export const docsDocs: readonly RouteDoc[] = [
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    about: 'Every route with what it takes and answers, made from the schemas that the server parses with.',
    who: 'anybody',
    answer: { about: 'An OpenAPI 3.1 document.' },
  },
  {
    method: 'get',
    path: '/docs',
    summary: 'This page',
    about: 'The same for people.',
    who: 'anybody',
    answer: { about: 'A page without scripts.', type: 'text/html' },
  },
];

/** GET /openapi.json and GET /docs: made once, when somebody first asks. */
export function docsRoutes(docs: readonly RouteDoc[]): Hono {
  const app = new Hono();
  let made: { json: string; page: string } | null = null;
  const make = () => {
    const document = openApiDocument(docs);
    return { json: JSON.stringify(document, null, 1), page: documentPage(document) };
  };
  app.get('/openapi.json', (c) => {
    made ??= make();
    return c.body(made.json, 200, { 'content-type': 'application/json; charset=utf-8' });
  });
  app.get('/docs', (c) => {
    made ??= make();
    c.header('content-security-policy', PAGE_POLICY);
    c.header('referrer-policy', 'no-referrer');
    return c.html(made.page);
  });
  return app;
}
