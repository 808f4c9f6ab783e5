import { forwardedSender } from './forwarded';
import type { Mailbox } from './mailbox';
import { queryPage } from './page';
import { isBody, isBodyFrame } from './region';
import type { Page } from './site';

const MAY_BE_BODY = ['body', 'content', 'message', 'msg', 'mail', 'text', 'html']
  .flatMap((word) => [`[class*="${word}"]`, `[id*="${word}"]`, `[data-testid*="${word}"]`])
  .join(',');
const LIMIT = 400;
const BODIES = 5;

/** Who wrote what was forwarded in the message of a page whose program is not known; null where nothing was. */
export function forwardedIn(page: Page): Mailbox | null {
  const marked = queryPage(page, `${MAY_BE_BODY},pre`, LIMIT).filter(isBody).slice(0, BODIES);
  const framed = page.frames
    .filter(({ element }) => element !== null && isBodyFrame(element))
    .map(({ document }) => document.body as HTMLElement | null);
  for (const body of [...marked, ...framed.slice(0, BODIES)]) {
    const sender = forwardedSender(body);
    if (sender !== null) return sender;
  }
  return null;
}
