import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { ROW_LIMIT } from './bounds';
import { listed } from './detected';
import { forwardedSender } from './forwarded';
import { judgeLetter, type Letter, type Party } from './letter';
import { isMachine } from './machine';
import { mailRows } from './mail-rows';
import { findMailbox, readMailbox } from './mailbox';
import { isHouse } from './own';
import { partyOf } from './party';
import { readContact } from './roundcube-contact';
import type { Page, PageFrame, Seen, Site } from './site';
import { shortAttribute, shortText } from './text';
import { NOBODY, OURS, person, recordKey, seenBy } from './verdict';
import { isVisible } from './visible';

const ID = 'roundcube';
/** What somebody wrote: the program renames the classes in it, so that it cannot imitate a header. */
const BODY = '#messagebody';

/**
 * Roundcube webmail, on any host. The preview and the contact cards are frames of the same origin, and the URL of the
 * page does not change with them.
 */
export const roundcube: Site = {
  id: ID,
  label: 'Roundcube',
  kind: 'mail',
  origins: [],
  recognises: (page) =>
    page.url.searchParams.has('_task') &&
    page.document.body.matches('[class*="task-"], #rcmbody') &&
    page.document.querySelector('#layout, #layout-content, #message-header, #messagestack, [id^="rcm"]') !==
      null,
  detect,
  list,
  own,
};

function detect(page: Page): Seen {
  // The innermost frame is what the user looks at; the pages around it hold lists and menus.
  for (const frame of page.frames.toReversed()) {
    const header = frame.document.querySelector('#message-header');
    if (header !== null && header.closest(BODY) === null && isVisible(header))
      return detectMessage(page, frame, header);
    const contact = readContact(frame.document);
    if (contact === null) continue;
    const { email } = contact.reading;
    const key = contactKey(page, frame.url);
    if (typeof email === 'string' && isHouse(email, page.own)) return seenBy(ID, key, OURS);
    const isOutside = typeof email !== 'string' || !isMachine(email);
    return seenBy(ID, key, isOutside ? person(contact.reading, contact.nodes) : NOBODY);
  }
  return seenBy(ID, null, NOBODY);
}

function detectMessage(page: Page, frame: PageFrame, header: Element): Seen {
  const verdict = judgeLetter(letterOf(frame.document, header), page.own);
  // The table with the addresses may be folded away: what the user sees of it is the line above.
  const shown = header.querySelector('.header-summary') ?? header;
  return seenBy(ID, messageKey(page, frame.url), {
    ...verdict,
    nodes: [...new Set([header, shown, ...verdict.nodes.filter(isVisible)])],
  });
}

function letterOf(document: Document, header: Element): Letter {
  const line = (name: string): Party[] => {
    const cells = [...header.querySelectorAll(`.header-headers td.header.${name}, td.header.${name}`)];
    const addresses = cells.flatMap((cell) => [
      ...cell.querySelectorAll('.adr, a.rcmContactAddress, span.rcmContactAddress'),
    ]);
    // An address that the program does not accept is shown without a link: the text round it is all there is.
    const leaves = addresses.filter(
      (node) => node.matches('.rcmContactAddress') || node.querySelector('.rcmContactAddress') === null,
    );
    return leaves.map(headerParty);
  };
  const [from] = line('from');
  const summary = header.querySelector('.header-summary .rcmContactAddress');
  const hasTable = header.querySelector('td.header') !== null;
  return {
    from: from ?? (hasTable || summary === null ? null : headerParty(summary)),
    replyTo: [...line('replyto'), ...line('mail-reply-to')],
    to: line('to'),
    cc: [...line('cc'), ...line('bcc')],
    forwarded: () => forwardedSender(document.querySelector(BODY)),
  };
}

/** Somebody in the header. Roundcube hides a display name that is an address; its button to add them still has it. */
function headerParty(node: Element): Party {
  const party = partyOf(node);
  const add = node.parentElement?.querySelector('a.rcmaddcontact');
  const command = !add ? '' : shortAttribute(add, 'onclick', 800);
  const hidden = /'add-contact','\\?"([^"\\]{1,200})\\?" </.exec(command)?.[1];
  const pretended = hidden === undefined ? null : findMailbox(hidden);
  return pretended === null || pretended.email === party.email ? party : { ...party, name: pretended.email };
}

function messageKey(page: Page, url: URL): RecordKey | null {
  const uid = url.searchParams.get('_uid') ?? '';
  const mailbox = url.searchParams.get('_mbox') ?? 'INBOX';
  return recordKey(
    uid === '' ? null : { site: ID, account: page.url.host, type: 'message', id: `${mailbox}:${uid}` },
  );
}

function contactKey(page: Page, url: URL): RecordKey | null {
  const id = url.searchParams.get('_cid') ?? '';
  const source = url.searchParams.get('_source') ?? '0';
  return recordKey(
    id === '' ? null : { site: ID, account: page.url.host, type: 'person', id: `${source}:${id}` },
  );
}

function list(page: Page): ListedPerson[] {
  return [...listMessages(page), ...listContacts(page)].slice(0, ROW_LIMIT);
}

function listMessages(page: Page): ListedPerson[] {
  return mailRows(page.document.querySelectorAll('#messagelist tr.message'), page.own, (row) => {
    const node = row.querySelector(
      '.fromto .rcmContactAddress, .from .rcmContactAddress, .rcmContactAddress',
    );
    const href = row.querySelector('a[href*="_uid="]')?.getAttribute('href') ?? '';
    const url = URL.canParse(href, page.url.href) ? new URL(href, page.url.href) : null;
    return {
      parties: node === null ? [] : [partyOf(node)],
      key: url === null ? null : messageKey(page, url),
    };
  });
}

function listContacts(page: Page): ListedPerson[] {
  const rows: ListedPerson[] = [];
  for (const row of page.document.querySelectorAll('#contacts-table tr[id^="rcmrow"]')) {
    if (rows.length >= ROW_LIMIT) break;
    const name = shortText(row.querySelector('td.name') ?? row, 400);
    if (name === '' || !isVisible(row) || row.classList.contains('group')) continue;
    const source = page.url.searchParams.get('_source') ?? '0';
    const id = `${source}:${row.id.slice('rcmrow'.length)}`;
    const key = recordKey({ site: ID, account: page.url.host, type: 'person', id });
    rows.push(listed({ name, confidence: 0.9, evidence: ['Row of the address book'] }, key));
  }
  return rows;
}

function own(page: Page): string[] {
  const user = page.document.querySelector('.header-title.username');
  const identities = page.document.querySelectorAll('select[name="_from"] option');
  return [user, ...identities]
    .map((node) => (node === null ? null : readMailbox(shortText(node, 400))))
    .filter((mailbox) => mailbox !== null)
    .map(({ email }) => email);
}
