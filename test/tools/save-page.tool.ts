// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { look } from '../../lib/sites/look';
import { root } from '../../scripts/tool';
import { installLayout } from '../sites/layout';
import { showHtml } from '../sites/saved-page';
import { sites } from '../../lib/sites/index';

/** Runs what a contributor pastes into the console; returns the file it downloads. */
async function saved(): Promise<string> {
  const files: Blob[] = [];
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => {
      files.push(blob);
      return 'blob:saved';
    },
    revokeObjectURL: () => undefined,
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue(undefined);
  vi.spyOn(console, 'log').mockReturnValue(undefined);
  runInThisContext(readFileSync(join(root, 'scripts', 'save-page.mjs'), 'utf8'));
  const [file] = files;
  if (file === undefined) throw new Error('nothing was downloaded');
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(file);
  });
}

test('a page saved from the console is read as it was shown, without addresses and scripts of its own', async () => {
  installLayout();
  document.documentElement.innerHTML = `<head><title>Nora Quell</title><style>p{}</style></head><body>
    <main><section style="display:none"><h1>Ivo Brandt</h1><a href="mailto:ivo@larkspur.test">ivo@larkspur.test</a></section>
    <section><h1>Nora Quell</h1><label>E-mail <input name="email" value="old@old.test"></label>
    <p id="host"></p><img src="https://tracker.test/?for=nora@ferngate.test"></section></main>
    <script>throw new Error('ran')</script></body>`;
  const input = document.querySelector('input');
  if (input !== null) input.value = 'nora@ferngate.test';
  const shadow = document.querySelector('#host')?.attachShadow({ mode: 'open' });
  shadow?.append(document.createTextNode('inside'));
  const before = document.documentElement.outerHTML;

  const html = await saved();

  expect(document.documentElement.outerHTML).toBe(before);
  expect(html).not.toMatch(/larkspur\.test|ferngate\.test|old\.test|tracker|throw new Error/);
  expect(html).toContain('<template shadowrootmode="open">inside</template>');
  showHtml(html);
  const { seen } = look(document, new URL('https://crm.fields.test/contacts/51'), [], {
    sites,
    limitMs: 9_000,
  });
  const email = input === null ? '' : (document.querySelector('input')?.value ?? '');
  expect(email).toMatch(/^person-\d@firm-\d\.example$/);
  expect(seen.primary).toMatchObject({ email, name: 'Nora Quell' });
});
