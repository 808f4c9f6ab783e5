import { chownSync, mkdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXPECTATIONS } from './expectations';
import { HARD_CASES } from './hard-cases';
import type { MailFolder, SeededMail } from './seeded-mail';

const MESSAGES = fileURLToPath(new URL('messages', import.meta.url));

/** All seeded messages. */
export const MAILS: readonly SeededMail[] = [...EXPECTATIONS, ...HARD_CASES];

/** The seeded message of a file. @throws Error where there is none. */
export function mailNamed(file: string): SeededMail {
  const mail = MAILS.find((candidate) => candidate.file === file);
  if (mail === undefined) throw new Error(`There is no seeded message ${file}.`);
  return mail;
}

/** The RFC 5322 text of a seeded message. */
export function mailSource(mail: SeededMail): string {
  return readFileSync(join(MESSAGES, mail.file), 'utf8');
}

/** Writes every seeded message into the maildir at `root`. */
export function seedMaildir(root: string): void {
  for (const folder of ['INBOX', 'Sent'] as const) {
    for (const part of ['cur', 'new', 'tmp'])
      mkdirSync(`${maildir(root, folder)}/${part}`, { recursive: true });
  }
  for (const mail of MAILS) {
    const { name, date } = nameAndDate(mailSource(mail));
    const path = `${maildir(root, mail.folder)}/${mail.isUnread ? `new/${name}` : `cur/${name}:2,S`}`;
    writeFileSync(path, mailSource(mail));
    utimesSync(path, date, date);
  }
}

/** Adds one unread message to a running mailbox. */
export function deliverMail(
  root: string,
  mail: { folder: MailFolder; source: string; owner: { uid: number; gid: number } },
): void {
  const { name, date } = nameAndDate(mail.source);
  const folder = maildir(root, mail.folder);
  // Dovecot reads a file as soon as it is in new/, so it is written beside it and moved when complete.
  writeFileSync(`${folder}/tmp/${name}`, mail.source);
  utimesSync(`${folder}/tmp/${name}`, date, date);
  chownSync(`${folder}/tmp/${name}`, mail.owner.uid, mail.owner.gid);
  renameSync(`${folder}/tmp/${name}`, `${folder}/new/${name}`);
}

function maildir(root: string, folder: MailFolder): string {
  return folder === 'INBOX' ? root : `${root}/.${folder}`;
}

let named = 0;

/** A file name for a message: Dovecot numbers messages in the order of these names. */
function nameAndDate(source: string): { name: string; date: Date } {
  const date = new Date(/^Date: (.+)$/m.exec(source)?.[1] ?? '');
  if (Number.isNaN(date.getTime())) throw new Error('a mail needs a Date header');
  named += 1;
  const seconds = date.getTime() / 1000;
  return { name: `${seconds}.M${String(named).padStart(6, '0')}P${process.pid}.repco`, date };
}
