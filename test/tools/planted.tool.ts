import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, describe, expect, test } from 'vitest';
import { root, toolOutput } from '../../scripts/tool';

// The tools that guard the design are themselves tested: each fault is planted and must be found.

const planted = realpathSync(mkdtempSync(join(tmpdir(), 'sidestage-planted-')));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(planted, 'case-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('layers', () => {
  const WRONG: [string, string, string][] = [
    ['rules may not reach the store', 'lib/rules/a.ts', '../store/b'],
    ['the model may not reach the rules', 'lib/model/a.ts', '../rules/b'],
    ['sites may not reach the store', 'lib/sites/a.ts', '../store/b'],
    ['components may not reach the store', 'components/a.tsx', '../lib/store/b'],
    ['components may not reach entrypoints', 'components/a.tsx', '../entrypoints/b'],
    ['the panel may not reach components', 'lib/panel/a.ts', '../../components/b'],
    ['the server may not reach the store', 'server/a.ts', '../lib/store/b'],
    ['the extension may not reach the server', 'entrypoints/a.ts', '../server/b'],
    ['an import that leads nowhere', 'lib/rules/a.ts', './nowhere'],
  ];
  test.each(WRONG)('%s', (_, from, to) => {
    const target = join(dirname(from), to);
    const folder = plant({
      [from]: `import { b } from '${to}';\nexport const a = b;\n`,
      ...(to === './nowhere' ? {} : { [`${target}.ts`]: 'export const b = 1;\n' }),
      'tsconfig.json': '{ "compilerOptions": { "module": "preserve", "moduleResolution": "bundler" } }',
    });
    const { status, output } = cruise(folder);
    expect(output).toMatch(/error (layer|resolvable|nobody)/);
    expect(status).toBeGreaterThan(0);
  });

  test('an import that follows the arrows passes', () => {
    const folder = plant({
      'lib/rules/a.ts': "import { b } from '../model/b';\nexport const a = b;\n",
      'lib/model/b.ts': 'export const b = 1;\n',
      'tsconfig.json': '{ "compilerOptions": { "module": "preserve", "moduleResolution": "bundler" } }',
    });
    expect(cruise(folder).status).toBe(0);
  });

  function cruise(folder: string) {
    const folders = ['lib', 'components', 'entrypoints', 'server'].filter((name) =>
      existsSync(join(folder, name)),
    );
    const args = ['--config', join(root, '.dependency-cruiser.mjs'), ...folders];
    return toolOutput('dependency-cruiser', args, 'depcruise', folder);
  }
});

describe('lint', () => {
  const linter = new ESLint({ cwd: root, overrideConfigFile: join(root, 'scripts', 'eslint.config.mjs') });
  const WRONG: [string, string, string][] = [
    ['a lost promise', 'export function f(): void {\n  Promise.resolve(1);\n}\n', 'no-floating-promises'],
    ['any', 'export const f = (x: any): number => x as number;\n', 'no-explicit-any'],
    ['a clock in pure code', 'export const f = (): number => Date.now();\n', 'no-restricted-properties'],
    ['chance in pure code', 'export const f = (): number => Math.random();\n', 'no-restricted-properties'],
    ['the time of now in pure code', 'export const f = (): Date => new Date();\n', 'no-restricted-syntax'],
    [
      'zod past the settings module',
      "import * as z from 'zod';\nexport const f = z;\n",
      'no-restricted-imports',
    ],
  ];
  test.each(WRONG)('%s', async (_, text, rule) => {
    const [result] = await linter.lintText(text, { filePath: join(root, 'lib', 'rules', 'order.ts') });
    expect(result?.messages.map((message) => message.ruleId?.replace('@typescript-eslint/', ''))).toContain(
      rule,
    );
  });
});

test('pure code that touches the DOM does not compile', () => {
  const folder = plant({
    'lib/rules/a.ts': 'export const a: string = document.title;\n',
    'tsconfig.json': JSON.stringify({
      extends: join(root, 'lib', 'tsconfig.pure.json'),
      include: ['lib'],
    }),
  });
  const { output } = toolOutput('typescript', ['-p', folder], 'tsc');
  expect(output).toContain("Cannot find name 'document'");
});
