import { onTestFinished } from 'vitest';
import type { Change } from '../../lib/model/change';
import type { Detected } from '../../lib/model/detection';
import type { PanelMessage } from '../../lib/messages';
import type { PanelOptions } from '../../lib/panel/context';
import { createEverybody } from '../../lib/panel/everybody';
import { fitPeople } from '../../lib/panel/fit-people';
import type { Office } from '../../lib/panel/office';
import type { PageInput } from '../../lib/panel/page';
import { createPanel, type Panel } from '../../lib/panel/panel';
import type { PanelState } from '../../lib/panel/state';
import { noKeeping } from './no-keeping';
import { buildWorkspace, DANA, freshId, idOf } from '../builders';
import { add, move, openProfile, sessionOf, type Profile } from '../store/profile';

/** A panel on a real store, with what it sent and a way to wait for what it shows. */
export interface Desk extends Profile {
  panel: Panel;
  sent: PanelMessage[];
  /** Waits until the panel's state fits, at most four seconds. */
  until: <T = PanelState>(fits: (state: PanelState) => T | false | null | undefined) => Promise<T>;
  /** The page shows this person, and the panel has drawn them. */
  open: (seen: Detected) => Promise<void>;
}

/** A team's server with nobody in it, where every act is done. */
export const NO_OFFICE: Office = {
  team: () => Promise.resolve({ ok: true, value: { members: [], devices: [], invites: [] } }),
  trail: () => Promise.resolve({ ok: true, value: { entries: [], done: true } }),
  invite: () => Promise.resolve({ ok: false, message: 'No server here.' }),
  act: () => Promise.resolve({ ok: true, value: null }),
};

/** Opens a panel for Dana, who is signed in and welcomed, over a store with these changes and a workspace. */
export async function openDesk(changes: Change[] = [], options: Partial<PanelOptions> = {}): Promise<Desk> {
  const profile = await openProfile();
  const { store, clock } = profile;
  const session = sessionOf('Dana');
  await store.signIn({ ...session, member: { ...session.member, id: DANA } });
  await store.saveDevice({ welcomed: true });
  const workspace = buildWorkspace();
  const member = { id: DANA, name: 'Dana', roles: ['rep' as const] };
  await store.applyPull({
    rows: [
      { kind: 'workspace', id: workspace.id, seq: 1, deleted: false, data: workspace },
      { kind: 'member', id: member.id, seq: 2, deleted: false, data: member },
    ],
    cursor: 2,
    epoch: 'e1',
    done: true,
  });
  if (changes.length > 0) await store.commit(changes);
  const sent: PanelMessage[] = [];
  const everybody = createEverybody({ store, now: () => clock.now, pause: () => Promise.resolve() });
  const panel = createPanel({
    store,
    health: { readOnly: false, lost: null },
    send: (message) => {
      sent.push(message);
      return Promise.resolve({ ok: true });
    },
    tab: () => 7,
    now: () => clock.now,
    newId: freshId,
    locale: 'en-GB',
    currency: 'EUR',
    join: () => Promise.resolve({ ok: false, message: 'No server here.' }),
    lookUp: () => Promise.resolve('nobody'),
    office: NO_OFFICE,
    removeSample: () => Promise.resolve({ ok: true }),
    access: {
      request: () => Promise.resolve(true),
      remove: () => Promise.resolve(),
      allowed: () => Promise.resolve([]),
    },
    learntOwn: { list: () => Promise.resolve([]), count: () => Promise.resolve() },
    watchSiteHealth: () => () => undefined,
    pageReport: () => Promise.resolve(null),
    openBoard: () => undefined,
    insertText: () => Promise.resolve('inserted'),
    everybody,
    fitters: {
      onDevice: (run) => fitPeople(store, { ...run, now: clock.now }),
      onServer: () => Promise.resolve({ ok: false, message: 'No server here.' }),
    },
    keeping: noKeeping,
    siteLabel: (site) => Promise.resolve(site === 'hubspot' ? 'HubSpot' : null),
    recordUrl: () => Promise.resolve(null),
    ...options,
  });
  // Else they would hear of the databases of later tests, which have the same name, and ask theirs at each change.
  onTestFinished(() => {
    everybody.stop();
    panel.stop();
  });
  const until: Desk['until'] = (fits) =>
    new Promise((resolve, reject) => {
      let stop = (): void => undefined;
      const timer = setTimeout(() => {
        stop();
        reject(
          new Error(`The panel did not come to it: ${JSON.stringify(panel.state.getState()).slice(0, 600)}`),
        );
      }, 20_000);
      const look = (state: PanelState) => {
        const found = fits(state);
        if (found === false || found === null || found === undefined) return;
        clearTimeout(timer);
        queueMicrotask(() => stop());
        resolve(found);
      };
      stop = panel.state.subscribe(look);
      look(panel.state.getState());
    });
  await until((state) => state.ready && state.team.stored && state.session !== null);
  const open: Desk['open'] = async (seen) => {
    panel.commands.show(sighting({ primary: seen }));
    await until((state) => !['none', 'reading'].includes(state.subject.kind));
    clock.now += 600; // single keys count again
  };
  return { ...profile, panel, sent, until, open };
}

/** A person as a page shows them. */
export function detected(fields: Partial<Detected> = {}): Detected {
  return {
    name: 'Priya Raman',
    email: 'priya@helioworks.example',
    confidence: 0.95,
    evidence: ['Sender of this mail'],
    ...fields,
  };
}

type Seen = Extract<Extract<PageInput, { state: 'sighting' }>['sighting'], { state: 'seen' }>;

/** What the page shows; a person when `primary` is given. */
export function sighting(
  page: Partial<Seen['detection']> & { list?: Seen['list'] },
): Extract<PageInput, { state: 'sighting' }> {
  const { list = [], ...detection } = page;
  const status = detection.primary === undefined || detection.primary === null ? 'nobody' : 'person';
  return {
    state: 'sighting',
    sighting: {
      state: 'seen',
      origin: 'https://mail.example',
      seenAt: 0,
      list,
      detection: {
        status,
        primary: null,
        others: [],
        key: null,
        site: 'roundcube',
        fallback: false,
        ...detection,
      },
    },
  };
}

export const LOOKING: PageInput = {
  state: 'sighting',
  sighting: { state: 'looking', origin: 'https://mail.example' },
};

/** Priya, in Retention after Conversion. */
export const PRIYA: Change[] = [
  add(),
  move('conversion', { at: 1_700_000_000_000 }),
  move('retention', { from: 'conversion', at: 1_750_000_000_000 }),
];

export const LENA_ID = idOf(101);
/** Lena Vogel, in Reach. */
export const LENA: Change[] = [
  add({
    id: LENA_ID,
    name: 'Lena Vogel',
    emails: ['lena@vogel.example'],
    phones: [],
    company: 'Vogel Metallbau',
  }),
  move('reach', { contactId: LENA_ID, at: 1_740_000_000_000 }),
];
export const lena = detected({ name: 'Lena Vogel', email: 'lena@vogel.example' });

/** The view of the person shown; fails where there is none. */
export function shown({ panel }: Desk) {
  const { subject } = panel.state.getState();
  if (subject.kind !== 'known') throw new Error(`Nobody is shown, but ${subject.kind}.`);
  return subject.view;
}
