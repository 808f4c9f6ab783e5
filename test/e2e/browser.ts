import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type CDPSession, type Page, chromium } from 'playwright-core';
import { chromiumArgs, needChromium } from '../../scripts/chromium';
import { freePort } from './server-process';

export interface LaunchOptions {
  /** Folder of the built extension. */
  extension: string;
  /** Match patterns that are already granted, as if the user had said yes. */
  granted?: string[];
  /** A profile of an earlier browser, to go on with it. */
  profile?: string;
  size?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
}

/** A Chromium with the extension, and its real side panel. */
export interface ExtensionBrowser {
  context: BrowserContext;
  extensionId: string;
  profile: string;
  /** Opens the side panel in the window of a page, as a click on the toolbar button does. */
  openPanel(page: Page): Promise<Page>;
  /** Kills the service worker, as the browser does when it likes; the next message wakes a fresh one. */
  killWorker(): Promise<void>;
  /** Closes the browser; the profile stays for another launch. */
  close(): Promise<void>;
  /** Closes the browser and removes the profile. */
  remove(): Promise<void>;
}

async function launch(profile: string, port: number, options: LaunchOptions): Promise<BrowserContext> {
  const { width, height } = options.size ?? { width: 1280, height: 900 };
  return chromium.launchPersistentContext(profile, {
    executablePath: needChromium(),
    headless: true,
    // Playwright's own defaults switch extensions off.
    ignoreDefaultArgs: ['--disable-extensions', '--disable-component-extensions-with-background-pages'],
    args: [
      ...chromiumArgs,
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      `--remote-debugging-port=${String(port)}`,
      `--window-size=${String(width)},${String(height)}`,
    ],
    viewport: null,
    colorScheme: options.colorScheme ?? 'light',
  });
}

async function idOf(context: BrowserContext): Promise<string> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return new URL(worker.url()).host;
}

/** Writes grants into a closed profile: Chromium's own prompt cannot be answered without a display. */
function writeGrants(profile: string, id: string, patterns: string[]): void {
  const path = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(path, 'utf8')) as {
    extensions: { settings: Record<string, Record<string, { explicit_host?: string[] }>> };
  };
  const settings = preferences.extensions.settings[id];
  if (settings === undefined) throw new Error('The profile does not know the extension.');
  for (const kind of ['granted_permissions', 'active_permissions']) {
    settings[kind] = { ...settings[kind], explicit_host: patterns };
  }
  writeFileSync(path, JSON.stringify(preferences));
}

/** Starts Chromium with the extension in a profile of its own. */
export async function launchBrowser(options: LaunchOptions): Promise<ExtensionBrowser> {
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'sidestage-profile-'));
  if (options.granted !== undefined && options.profile === undefined) {
    const first = await launch(profile, await freePort(), options);
    const id = await idOf(first);
    await first.close();
    writeGrants(profile, id, options.granted);
  }
  const port = await freePort();
  const context = await launch(profile, port, options);
  const extensionId = await idOf(context);
  const clients: Browser[] = [];
  const cdp = await context.browser()?.newBrowserCDPSession();
  const session = cdp ?? (await browserSession(context));
  const close = async () => {
    await Promise.allSettled(clients.map((client) => client.close()));
    await context.close();
  };
  return {
    context,
    extensionId,
    profile,
    openPanel: (page) => openPanel({ page, port, extensionId, session, clients }),
    killWorker: () => killWorker(session, extensionId),
    close,
    remove: async () => {
      await close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const page = context.pages()[0] ?? (await context.newPage());
  return context.newCDPSession(page);
}

interface PanelOpening {
  page: Page;
  port: number;
  extensionId: string;
  session: CDPSession;
  clients: Browser[];
}

/** The id of the tab target (not the page target) that holds a page: what a toolbar click is sent to. */
async function tabTargetOf(page: Page, session: CDPSession): Promise<string> {
  const own = await page.context().newCDPSession(page);
  const { targetInfo } = await own.send('Target.getTargetInfo');
  await own.detach();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tabs = targetInfos as { targetId: string; url: string; title: string }[];
  const tab =
    tabs.find((one) => one.url === targetInfo.url && one.title === targetInfo.title) ??
    tabs.find((one) => one.url === targetInfo.url);
  if (tab === undefined) throw new Error(`No tab target for ${targetInfo.url}`);
  return tab.targetId;
}

/** Headless Chromium opens it on the first try nearly always, and on a busy machine a little less. */
const ATTEMPTS = 3;

async function openPanel(opening: PanelOpening): Promise<Page> {
  const { page, port, extensionId, session, clients } = opening;
  // Playwright emits no page for the side panel; a second client sees it as one.
  for (let attempt = 1; ; attempt += 1) {
    await page.bringToFront();
    const targetId = await tabTargetOf(page, session);
    await session.send('Extensions.triggerAction' as never, { id: extensionId, targetId } as never);
    if (await panelTargetAppears(session, extensionId)) {
      const client = await chromium.connectOverCDP(`http://127.0.0.1:${String(port)}`);
      clients.push(client);
      const panel = client
        .contexts()
        .flatMap((context) => context.pages())
        .find((one) => one.url().startsWith(panelUrl(extensionId)));
      if (panel !== undefined) {
        await panel.waitForLoadState();
        return panel;
      }
    }
    if (attempt === ATTEMPTS) throw new Error('The side panel did not open.');
  }
}

const panelUrl = (extensionId: string) => `chrome-extension://${extensionId}/`;

async function panelTargetAppears(session: CDPSession, extensionId: string): Promise<boolean> {
  const deadline = Date.now() + 3000;
  while (Date.now() < deadline) {
    const { targetInfos } = await session.send('Target.getTargets');
    if (targetInfos.some((one) => one.type === 'page' && one.url.startsWith(panelUrl(extensionId))))
      return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

async function killWorker(session: CDPSession, extensionId: string): Promise<void> {
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(
    (target) =>
      target.type === 'service_worker' && target.url.startsWith(`chrome-extension://${extensionId}/`),
  );
  if (worker !== undefined) await session.send('Target.closeTarget', { targetId: worker.targetId });
}
