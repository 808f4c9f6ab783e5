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
writeFileSync(
  join(copy, 'vitest.config.mjs'),
  'export default { test: { include: ["test/**/*.pages.ts"], testTimeout: 60_000 } };\n',
);

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
    const lists = ['mail-sites', 'record-sites', 'any-host-sites'];
    const files = [...ids, ...lists].map((name) => join(copy, 'lib/sites', `${name}.ts`));

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
    const args = ['run', '--root', copy, join('test', 'sites', 'saved.pages.ts'), '-t', names];
    const { status, output } = toolOutput('vitest', args, 'vitest', copy);
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
    for (const id of ids)
      expect(output + filesOf(join(copy, 'test/fixtures/pages/sites')).join()).toContain(`${id}-`);
  }, 600_000);

  test.each([
    ['acmeCrm', 'record-sites'],
    ['acmePost', 'mail-sites'],
    ['acmeDesk', 'any-host-sites'],
    ['anyPost', 'any-host-sites'],
  ])('%s stands in %s', (name, list) => {
    const text = readFileSync(join(copy, 'lib/sites', `${list}.ts`), 'utf8');
    const file = name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`);
    expect(text).toContain(`import { ${name} } from './${file}';`);
    expect(text.slice(text.indexOf('export const'))).toMatch(new RegExp(`\\b${name}\\b`));
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
    const listPath = join(copy, 'lib/sites/any-host-sites.ts');
    const list = readFileSync(listPath, 'utf8');
    await expect(writeSite(readWish(['gmail']), copy)).rejects.toThrow('lib/sites/gmail.ts already');
    mkdirSync(join(copy, 'test/fixtures/pages/sites'), { recursive: true });
    writeFileSync(join(copy, 'test/fixtures/pages/sites/left-over.html'), '');
    await expect(writeSite(readWish(['left']), copy)).rejects.toThrow('left-over.html');
    rmSync(join(copy, 'test/fixtures/pages/sites/left-over.html'));
    writeFileSync(listPath, list.replace('readonly Site[] = [', 'readonly Site[] = [...others, '));
    await expect(writeSite(readWish(['acme-late']), copy)).rejects.toThrow('by hand');
    writeFileSync(listPath, list);
    expect(filesOf(copy)).toEqual(before);
  });
});
