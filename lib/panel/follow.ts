import type { PageInput, PageView } from './page';
import { pageIdentity, pageView } from './page';
import type { PanelContext } from './context';
import { emptyDraft, hasText } from './draft';
import { seenIdentity, seenName, seenPerson, type SeenPerson } from './seen';
import { whoIs } from './who';
import type { PersonWatch } from './person-watch';

/** Single keys rest for so long after the person has changed. */
export const KEY_REST_MS = 500;
/** At most so many rows of a list are looked up. */
const GLIMPSES = 50;

/** Keeps the cards on whom the page shows. */
export interface Following {
  /** The page, as the entrypoint sees it now. */
  show(input: PageInput): void;
  /** Whom of the page the user meant. */
  choosePerson(seen: SeenPerson): void;
  /** Somebody of the team's people, whatever the page shows. */
  openContact(contactId: string, name: string): void;
  /** The page is not about this person. */
  notThisPerson(): void;
  /** Back to whom the page shows. */
  backToPage(): void;
  /** Looks the page's person up again: somebody was added, linked or taken back. The cards stay until it is known. */
  again: () => void;
  /** Something came with a sync: perhaps somebody whom the team did not know. */
  synced: () => void;
  /** The draft is empty now: follow the page where it has gone meanwhile. */
  release: () => void;
}

/** A hand-made choice that holds as long as the page shows the same. */
type Choice =
  { kind: 'seen'; seen: SeenPerson } | { kind: 'contact'; id: string; name: string } | { kind: 'not-this' };

/** Makes the part of the panel that decides whom the cards are about. */
export function createFollowing(context: PanelContext, watch: PersonWatch): Following {
  const { state, options } = context;
  let input: PageInput = { state: 'starting' };
  let identity = '';
  let choice: Choice | null = null;
  let lookup = 0;
  let glimpsing = 0;

  function show(next: PageInput): void {
    input = next;
    const page = pageView(next, state.getState().device.welcomed);
    const nextIdentity = pageIdentity(page);
    // While the page is only looking again, a choice and the text begun stay what they are.
    if (page.state !== 'looking' && nextIdentity !== identity) {
      identity = nextIdentity;
      choice = null;
    }
    apply(page);
  }

  /** Shows the page's person, unless text that was begun keeps the cards with somebody else. */
  function apply(page: PageView): void {
    const target = targetOf(page, choice);
    const { subject, draft } = state.getState();
    const shown = 'identity' in subject ? subject.identity : null;
    if (
      subject.kind === 'known' &&
      hasText(draft) &&
      !isSame(target, subject.identity, subject.view.contact.id)
    ) {
      if (page.state !== 'looking') state.setState({ movedOn: { name: targetName(target) } });
      return;
    }
    const view = withChoice(page, choice);
    state.setState({ page: view, movedOn: null, chosenByHand: choice?.kind === 'contact' });
    void glimpse(view.state === 'nobody' ? view.list : 'people' in view ? view.people : []);
    if (target === null) {
      // Whoever was there is gone at once: a wrong person is worse than none.
      lookup += 1;
      watch.stop();
      if (subject.kind !== 'none') change({ kind: 'none' });
    } else if (!isSame(target, shown, subject.kind === 'known' ? subject.view.contact.id : null)) {
      void find(target);
    }
  }

  async function find(target: Target, quietly = false): Promise<void> {
    const mine = (lookup += 1);
    watch.stop();
    const seen = 'seen' in target ? target.seen : null;
    const wanted = 'contact' in target ? `contact:${target.contact}` : seenIdentity(target.seen);
    if (!quietly) change({ kind: 'reading', identity: wanted, seen });
    if ('contact' in target) {
      watch.start(target.contact, wanted, null);
      return;
    }
    const found = await whoIs(options.store, target.seen);
    if (mine !== lookup) return;
    if (found.kind === 'one') watch.start(found.row.id, wanted, target.seen);
    else if (found.kind === 'many') {
      state.setState({
        subject: { kind: 'doubtful', identity: wanted, seen: target.seen, contacts: found.rows },
      });
    } else {
      state.setState({
        subject: { kind: 'unknown', identity: wanted, seen: target.seen, similar: found.similar },
      });
    }
  }

  /** Another person, or nobody: what was open for the one before goes with them. */
  function change(subject: ReturnType<typeof state.getState>['subject']): void {
    state.setState({
      subject,
      draft: emptyDraft(state.getState().team.workspace.survey.defaultKind),
      reasonWanted: null,
      problem: null,
      keysFrom: options.now() + KEY_REST_MS,
    });
  }

  async function glimpse(list: SeenPerson[], quietly = false): Promise<void> {
    const mine = (glimpsing += 1);
    if (!quietly) state.setState({ glimpses: list.map((seen) => ({ seen, row: null })) });
    if (list.length === 0) return;
    const rows = await Promise.all(
      list.slice(0, GLIMPSES).map(async (seen) => {
        const found = seen.email === undefined ? [] : await options.store.findByAddress(seen.email);
        return found.length === 1 ? (found[0] ?? null) : null;
      }),
    );
    if (mine === glimpsing)
      state.setState({ glimpses: list.map((seen, at) => ({ seen, row: rows[at] ?? null })) });
  }

  const again = () => {
    const target = targetOf(pageView(input, state.getState().device.welcomed), choice);
    if (target !== null) void find(target, true);
  };
  const choose = (made: Choice | null) => {
    choice = made;
    apply(pageView(input, state.getState().device.welcomed));
  };

  return {
    show,
    choosePerson: (seen) => choose({ kind: 'seen', seen: seenPerson(seen, seen.key) }),
    openContact: (id, name) => choose({ kind: 'contact', id, name }),
    notThisPerson: () => choose({ kind: 'not-this' }),
    backToPage: () => choose(null),
    again,
    synced: () => {
      const { subject, glimpses } = state.getState();
      if (subject.kind === 'unknown') again();
      if (subject.kind === 'none')
        void glimpse(
          glimpses.map((one) => one.seen),
          true,
        );
    },
    release: () => apply(pageView(input, state.getState().device.welcomed)),
  };
}

type Target = { seen: SeenPerson } | { contact: string; name: string };

function targetOf(page: PageView, choice: Choice | null): Target | null {
  if (choice?.kind === 'contact') return { contact: choice.id, name: choice.name };
  if (choice?.kind === 'seen') return { seen: choice.seen };
  if (choice?.kind === 'not-this' || page.state !== 'person') return null;
  return { seen: page.seen };
}

/** After 'not this person' the page's people are offered instead; after 'no' to a question, a search. */
function withChoice(page: PageView, choice: Choice | null): PageView {
  if (choice?.kind !== 'not-this') return page;
  if (page.state === 'person') return { state: 'several', people: [page.seen, ...page.others] };
  return page.state === 'ask' ? { state: 'nobody', list: [] } : page;
}

function isSame(target: Target | null, identity: string | null, contactId: string | null): boolean {
  if (target === null) return false;
  if ('contact' in target) return target.contact === contactId || identity === `contact:${target.contact}`;
  return seenIdentity(target.seen) === identity;
}

function targetName(target: Target | null): string | null {
  if (target === null) return null;
  return 'seen' in target ? seenName(target.seen) : target.name;
}
