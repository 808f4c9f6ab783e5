import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExtensionBrowser, launchBrowser } from './browser';
import { builtExtension } from './extension';
import { Started } from './started';

const folder = builtExtension();
const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, unknown>;

test('what the extension may do is exactly this', () => {
  const { key, version, description, icons, ...rest } = manifest;
  expect(typeof key).toBe('string');
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(rest).toMatchInlineSnapshot(`
    {
      "action": {
        "default_title": "Sidestage",
      },
      "background": {
        "service_worker": "background.js",
        "type": "module",
      },
      "commands": {
        "_execute_action": {
          "description": "Open Sidestage",
          "suggested_key": {
            "default": "Alt+Shift+S",
          },
        },
        "read-once": {
          "description": "Read this page once",
          "suggested_key": {
            "default": "Alt+Shift+R",
          },
        },
      },
      "content_security_policy": {
        "extension_pages": "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' http: https:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types workers",
      },
      "incognito": "not_allowed",
      "manifest_version": 3,
      "minimum_chrome_version": "125",
      "name": "Sidestage",
      "optional_host_permissions": [
        "http://*/*",
        "https://*/*",
      ],
      "options_ui": {
        "open_in_tab": true,
        "page": "options.html",
      },
      "permissions": [
        "storage",
        "alarms",
        "scripting",
        "activeTab",
        "sidePanel",
      ],
      "short_name": "Sidestage",
      "side_panel": {
        "default_path": "sidepanel.html",
      },
    }
  `);
});

test('nothing of the extension is reachable from a page, and nothing runs in one before it is allowed', () => {
  expect(manifest).not.toHaveProperty('web_accessible_resources');
  expect(manifest).not.toHaveProperty('content_scripts');
  expect(manifest).not.toHaveProperty('host_permissions');
  expect(manifest).not.toHaveProperty('externally_connectable');
});

test.each(['detect-mail', 'detect-records', 'detect-any-host'])('%s holds no schema library', (name) => {
  const script = readFileSync(join(folder, `${name}.js`), 'utf8');
  expect(script).not.toContain('ZodError');
});

test('no code is fetched or made from text', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  for (const name of files) {
    const text = readFileSync(join(folder, name), 'utf8');
    expect(text, name).not.toMatch(/import\(\s*["'`]https?:/);
    expect(text, name).not.toContain('sourceMappingURL');
  }
});

describe('installed', () => {
  const started = new Started();
  let browser: ExtensionBrowser;
  beforeAll(async () => {
    browser = started.keep(await launchBrowser({ extension: folder }), (one) => one.remove());
  });
  afterAll(() => started.end());

  test('it comes without a permission warning', async () => {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
    const warnings = await page.evaluate(async (text) => {
      const { chrome } = globalThis as unknown as {
        chrome: { management: { getPermissionWarningsByManifest(text: string): Promise<string[]> } };
      };
      return chrome.management.getPermissionWarningsByManifest(text);
    }, JSON.stringify(manifest));
    expect(warnings).toEqual([]);
  });
});
