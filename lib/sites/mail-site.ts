import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { readAnyway } from './generic';
import { judgeThread, type Party } from './letter';
import { readMessage, type OpenMessage } from './mail-message';
import { mailRows } from './mail-rows';
import { partyFrom, type Mailer } from './mailer';
import { readName } from './person-name';
import type { Page, Seen, Site } from './site';
import { ask, NOBODY, person, recordKey, seenBy, type Verdict } from './verdict';
import { isVisible } from './visible';

const MESSAGE_LIMIT = 200;

/** A webmail as a site, from what its pages are made of. */
export function mailSite(mailer: Mailer): Site {
  const { id, label, origins, alsoOn = [], recognises, own } = mailer;
  return {
    id,
    label,
    kind: 'mail',
    origins,
    alsoOn,
    recognises,
    detect: (page) => detect(page, mailer),
    list: (page) => list(page, mailer),
    ...(own === undefined ? {} : { own }),
  };
}

function detect(page: Page, mailer: Mailer): Seen {
  const key = keyOf(page, mailer, mailer.openId(page));
  const around = {
    ownName: readName(mailer.ownName?.(page)),
    addressFor: (name: string) => addressInRow(page, mailer, name),
  };
  const messages = mailer
    .messages(page)
    .filter((message) => message.closest(mailer.body) === null && isVisible(message))
    .slice(-MESSAGE_LIMIT)
    .map((message) => readMessage(message, page, mailer, around))
    .filter((message) => message !== null);
  if (messages.length > 0) {
    const letters = messages.map(({ letter }) => letter);
    return seenBy(mailer.id, key, weighed(judgeThread(letters, page.own), messages));
  }
  if (key !== null) return readAnyway(page, mailer.id, key);
  // An inbox without an open message is about nobody, whatever stands round it.
  const isInbox = [...page.document.querySelectorAll(mailer.rows)].some(isVisible);
  const isOpen = !isInbox && mailer.mayHideId?.(page) === true;
  return isOpen ? readAnyway(page, mailer.id, null) : seenBy(mailer.id, null, NOBODY);
}

/** Says how sure a verdict is: by the ways its person was found in, and whether they agree. */
function weighed(verdict: Verdict, messages: OpenMessage[]): Verdict {
  const { primary, others, nodes } = verdict;
  const source = messages.flatMap(({ sources }) => sources).findLast(({ email }) => email === primary?.email);
  if (primary === null || source === undefined) return verdict;
  const reading = {
    ...primary,
    confidence: Math.min(primary.confidence, source.confidence),
    // What is not certain to be the sender is not called so.
    evidence: source.isGuess ? source.evidence : [...primary.evidence, ...source.evidence],
  };
  return source.isGuess || source.rivals.length > 0
    ? ask([reading, ...source.rivals, ...others], nodes)
    : person(reading, nodes, others);
}

/** What the list shows of somebody: the row of the open message, or else one that is merely selected. */
function addressInRow(page: Page, mailer: Mailer, name: string): { email: string; isSame: boolean } | null {
  const openId = mailer.openId(page);
  let selected: string | null = null;
  for (const row of page.document.querySelectorAll(mailer.rows)) {
    const isOpen = openId !== '' && mailer.row(row).id === openId;
    if (!isOpen && row.getAttribute('aria-selected') !== 'true') continue;
    const [party, ...more] = peopleIn(row, mailer).filter((one) => readName(one.name) === name);
    const email = more.length === 0 && isVisible(row) ? (party?.email ?? null) : null;
    if (email !== null && isOpen) return { email, isSame: true };
    selected ??= email;
  }
  return selected === null ? null : { email: selected, isSame: false };
}

/** Whom a row names. Names that are joined by commas are several people, or one whose family name stands first. */
function peopleIn(row: Element, mailer: Mailer): Party[] {
  return mailer
    .row(row)
    .people.map((one) => partyFrom(one, mailer))
    .filter(({ email, name }) => email !== null || name?.includes(',') !== true);
}

function list(page: Page, mailer: Mailer): ListedPerson[] {
  return mailRows(page.document.querySelectorAll(mailer.rows), page.own, (row) => ({
    parties: peopleIn(row, mailer),
    key: keyOf(page, mailer, mailer.row(row).id),
  }));
}

function keyOf(page: Page, mailer: Mailer, id: string): RecordKey | null {
  return recordKey({ site: mailer.id, account: mailer.account(page), type: 'message', id });
}
