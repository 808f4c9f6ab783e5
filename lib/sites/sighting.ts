import type { Detection, ListedPerson } from '../model/detection';

/**
 * What the watcher says of its page, as it goes to the background (`Sighting` of lib/messages.ts, which lies above this
 * layer; the content script passes one as the other, so that they cannot differ).
 */
export type PageSighting =
  /** What was there is gone and the next look has not ended. */
  | { state: 'looking'; origin: string }
  /** `seenAt`: when the page was first seen to show this, in milliseconds since 1970. */
  | { state: 'seen'; origin: string; detection: Detection; list: ListedPerson[]; seenAt: number };
