import { readMailbox, type Mailbox } from './mailbox';
import { shortText } from './text';

/** How much of a body is read in search of a forwarded header. */
const BODY_LIMIT = 20_000;

const MARK =
  /-{2,12} ?(?:forwarded message|original message|weitergeleitete nachricht|urspr(?:ü|ue)ngliche nachricht|mensaje (?:reenviado|original)|message (?:transféré|d'origine)) ?-{2,12}|begin forwarded message:|anfang der weitergeleiteten nachricht:/i;
const FROM =
  /(?:^|[\s*])(?:from|von|de) ?: ?([^\n<>@]{0,200}<[^\s<>]{3,254}>|[^\s<>@]{1,64}@[^\s<>@,;]{3,190})/i;

/**
 * The sender in the header block of a message that was forwarded in a body; null where there is none. The body is
 * somebody else's text: what it says may be asked about and never believed.
 */
export function forwardedSender(body: Element | null): Mailbox | null {
  if (body === null) return null;
  const text = shortText(body, BODY_LIMIT);
  const mark = MARK.exec(text);
  if (mark === null) return null;
  // A header block is short: its From stands within the first lines.
  const block = text.slice(mark.index + mark[0].length, mark.index + mark[0].length + 600);
  const from = FROM.exec(block)?.[1];
  return from === undefined ? null : readMailbox(from.trim());
}
