/**
 * One sentence for an error of a save. The store's errors and the rules' RangeErrors are sentences for the user
 * already; whatever else happened is the browser's, and the user is told what to do.
 */
export function problemSentence(error: unknown): string {
  if (!(error instanceof Error)) return GENERAL;
  if (error instanceof RangeError || /^Store\w+Error$/.test(error.name)) return `${error.message} ${KEPT}`;
  return GENERAL;
}

const KEPT = 'What you typed is still here.';
const GENERAL = `Not saved: the browser refused to write. ${KEPT} Try again.`;
