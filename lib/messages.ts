import { z } from './model/zod';
import { Detection, ListedPerson, ROW_LIMIT } from './model/detection';

/**
 * What a content script says of its page. `looking`: what was there is gone and the next look has not ended.
 * `origin` is all of the URL that leaves the page.
 */
export const Sighting = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('looking'), origin: z.string().max(300) }),
  z.strictObject({
    state: z.literal('seen'),
    origin: z.string().max(300),
    detection: Detection,
    list: z.array(ListedPerson).max(ROW_LIMIT),
    /** When the page was first seen to show this, for the figures of `npm run bench`. */
    seenAt: z.number(),
  }),
]);
export type Sighting = z.infer<typeof Sighting>;

/** At most so many of the user's own addresses are learnt from one page. */
export const OWN_LIMIT = 20;

/** Content script to background. `begin` is answered with Begun; the others with nothing of interest. */
export const PageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begin') }),
  z.strictObject({ type: z.literal('sighting'), sighting: Sighting }),
  /** The page shows whose account this is: on other pages of this origin that is the user too. */
  z.strictObject({ type: z.literal('own'), addresses: z.array(z.string().max(254)).max(OWN_LIMIT) }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

/** What a content script needs to know before it looks: the user's own addresses and domains. */
export const Begun = z.strictObject({ own: z.array(z.string().max(254)).max(500) });
export type Begun = z.infer<typeof Begun>;

/** Background to content script: look again; the user's own addresses may have changed. */
export type LookMessage = { type: 'look'; own: string[] };

/** The extension's own pages to the background. Refused from anywhere else. */
export const PanelMessage = z.discriminatedUnion('type', [
  /** Something was written or the panel was opened: send and fetch what there is. */
  z.strictObject({ type: z.literal('sync') }),
  /** Look again at the page of a tab. */
  z.strictObject({ type: z.literal('look'), tabId: z.int() }),
  /** The user gave a click for this tab (activeTab): read it without a lasting permission. */
  z.strictObject({ type: z.literal('read-once'), tabId: z.int() }),
]);
export type PanelMessage = z.infer<typeof PanelMessage>;

/** How the background answers: everything can be asked again safely. */
export const Answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), error: z.string().max(300) }),
]);
export type Answer = z.infer<typeof Answer>;
