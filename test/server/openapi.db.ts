import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { ErrorCode } from '../../lib/model/wire';
import { openApiDocument, type OpenApiDocument } from '../../server/openapi/document';
import { ROUTE_DOCS } from '../../server/openapi/route-docs';
import { documentPage } from '../../server/openapi/page';
import { STATUS } from '../../server/refusal';
import { testServer, type TestServer } from './team';

let server: TestServer;
let document: OpenApiDocument;
beforeAll(async () => {
  server = await testServer();
  document = (await (await server.app.request('/openapi.json')).json()) as OpenApiDocument;
});

describe('the document', () => {
  test('describes every route of the app, and no other', () => {
    const routes = server.app.routes.filter(({ method }) => method !== 'ALL');
    const served = [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort();
    const described = ROUTE_DOCS.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort();
    // A route that is missing here needs a RouteDoc beside it and a line in server/openapi/route-docs.ts.
    expect(described).toEqual(served);
  });

  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    const broken = { ...document, paths: { ...document.paths, '/x': { get: { responses: 7 } } } };
    expect((await new Validator().validate({ ...broken })).valid).toBe(false);
  });

  test('refers to nothing that is not in it, and keeps nothing that nobody refers to', () => {
    const used = new Set(
      [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
    );
    expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort());
    expect(used.size).toBeGreaterThan(20);
  });

  test('has a name of its own for each operation, and says what each parameter is', () => {
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    for (const { parameters, summary, description } of operations) {
      expect(summary).toMatch(/^[A-Z].*[^.]$/);
      expect(description).toMatch(/\.$/);
      for (const { in: where, name, description: about } of parameters)
        if (where === 'query') expect(about, name).toMatch(/\.$/);
    }
  });

  test('names every error somewhere, under its status', () => {
    const text = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) =>
        Object.entries(responses).map(([status, { description }]) => `${status} ${description}`),
      ),
    );
    for (const code of ErrorCode.options)
      expect(
        text.some((one) => one.startsWith(`${STATUS[code]} `) && one.includes(`\`${code}\``)),
        code,
      ).toBe(true);
  });

  test('says what is true: an answer to each GET of it has the type it names', async () => {
    const device = await server.join(await server.newTeam());
    for (const { method, path, who, answer } of ROUTE_DOCS) {
      if (method !== 'get' || path.includes(':')) continue;
      const token = who === 'operator' ? 'figures' : device.token;
      const got = await server.app.request(path, { headers: { authorization: `Bearer ${token}` } });
      expect([path, got.status]).toEqual([path, 200]);
      expect(got.headers.get('content-type'), path).toContain(answer.type ?? 'application/json');
      if (who !== 'anybody')
        expect((await server.app.request(path)).status).toBe(who === 'device' ? 401 : 404);
      await got.body?.cancel();
    }
  });
});

describe('the page', () => {
  test('holds every route and schema, and nothing that runs or comes from elsewhere', async () => {
    const answer = await server.app.request('/docs');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const html = await answer.text();
    for (const [path, methods] of Object.entries(document.paths))
      for (const { operationId } of Object.values(methods)) {
        expect(html).toContain(`id="${operationId}"`);
        expect(html).toContain(`<code>${path}</code>`);
      }
    for (const name of Object.keys(document.components.schemas))
      expect(html).toContain(`id="schema-${name}"`);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    expect(html).not.toMatch(/<script|<img|<link|<iframe| on\w+=|style="|https?:/i);
  });

  test('shows text as text', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const page = documentPage(
      openApiDocument([
        {
          method: 'get',
          path: '/x',
          summary: hostile,
          about: `${hostile} \`${hostile}\``,
          who: 'anybody',
          answer: { about: hostile },
        },
      ]),
    );
    expect(page).not.toContain('<img');
    expect(page.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)).toHaveLength(4);
  });
});
