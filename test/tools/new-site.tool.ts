import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { check } from 'prettier';
import { afterAll, describe, expect, test } from 'vitest';
import { readWish, writeSite } from '../../scripts/new-site';
import { root, toolOutput } from '../../scripts/tool';

// The generator works in a copy of what it needs of the project; what it writes there is checked by the project's own tools.

const copy = realpathSync(mkdtempSync(join(tmpdir(), 'sidestage-site-')));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

for (const part of [
  'lib/model',
  'lib/sites',
  'test/sites',
  'test/fixtures/pages',
  'scripts/eslint.config.mjs',
  '.dependency-cruiser.mjs',
])
  cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
  compilerOptions: object;
};
writeFileSync(
  join(copy, 'tsconfig.json'),
  JSON.stringify({
    compilerOptions: { ...compilerOptions, module: 'preserve', types: ['node'] },
    include: ['lib'],
  }),
);
writeFileSync(join(copy, 'vitest.config.mjs'), 'export default { test: { testTimeout: 60_000 } };\n');

const filesOf = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

describe('what it writes', () => {
  const WISHES = [
    ['a CRM', ['acme-crm', '--host', 'app.acme.example']],
    ['a desk that anybody can host', ['acme-desk', '--kind', 'desk', '--label', 'Acme Sons 2.0 Desk']],
    ['a webmail', ['acme-post', '--kind', 'mail', '--host', 'post.acme.example']],
    ['a webmail that anybody can host', ['any-post', '--kind', 'mail']],
  ] as const;

  test('type-checks, passes the linter and the layers, is formatted, and its pages are read right', async () => {
    for (const [, wish] of WISHES) await writeSite(readWish([...wish]), copy);
    const ids = WISHES.map(([, [id]]) => id);
    const files = [...ids.map((id) => join(copy, 'lib/sites', `${id}.ts`)), join(copy, 'lib/sites/index.ts')];

    for (const file of files) {
      expect(
        await check(readFileSync(file, 'utf8'), { printWidth: 110, singleQuote: true, filepath: file }),
      ).toBe(true);
    }
    const linter = new ESLint({
      cwd: copy,
      overrideConfigFile: join(copy, 'scripts/eslint.config.mjs'),
      overrideConfig: { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: copy } } },
    });
    const messages = (await linter.lintFiles(files)).flatMap((result) =>
      result.messages.map(({ message }) => message),
    );
    expect(messages).toEqual([]);
    expect(toolOutput('typescript', ['-p', copy, '--noEmit'], 'tsc')).toEqual({ status: 0, output: '' });
    const layers = toolOutput(
      'dependency-cruiser',
      ['--config', join(root, '.dependency-cruiser.mjs'), 'lib'],
      'depcruise',
      copy,
    );
    expect(layers).toMatchObject({ status: 0 });

    const names = `sites/(${ids.join('|')})-`;
    const args = ['run', '--root', copy, join('test', 'sites', 'pages.test.ts'), '-t', names];
    const { status, output } = toolOutput('vitest', args, 'vitest', copy);
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
    for (const id of ids)
      expect(output + filesOf(join(copy, 'test/fixtures/pages/sites')).join()).toContain(`${id}-`);
  }, 600_000);

  test('stands in the list before the generic reader, and before programs that run on any host where it has a host', () => {
    const list = readFileSync(join(copy, 'lib/sites/index.ts'), 'utf8');
    const at = (name: string) => list.indexOf(`\n  ${name},\n`);
    for (const name of ['acmeCrm', 'acmeDesk', 'acmePost', 'anyPost']) {
      expect(at(name)).toBeGreaterThan(0);
      expect(at(name)).toBeLessThan(at('generic'));
      expect(list).toContain(
        `import { ${name} } from './${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}';`,
      );
    }
    expect(at('acmeCrm')).toBeLessThan(at('acmeDesk'));
  });
});

describe('what it refuses, with one sentence and nothing written', () => {
  test.each([
    ['no name', [], 'Give the site one name'],
    ['two names', ['acme', 'desk'], 'Give the site one name'],
    ['a name with capitals', ['AcmeDesk'], 'small letters'],
    ['a name that leads out of the folder', ['../acme'], 'small letters'],
    ['a word of the language', ['class'], 'means something else'],
    ['an unknown kind', ['acme', '--kind', 'shop'], '--kind is record, desk or mail'],
    ['an address for a host', ['acme', '--host', 'https://acme.example/'], '--host is a host'],
    ['a label that would break the code', ['acme', '--label', "it's"], '--label is'],
    ['an unknown option', ['acme', '--frob'], 'One of the options'],
  ])('%s', (_, args, sentence) => {
    expect(() => readWish(args)).toThrow(sentence);
  });

  test('a file that is there, pages that are there, a list it cannot read', async () => {
    const before = filesOf(copy);
    const list = readFileSync(join(copy, 'lib/sites/index.ts'), 'utf8');
    await expect(writeSite(readWish(['gmail']), copy)).rejects.toThrow('lib/sites/gmail.ts already');
    mkdirSync(join(copy, 'test/fixtures/pages/sites'), { recursive: true });
    writeFileSync(join(copy, 'test/fixtures/pages/sites/left-over.html'), '');
    await expect(writeSite(readWish(['left']), copy)).rejects.toThrow('left-over.html');
    rmSync(join(copy, 'test/fixtures/pages/sites/left-over.html'));
    writeFileSync(
      join(copy, 'lib/sites/index.ts'),
      list.replace('  generic,', '  ...others,').replace(/^ {2}\/\/ On any host.*$/m, ''),
    );
    await expect(writeSite(readWish(['acme-late']), copy)).rejects.toThrow('by hand');
    writeFileSync(join(copy, 'lib/sites/index.ts'), list);
    expect(filesOf(copy)).toEqual(before);
  });
});
