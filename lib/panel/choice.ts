import { recordKeyText } from '../model/record-key-text';
import { withRow, type PageChoice, type PageMemory } from '../store/page-memory';
import { peopleOf, recordOf, type PageView } from './page';
import { seenIdentity, type SeenPerson } from './seen';

/** Whom the user meant by hand. */
export type Choice =
  { kind: 'seen'; seen: SeenPerson } | { kind: 'contact'; id: string; name: string } | { kind: 'not-this' };

/**
 * How long a choice holds: `record`: remembered, so that this record's page shows the same next time. `page`: while the
 * page shows the same, since it has no record of its own. `looked-up`: nothing was said of the page.
 */
export type Chosen = 'record' | 'page' | 'looked-up';

/** What the user said of this page's record at an earlier time, as far as it still says something of the page. */
export function rememberedChoice(page: PageView, memory: PageMemory): Choice | null {
  const record = recordOf(page);
  const kept = record === null ? undefined : memory.choices[recordKeyText(record)];
  if (kept === undefined) return null;
  const { who, instead } = kept;
  if (who.kind === 'contact') return who;
  const seen =
    who.kind === 'seen' ? peopleOf(page).find((one) => seenIdentity(one) === who.identity) : undefined;
  if (seen !== undefined) return { kind: 'seen', seen };
  // Whom they meant is not on the page now: at least it is not whom they did not mean.
  return instead !== null && instead === foremostIdentity(page) ? { kind: 'not-this' } : null;
}

/** What is remembered with one more choice; a choice of null forgets the record's. */
export function withChoiceOf(page: PageView, choice: Choice | null): (memory: PageMemory) => PageMemory {
  const record = recordOf(page);
  return (memory) =>
    record === null
      ? memory
      : {
          ...memory,
          choices: withRow(
            memory.choices,
            recordKeyText(record),
            choice === null ? null : kept(page, choice),
          ),
        };
}

function kept(page: PageView, choice: Choice): PageChoice {
  const instead = foremostIdentity(page);
  if (choice.kind === 'not-this') return { who: { kind: 'nobody' }, instead };
  if (choice.kind === 'contact') return { who: choice, instead };
  return { who: { kind: 'seen', identity: seenIdentity(choice.seen) }, instead };
}

/** Whom the page names, or asks about first. */
export function foremostOf(page: PageView): SeenPerson | null {
  if (page.state === 'person') return page.seen;
  return page.state === 'ask' ? (page.people[0] ?? null) : null;
}

function foremostIdentity(page: PageView): string | null {
  const foremost = foremostOf(page);
  return foremost === null ? null : seenIdentity(foremost);
}

/** The page as it is drawn after a choice: after 'not this person' its others are offered, or a search where there are none. */
export function pageAfter(page: PageView, choice: Choice | null): PageView {
  if (choice?.kind !== 'not-this' || !('record' in page)) return page;
  const { record, site, fallback } = page;
  const how = { record, site, fallback };
  if (page.state === 'person' && page.others.length > 0)
    return { state: 'several', people: page.others, ...how };
  return page.state === 'ask' || page.state === 'person' ? { state: 'nobody', list: [], ...how } : page;
}
