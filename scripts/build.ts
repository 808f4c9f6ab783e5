import { tool, toolOutput } from './tool';

/** Builds the extension for one browser into .output/; returns false and prints why when that fails. */
export function buildExtension(browser: 'chrome' | 'firefox'): boolean {
  const { status, output } = toolOutput('wxt', ['build', '-b', browser]);
  if (status !== 0) console.error(output);
  return status === 0;
}

if (process.argv[1]?.endsWith('build.ts') === true) {
  const statuses = ['chrome', 'firefox'].map((browser) => tool('wxt', ['build', '-b', browser]));
  process.exit(Math.max(...statuses));
}
