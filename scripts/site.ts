import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, tool } from './tool';

// `npm run site -- NAME`: reads the pages of one site as the content script does, and compares them with what they must give.

const [id] = process.argv.slice(2);
const pages = readdirSync(join(root, 'test', 'fixtures', 'pages', 'sites'));
if (id === undefined || !pages.some((page) => page.startsWith(`${id}-`))) {
  console.error(
    id === undefined
      ? 'Name one site. Usage: npm run site -- NAME'
      : `There are no pages test/fixtures/pages/sites/${id}-*.html. Usage: npm run site -- NAME`,
  );
  process.exitCode = 2;
} else {
  const config = join('test', 'vitest.config.ts');
  const file = join('test', 'sites', 'saved.pages.ts');
  const names = `sites/${id}-`;
  process.exitCode = tool('vitest', ['run', '--config', config, '--project', 'pages', file, '-t', names]);
}
