/** What the user reads when a save failed, by the name of the error the store throws. */
const SENTENCES: Record<string, string> = {
  StoreFullError: 'Not saved: storage is full. Free some space on this computer, then save again. What you typed is still here.',
  StoreReadOnlyError: 'Not saved: this database was written by a newer Sidestage. Update the extension, then save again.',
  DatabaseClosedError: 'Not saved: Sidestage was updated in another window. Close and open this panel again.',
};

/** One sentence for an error of a save. Errors that are sentences already (RangeError of the rules) are kept. */
export function problemSentence(error: unknown): string {
  if (!(error instanceof Error)) return GENERAL;
  if (error instanceof RangeError) return error.message;
  return SENTENCES[error.name] ?? GENERAL;
}

const GENERAL = 'Not saved: the browser refused to write. What you typed is still here; try again.';
