import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url);
const folder = new URL('docs/compose/', root);
const read = (path: string, from: URL = root) => readFileSync(new URL(path, from), 'utf8');

interface Service {
  image?: string;
  build?: { context: string; dockerfile: string };
  environment?: Record<string, string | number>;
  volumes?: string[];
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
  healthcheck?: { test: string[] };
}

const compose = parse(read('compose.yaml', folder)) as {
  services: Record<string, Service>;
  volumes: Record<string, null>;
};
const nginx = read('nginx.conf', folder);

/** The names of the environment that the server's command reads. */
const settings = () => [
  ...new Set(read('scripts/serve-options.ts').match(/\b(?:SIDESTAGE|DATABASE)_[A-Z_]+\b/g) ?? []),
];

test('the compose file has PostgreSQL, two equal servers and a balancer that knows both', () => {
  expect(Object.keys(compose.services)).toEqual(['postgres', 'node-1', 'node-2', 'balancer']);
  expect(compose.services['node-2']).toEqual(compose.services['node-1']);
  const upstreams = [...nginx.matchAll(/server ([\w-]+):8787/g)].map(([, name]) => name);
  expect(upstreams).toEqual(['node-1', 'node-2']);
});

test('what it mounts, builds from, waits for and keeps is there', () => {
  for (const [name, service] of Object.entries(compose.services)) {
    const healthy = Object.entries(service.depends_on ?? {});
    for (const [other, { condition }] of healthy) {
      expect(compose.services[other]?.healthcheck, `${name} waits for ${other}`).toBeDefined();
      expect(condition).toBe('service_healthy');
    }
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':');
      const isThere = source.startsWith('.')
        ? existsSync(new URL(source, folder))
        : source in compose.volumes;
      expect(isThere, volume).toBe(true);
    }
    if (service.build === undefined) continue;
    expect(new URL(service.build.context + '/', folder).href).toBe(root.href);
    const dockerfile = read(service.build.dockerfile);
    const ignored = read(`${service.build.dockerfile}.dockerignore`).split('\n');
    for (const [, sources = ''] of dockerfile.matchAll(/^COPY (.+) \S+$/gm))
      for (const source of sources.split(' ')) {
        expect(existsSync(new URL(source, root)), source).toBe(true);
        expect(ignored, source).toContain(`!${source}`);
      }
    expect(dockerfile).toContain('"scripts/serve.ts", "--host", "0.0.0.0"');
  }
});

test('the servers work as a role that owns nothing, with settings that there are', () => {
  const environment = compose.services['node-1']?.environment ?? {};
  const [app, owner] = [environment['DATABASE_URL'], environment['DATABASE_ADMIN_URL']].map(
    (url) => /\/\/(\w+):/.exec(String(url))?.[1],
  );
  const roles = read('roles.sh', folder);
  expect(roles).toMatch(new RegExp(`create role ${String(app)} login .* nosuperuser nobypassrls`));
  expect(roles).toContain(`owner ${String(owner)};`);
  expect(roles).not.toContain(`owner ${String(app)}`);
  for (const name of Object.keys(environment)) expect(settings()).toContain(name);
});

test('no secret is written into it', () => {
  for (const file of readdirSync(folder))
    expect(read(file, folder)).not.toMatch(/password\s*[:=]\s*['"]?\w{4,}['"]?$/im);
  for (const service of Object.values(compose.services))
    for (const [name, value] of Object.entries(service.environment ?? {}))
      if (/PASSWORD|TOKEN|URL/.test(name)) expect(String(value), name).toMatch(/\$\{\w+:\?\}/);
});

test('every setting of the server has a row in docs/operations.md, and no row has none', () => {
  const rows = [...read('docs/operations.md').matchAll(/^\| `((?:SIDESTAGE|DATABASE)_[A-Z_]+)` \|/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual(settings().sort());
});

test('every figure of /metrics has a row in docs/operations.md', () => {
  const source = read('server/metrics/metrics.ts');
  const names = new Set(
    source.match(/'(?:sidestage|process|nodejs)_[a-z_]+'/g)?.map((name) => name.slice(1, -1)),
  );
  const rows = [...read('docs/operations.md').matchAll(/^\| `((?:sidestage|process|nodejs)_[a-z_]+)` \|/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual([...names].sort());
});
