import { v7 as newId } from 'uuid';
import { browser } from 'wxt/browser';
import type { Answer, PanelMessage } from '../../lib/messages';
import type { JoinAnswer } from '../../lib/panel/context';
import type { PeopleIndex } from '../../lib/panel/board/people-index';
import { createPanel, type Panel } from '../../lib/panel/panel';
import type { OpenStore } from '../../lib/store/open';
import { access } from './access';
import { everybodyInWorker } from './everybody';
import { fitters } from './fitters';
import { insertIntoTab } from './insert';
import { keeping } from './keeping';
import { learntOwn } from './learnt-own';
import { lookUpInTeam } from './look-up';
import { browserName } from './browser-name';
import { officeOf } from './office';
import { reportOfTab } from './page-report';
import { pageWire, serverOf } from './page-wire';
import { openBrowserStore } from './store';
import { applyTheme } from './theme';

/**
 * Opens this page's store and builds the panel on it. `tab` names the tab the panel follows.
 * @throws StoreUnavailableError when there is no database
 */
export async function openPanel(
  tab: () => number | null,
): Promise<{ panel: Panel; store: OpenStore; people: PeopleIndex }> {
  const { everybody, people } = everybodyInWorker();
  // Another page upgraded or erased the database: only a new start reads what is there now.
  const store = await openBrowserStore(() => location.reload());
  const panel = createPanel({
    store,
    health: { readOnly: store.readOnly, lost: store.lost },
    send,
    tab,
    now: Date.now,
    newId,
    locale: navigator.language,
    currency: currencyOf(navigator.language),
    join: (link, name) => joinTeam(store, link, name),
    lookUp: (keys) => lookUpInTeam(store, keys),
    office: officeOf(store, () => void send({ type: 'sync' }).catch(() => undefined)),
    removeSample: () => removeSample(store),
    access,
    learntOwn,
    watchSiteHealth: (seen) => {
      // The schema of what it reads comes after the first drawing.
      let isOver = false;
      let stop = () => {
        isOver = true;
      };
      void import('./site-health').then(({ watchSiteHealth }) => {
        if (!isOver) stop = watchSiteHealth(seen);
      });
      return () => stop();
    },
    pageReport: reportOfTab,
    insertText: insertIntoTab,
    openBoard: () => void browser.tabs.create({ url: '/board.html' }),
    everybody,
    fitters: fitters(store),
    keeping: keeping(store),
    // Late: only a line about a site needs its name.
    siteLabel: (id) => import('../sidepanel/site-choices').then(({ siteLabel }) => siteLabel(id)),
    recordUrl: (key) => import('../../lib/sites/record-page').then(({ recordPage }) => recordPage(key)),
  });
  panel.state.subscribe(({ ready, device }) => {
    if (ready) applyTheme(device.theme);
  });
  return { panel, store, people };
}

async function send(message: PanelMessage): Promise<Answer> {
  // Our own background answers, or, where none listens, nothing comes back.
  const answer = await browser.runtime.sendMessage<PanelMessage, Answer | undefined>(message);
  return answer ?? { ok: false, error: 'Sidestage did not answer. Open this page again.' };
}

async function joinTeam(store: OpenStore, link: string, name: string): Promise<JoinAnswer> {
  try {
    const { join } = await import('../../lib/sync/join');
    // What waits here is one member's: nobody else's link is used up in vain.
    const session = await store.session();
    const isWaiting = session !== null && (await store.wouldBeLost()).some(({ waits }) => waits);
    const joined = await join({
      link,
      name,
      device: browserName(navigator.userAgent),
      ...(isWaiting && { onlyAs: session.member.id }),
      fetch: (url, init) => fetch(url, init),
    });
    await store.signIn({ ...joined, tokenAt: Date.now() });
    return { ok: true };
  } catch (error) {
    // The errors of join and of the store are sentences for the user.
    return {
      ok: false,
      message: error instanceof Error ? error.message : 'Joining did not work. Try again.',
    };
  }
}

async function removeSample(store: OpenStore): Promise<JoinAnswer> {
  const session = await store.session();
  if (session === null) return { ok: false, message: 'Sign in first: the sample belongs to a team.' };
  const { send: sendTo } = await import('../../lib/sync/request');
  const request = { path: '/v1/sample/remove', body: {}, signal: AbortSignal.timeout(10_000) };
  try {
    await sendTo(pageWire, serverOf(session), request);
    return { ok: true };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : 'It did not work. Try again.' };
  }
}

const CURRENCIES: Record<string, string> = {
  US: 'USD',
  GB: 'GBP',
  CH: 'CHF',
  JP: 'JPY',
  CA: 'CAD',
  AU: 'AUD',
};

/** The currency a team begins with that is made in this browser; its lead can change it. */
function currencyOf(locale: string): string {
  return CURRENCIES[new Intl.Locale(locale).maximize().region ?? ''] ?? 'EUR';
}
