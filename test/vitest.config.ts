import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

/** Which tests are meant: one file pattern and one pace a project. */
const project = (name: string, include: string[], options: object = {}) => ({
  extends: true as const,
  test: { name, include, ...options },
});

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [WxtVitest()],
  test: {
    restoreMocks: true,
    testTimeout: 20_000,
    // The default leaves one processor idle, which of two is half.
    maxWorkers: availableParallelism(),
    projects: [
      project('unit', ['test/**/*.test.ts']),
      project('components', ['test/**/*.test.tsx'], {
        // What is drawn keeps nothing in a module: one jsdom and one React serve all files.
        pool: 'threads',
        isolate: false,
        environment: 'jsdom',
        setupFiles: ['test/setup.ts'],
        // Whole pages of settings with axe, beside the linter: no test asserts how long anything takes.
        testTimeout: 60_000,
      }),
      // Every saved page, read in several ways: a minute of its own, which the quick check does not have.
      project('pages', ['test/**/*.pages.ts']),
      project('tools', ['test/tools/**/*.tool.ts'], { testTimeout: 60_000 }),
      // One PostgreSQL serves all server tests, each in a database of its own.
      project('server', ['test/server/**/*.db.ts'], { testTimeout: 30_000, hookTimeout: 60_000 }),
      project('e2e', ['test/e2e/**/*.e2e.ts'], {
        testTimeout: 120_000,
        hookTimeout: 300_000,
        fileParallelism: false,
        // What a browser shows is waited for as long as what it is asked for: the default of one second is a matter of load.
        expect: { poll: { timeout: 20_000 } },
      }),
    ],
  },
});
