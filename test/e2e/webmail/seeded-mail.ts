import type { Due } from '../answer';

/** The folders that hold seeded mail, by the names Roundcube lists. */
export type MailFolder = 'INBOX' | 'Sent';

/** One seeded message: a file under `messages/` and what must be found in it. */
export interface SeededMail {
  file: string;
  folder: MailFolder;
  /** As Roundcube shows it; unique within the folder. */
  subject: string;
  /** Still unread when the webmail starts. */
  isUnread?: boolean;
  expect: Due;
}
