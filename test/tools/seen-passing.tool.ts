import { describe, expect, test } from 'vitest';
import { changedModules, contents } from '../../scripts/seen-passing';

const before = {
  'lib/a.ts': '1',
  'lib/b.ts': '2',
  'test/a.test.ts': '3',
  'test/rules.test.ts': '4',
  'README.md': '5',
};
const looks = (file: string) => file === 'test/rules.test.ts';
const since = (now: Record<string, string>) => changedModules(before, now, looks);

describe('which tests the quick check runs again', () => {
  test('those of modules that changed or came, and those that look at files', () => {
    expect(since({ ...before, 'lib/a.ts': '9', 'lib/c.ts': '1' })).toEqual([
      'lib/a.ts',
      'lib/c.ts',
      'test/rules.test.ts',
    ]);
    expect(since(before)).toEqual(['test/rules.test.ts']);
  });

  test('all, where something changed that no module imports, or a module has gone', () => {
    expect(since({ ...before, 'README.md': '9' })).toBeNull();
    expect(since({ ...before, 'test/fixtures/pages/x.html': '1' })).toBeNull();
    expect(since({ ...before, 'test/vitest.config.ts': '1' })).toBeNull();
    const { 'lib/b.ts': _gone, ...rest } = before;
    expect(since(rest)).toBeNull();
  });

  test('all, where nothing is remembered', () => {
    expect(changedModules(null, before)).toBeNull();
    expect(changedModules(before, null)).toBeNull();
  });

  test('this very file is among the contents', () => {
    expect(contents()?.['test/tools/seen-passing.tool.ts']).toMatch(/^[0-9a-f]{40}$/);
  });
});
