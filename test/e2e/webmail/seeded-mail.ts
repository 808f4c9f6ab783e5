/** The folders that hold seeded mail, by the names Roundcube lists. */
export type MailFolder = 'INBOX' | 'Sent';

/** What person detection must answer while a message is open. */
export interface ExpectedPerson {
  status: 'person' | 'nobody' | 'ask' | 'several';
  /** Lower-case; only with status `person`. */
  email?: string;
  /** As the page shows it; missing when the page has no usable name. */
  name?: string;
  /** Addresses that must not be returned, neither as the person nor as one to choose from. */
  never: string[];
}

/** One seeded message: a file under `messages/` and what must be found in it. */
export interface SeededMail {
  file: string;
  folder: MailFolder;
  /** As Roundcube shows it; unique within the folder. */
  subject: string;
  /** Still unread when the webmail starts. */
  isUnread?: boolean;
  expect: ExpectedPerson;
}
