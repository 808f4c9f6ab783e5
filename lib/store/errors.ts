/** Storage is full: nothing of the change was written. */
export class StoreFullError extends Error {
  override readonly name = 'StoreFullError';
  constructor(cause?: unknown) {
    super('Not saved: storage is full. Free some space and try again.', { cause });
  }
}

/** The database was written by a newer version: it can be read, and not written. */
export class StoreReadOnlyError extends Error {
  override readonly name = 'StoreReadOnlyError';
  constructor() {
    super('Not saved: a newer version of Sidestage wrote this data. Update the extension and try again.');
  }
}

/** IndexedDB is missing, refuses, or does not answer. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  constructor(cause?: unknown) {
    super(
      'This browser does not let Sidestage keep data on this device. Close other Sidestage pages, restart the browser and try again.',
      { cause },
    );
  }
}

/** The database was closed under this page: by a newer version in another page, or by the browser. */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError';
  constructor(cause?: unknown) {
    super('Not saved: Sidestage was updated or its data was cleared. Reload this page.', { cause });
  }
}

/** Somebody else signs in while changes of the first one are not sent. */
export class StoreUnsentError extends Error {
  override readonly name = 'StoreUnsentError';
  constructor(unsent: number, who: string) {
    super(
      `${unsent} ${unsent === 1 ? 'change' : 'changes'} of ${who} on this device ${unsent === 1 ? 'is' : 'are'} not sent yet. ` +
        `Sign in as ${who} to send them, or sign out to discard them.`,
    );
  }
}

/** A change that no request could carry. */
export class StoreTooLargeError extends Error {
  override readonly name = 'StoreTooLargeError';
  constructor() {
    super('Not saved: this is too large to be sent to the team. Shorten it and try again.');
  }
}

/** Sync works for a session that has ended: what it brought belongs to nobody here. */
export class StoreSignedOutError extends Error {
  override readonly name = 'StoreSignedOutError';
  constructor() {
    super('Signed out on this device.');
  }
}

/** The error as the store's callers know it; anything unknown stays what it is. */
export function storeError(error: unknown): Error {
  if (named(error, 'QuotaExceededError')) return new StoreFullError(error);
  if (named(error, 'DatabaseClosedError')) return new StoreClosedError(error);
  return error instanceof Error ? error : new Error(String(error));
}

/** Whether the error or one it wraps has the name: Dexie wraps what IndexedDB says, singly and in lists. */
function named(error: unknown, name: string, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  if ('name' in error && error.name === name) return true;
  const inner = [
    'inner' in error ? error.inner : null,
    'cause' in error ? error.cause : null,
    'failures' in error && Array.isArray(error.failures) ? (error.failures[0] as unknown) : null,
  ];
  return inner.some((one) => named(one, name, depth + 1));
}
