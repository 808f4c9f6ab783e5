import type { RecordKey } from '../model/record-key';
import { recordKeyText } from '../model/record-key-text';
import { foremostOf, type Choice } from './choice';
import { isPersonal, recordOf, type PageView } from './page';
import { seenIdentity, seenName, type SeenPerson } from './seen';

/** Whom the cards are to be about. */
export type Target =
  /** Somebody of the page, with the page's record where it is theirs. */
  | { kind: 'seen'; seen: SeenPerson; record: RecordKey | null }
  /** One of the team's people, whatever the page shows. */
  | { kind: 'contact'; id: string; name: string }
  /** Whoever is known by the page's record: the page itself names nobody, or is not sure. */
  | { kind: 'record'; record: RecordKey };

/** Whom the cards are to be about, for a page and what the user said of it; null for nobody. */
export function targetOf(page: PageView, choice: Choice | null): Target | null {
  const record = recordOf(page);
  const own = isPersonal(record) ? record : null;
  if (choice?.kind === 'contact') return choice;
  if (choice?.kind === 'not-this') return null;
  if (choice?.kind === 'seen') {
    const { seen } = choice;
    const foremost = foremostOf(page);
    const isForemost = foremost !== null && seenIdentity(foremost) === seenIdentity(seen);
    return { kind: 'seen', seen, record: isForemost ? own : seen.key };
  }
  if (page.state === 'person') return { kind: 'seen', seen: page.seen, record: own };
  return own === null ? null : { kind: 'record', record: own };
}

/** One string for a target: equal while the cards need not change. */
export function targetIdentity(target: Target): string {
  switch (target.kind) {
    case 'contact':
      return `contact:${target.id}`;
    case 'seen':
      return seenIdentity(target.seen);
    case 'record':
      return `record:${recordKeyText(target.record)}`;
  }
}

/** What a banner calls whom the page shows; null where only a record is known, or nobody. */
export function targetName(target: Target | null): string | null {
  if (target === null || target.kind === 'record') return null;
  return target.kind === 'seen' ? seenName(target.seen) : target.name;
}
