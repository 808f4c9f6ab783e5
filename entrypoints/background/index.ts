import { defineBackground } from 'wxt/utils/define-background';
import { browser } from 'wxt/browser';
import { startWorkerSync } from '../wiring/sync';
import type { Sighting } from '../../lib/messages';
import { noteHealth } from './health';
import { hear, readOnce } from './hear';
import { leaveLesson } from './lesson';
import { learnOwn } from '../wiring/learnt-own';
import { ownAddresses } from './own';
import { reachOpenTabs, registerDetection } from './reach';
import { dropSighting, dropUnreadable, forgetTab, noteClick } from './sightings';
import { taughtRules } from './taught';

export default defineBackground({
  type: 'module',
  main() {
    const sync = startWorkerSync();
    const note = (seen: Sighting) => noteHealth(seen);
    const hearing = { own: ownAddresses, taught: taughtRules, learn: learnOwn, note, sync };

    browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
      void hear(message, sender, hearing).then(reply);
      return true; // the answer comes later
    });

    browser.permissions.onAdded.addListener(({ origins = [] }) => {
      void registerDetection().then(() => reachOpenTabs(origins));
    });
    browser.permissions.onRemoved.addListener(() => {
      void registerDetection().then(dropUnreadable);
    });
    // Permissions can change while no worker runs, and an update drops what was registered.
    const reconcile = () => void registerDetection();
    browser.runtime.onInstalled.addListener(() => {
      void registerDetection()
        .then(() => browser.permissions.getAll())
        .then(({ origins = [] }) => reachOpenTabs(origins.filter((origin) => origin.startsWith('http'))));
    });
    browser.runtime.onStartup.addListener(reconcile);

    browser.tabs.onUpdated.addListener((tabId, change) => {
      // A page that loads anew has a content script of its own; what the old one saw is gone.
      if (change.status === 'loading' && change.url !== undefined) void dropIfUnread(tabId);
    });
    browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));

    browser.commands.onCommand.addListener((command, tab) => {
      if (command === 'read-once' && tab?.id !== undefined) void readOnce(tab.id);
    });
    openPanelFromToolbar();
  },
});

/** In-page navigation also fires 'loading' with a URL: a script that still runs has said 'looking' by itself by then. */
async function dropIfUnread(tabId: number): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (tab?.status === 'loading') await Promise.all([dropSighting(tabId), leaveLesson(tabId)]);
}

/**
 * Opens the panel on the toolbar's button. Not by the browser's own setting for it: only a click that is told to us lets
 * us see which page it was pressed on (activeTab), so that its site can be allowed in one step.
 */
function openPanelFromToolbar(): void {
  if (import.meta.env.FIREFOX) {
    browser.action.onClicked.addListener(() => void sidebarAction().toggle());
    return;
  }
  void browser.sidePanel.setPanelBehavior({ openPanelOnActionClick: false });
  browser.action.onClicked.addListener((tab) => {
    void browser.sidePanel.open({ windowId: tab.windowId });
    if (tab.id !== undefined) void noteClick(tab.id);
  });
}

/** Firefox's own API, which the shared types do not name. */
function sidebarAction(): { toggle(): Promise<void> } {
  return (browser as typeof browser & { sidebarAction: { toggle(): Promise<void> } }).sidebarAction;
}
