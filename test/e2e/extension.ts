import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/tool';

/** The folder of the extension as built for Chromium. @throws Error when it has not been built. */
export function builtExtension(): string {
  const folder = join(root, '.output', 'chrome-mv3');
  if (!existsSync(join(folder, 'manifest.json'))) {
    throw new Error('The extension is not built: run `npm run build`, or `npm run e2e`, which builds it.');
  }
  return folder;
}
