import { foremostOf, pageAfter, rememberedChoice, withChoiceOf, type Choice, type Chosen } from './choice';
import type { PageInput, PageView } from './page';
import { pageIdentity, pageView, peopleOf, recordOf } from './page';
import type { PanelContext } from './context';
import { emptyDraft, hasText } from './draft';
import { createGlimpsing } from './glimpsing';
import { seenByRecord, seenPerson, type SeenPerson } from './seen';
import type { Subject } from './state';
import { createTeamLookup } from './team-lookup';
import { targetIdentity, targetName, targetOf, type Target } from './target';
import { whoIs } from './who';
import type { PersonWatch } from './person-watch';

/** Single keys rest for so long after the person has changed. */
export const KEY_REST_MS = 500;

/** Keeps the cards on whom the page shows. */
export interface Following {
  /** The page, as the entrypoint sees it now. */
  show(input: PageInput): void;
  /** Whom of the page the user meant; remembered for the page's record. */
  choosePerson(seen: SeenPerson): void;
  /** Which of the team's people the page is about; remembered for the page's record. */
  chooseContact(contactId: string, name: string): void;
  /** The page is not about this person; remembered for the page's record. */
  notThisPerson(): void;
  /** Somebody of the team's people, whatever the page shows. */
  openContact(contactId: string, name: string): void;
  /** Back to whom the page shows: what the user said of it is forgotten. */
  backToPage(): void;
  /** Looks the page's person up again: somebody was added, linked or taken back. The cards stay until it is known. */
  again: () => void;
  stop: () => void;
  /** Something came with a sync: perhaps somebody whom the team did not know. */
  synced: () => void;
  /** The draft is empty, or what is remembered has changed: show what the page shows now. */
  release: () => void;
}

/** Makes the part of the panel that decides whom the cards are about. */
export function createFollowing(context: PanelContext, watch: PersonWatch): Following {
  const { state, options } = context;
  const glimpsing = createGlimpsing(context);
  const teamLookup = createTeamLookup(context);
  let input: PageInput = { state: 'starting' };
  let identity = '';
  let made: { choice: Choice; chosen: Chosen } | null = null;
  let lookup = 0;
  /** The record that was looked up last and is linked to nobody, where the page has something else to show. */
  let unlinked: string | null = null;

  function pageNow(): PageView {
    const { device, memory } = state.getState();
    const page = pageView(input, device.welcomed);
    // What the user said of a record comes before what its page says, so it is waited for.
    return memory === null && 'record' in page ? { state: 'looking' } : page;
  }

  function choiceFor(page: PageView): { choice: Choice; chosen: Chosen } | null {
    if (made !== null) return made;
    const { memory } = state.getState();
    const choice = memory === null ? null : rememberedChoice(page, memory);
    return choice === null ? null : { choice, chosen: 'record' };
  }

  function show(next: PageInput): void {
    input = next;
    apply();
  }

  /** Shows the page's person, unless text that was begun keeps the cards with somebody else. */
  function apply(): void {
    const page = pageNow();
    const nextIdentity = pageIdentity(page);
    // While the page is only looking again, a choice and the text begun stay what they are.
    if (page.state !== 'looking' && nextIdentity !== identity) {
      identity = nextIdentity;
      made = null;
      unlinked = null;
    }
    const by = choiceFor(page);
    const target = targetOf(page, by?.choice ?? null);
    const { subject, draft } = state.getState();
    const holdsText = subject.kind === 'known' || subject.kind === 'unlinked';
    if (holdsText && hasText(draft) && !isShown(target, subject)) {
      if (page.state !== 'looking') state.setState({ movedOn: { name: targetName(target) } });
      return;
    }
    const view = pageAfter(page, by?.choice ?? null);
    state.setState({ page: view, movedOn: null, chosen: by?.chosen ?? null });
    glimpsing.look(view.state === 'person' ? [] : peopleOf(view));
    if (target === null || targetIdentity(target) === unlinked) {
      // Whoever was there is gone at once: a wrong person is worse than none.
      lookup += 1;
      watch.stop();
      state.setState({ teamLookup: null });
      if (subject.kind !== 'none') change({ kind: 'none' });
    } else if (!isShown(target, subject)) void find(target);
  }

  async function find(target: Target, quietly = false): Promise<void> {
    const mine = (lookup += 1);
    watch.stop();
    const wanted = targetIdentity(target);
    const isCurrent = () => mine === lookup;
    state.setState({ teamLookup: null });
    if (!quietly)
      change({ kind: 'reading', identity: wanted, seen: target.kind === 'seen' ? target.seen : null });
    if (target.kind === 'contact') await findContact(target, isCurrent);
    else if (target.kind === 'record') await findRecord(target, isCurrent);
    else await findSeen(target, isCurrent);
    if (target.kind === 'contact' || !isCurrent()) return;
    // What is known here is shown already; of a large team others may be this person too, or this person another one.
    const asked = { record: target.record, ...(target.kind === 'seen' && { email: target.seen.email }) };
    if (await teamLookup.ask(asked, isCurrent)) await find(target, true);
  }

  async function findContact(target: Target & { kind: 'contact' }, isCurrent: () => boolean): Promise<void> {
    if (made === null && (await options.store.person(target.id)) === null) {
      // Who was meant once has been erased since: the page speaks for itself again.
      if (isCurrent()) backToPage();
      return;
    }
    if (isCurrent()) watch.start(target.id, targetIdentity(target), null);
  }

  async function findRecord(
    { record }: Target & { kind: 'record' },
    isCurrent: () => boolean,
  ): Promise<void> {
    const rows = await options.store.findByKey(record);
    if (!isCurrent()) return;
    const wanted = targetIdentity({ kind: 'record', record });
    const seen = seenByRecord(record);
    const [first] = rows;
    if (first !== undefined && rows.length === 1) watch.start(first.id, wanted, seen);
    else if (first !== undefined) {
      state.setState({
        subject: { kind: 'doubtful', identity: wanted, seen, contacts: rows, conflict: false },
      });
    } else if (peopleOf(state.getState().page).length === 0) {
      state.setState({ subject: { kind: 'unlinked', identity: wanted, record } });
    } else {
      unlinked = wanted;
      change({ kind: 'none' });
    }
  }

  async function findSeen(
    { seen, record }: Target & { kind: 'seen' },
    isCurrent: () => boolean,
  ): Promise<void> {
    const found = await whoIs(options.store, seen, record);
    if (!isCurrent()) return;
    const wanted = targetIdentity({ kind: 'seen', seen, record });
    if (found.kind === 'one') watch.start(found.row.id, wanted, seen);
    else if (found.kind === 'many') {
      const { rows: contacts, conflict } = found;
      state.setState({ subject: { kind: 'doubtful', identity: wanted, seen, contacts, conflict } });
    } else {
      state.setState({ subject: { kind: 'unknown', identity: wanted, seen, similar: found.similar } });
    }
  }

  /** Another person, or nobody: what was open for the one before goes with them. */
  function change(subject: Subject): void {
    state.setState({
      subject,
      draft: emptyDraft(state.getState().team.workspace.survey.defaultKind),
      reasonWanted: null,
      problem: null,
      keysFrom: options.now() + KEY_REST_MS,
    });
  }

  function again(): void {
    unlinked = null;
    const page = pageNow();
    const target = targetOf(page, choiceFor(page)?.choice ?? null);
    if (target !== null) void find(target, true);
  }

  function choose(choice: Choice): void {
    const page = pageNow();
    const isRecord = recordOf(page) !== null;
    // To pick a row of a list says nothing of the list.
    const isOfPage = isRecord || page.state !== 'nobody';
    made = { choice, chosen: isRecord ? 'record' : isOfPage ? 'page' : 'looked-up' };
    if (isRecord) void context.remember(withChoiceOf(page, choice));
    apply();
  }

  function backToPage(): void {
    const page = pageNow();
    const wasRemembered = choiceFor(page)?.chosen === 'record';
    made = null;
    if (wasRemembered) void context.remember(withChoiceOf(page, null)).then(apply);
    else apply();
  }

  return {
    show,
    choosePerson: (seen) => {
      const foremost = foremostOf(pageNow());
      const isForemost = foremost !== null && foremost.email === seen.email && foremost.name === seen.name;
      choose({ kind: 'seen', seen: isForemost ? foremost : seenPerson(seen, seen.key) });
    },
    chooseContact: (id, name) => choose({ kind: 'contact', id, name }),
    notThisPerson: () => choose({ kind: 'not-this' }),
    openContact: (id, name) => {
      made = { choice: { kind: 'contact', id, name }, chosen: 'looked-up' };
      apply();
    },
    backToPage,
    again,
    synced: () => {
      const { subject } = state.getState();
      if (subject.kind === 'unknown' || subject.kind === 'unlinked') again();
      if (subject.kind === 'none') {
        unlinked = null;
        glimpsing.again();
        apply();
      }
    },
    release: apply,
    stop: () => glimpsing.stop(),
  };
}

/** Whether the cards are about a target already. */
function isShown(target: Target | null, subject: Subject): boolean {
  if (target === null || !('identity' in subject)) return false;
  if (subject.identity === targetIdentity(target)) return true;
  return target.kind === 'contact' && subject.kind === 'known' && subject.view.contact.id === target.id;
}
