import { z } from './model/zod';
import { Detection, ListedPerson, ROW_LIMIT } from './model/detection';
import { RecordType } from './model/record-key';
import { PageShape, RULE_LIMIT, TaughtField, TaughtFields, TaughtRule } from './model/taught-site';

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

/**
 * Where a lesson stands: what the picker on the page waits for, what was pointed at so far, and, when all was, what that
 * says of pages of this shape. `ended`: it was broken off.
 */
export const Progress = z.strictObject({
  step: z.enum([...TaughtField.options, 'done', 'ended']),
  picks: z.array(z.strictObject({ field: TaughtField, text: z.string().max(254) })).max(5),
  /** Why the last pick was none, as a sentence. */
  problem: z.string().max(200).nullable(),
  shown: z.strictObject({ pages: PageShape, record: RecordType.nullable(), fields: TaughtFields }).nullable(),
});
export type Progress = z.infer<typeof Progress>;

/** A lesson that is open for a tab, as the background keeps it. `trial`: the new rule is being tried on the page. */
export interface Lesson {
  origin: string;
  progress: Progress;
  trial: TaughtRule | null;
}

/** Content script to background. `begin` is answered with Begun; the others with nothing of interest. */
export const PageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begin') }),
  z.strictObject({ type: z.literal('sighting'), sighting: Sighting }),
  /** The page shows whose account this is: on other pages of this origin that is the user too. */
  /** From the picker: heard only while a lesson is open for this tab. */
  z.strictObject({ type: z.literal('progress'), progress: Progress }),
  z.strictObject({ type: z.literal('own'), addresses: z.array(z.string().max(254)).max(OWN_LIMIT) }),
]);
export type PageMessage = z.infer<typeof PageMessage>;

/** What a content script needs to know before it looks: the user's own addresses and domains, and rules for its origin. */
export const Begun = z.strictObject({
  own: z.array(z.string().max(254)).max(500),
  taught: z.array(TaughtRule).max(RULE_LIMIT),
});
export type Begun = z.infer<typeof Begun>;

/** Background to content script: look again; what it must know may have changed. */
export type LookMessage = { type: 'look' } & Begun;

/** Background to the picker: go on to the next field, or end. */
export type PickerMessage = { type: 'teach-skip' } | { type: 'teach-end' };

/** The extension's own pages to the background. Refused from anywhere else. */
export const PanelMessage = z.discriminatedUnion('type', [
  /** Something was written or the panel was opened: send and fetch what there is. */
  z.strictObject({ type: z.literal('sync') }),
  /** Look again at the page of a tab. */
  z.strictObject({ type: z.literal('look'), tabId: z.int() }),
  /** The user gave a click for this tab (activeTab): read it without a lasting permission. */
  z.strictObject({ type: z.literal('read-once'), tabId: z.int() }),
  /** The user wants to show where the person stands on the page of this tab. */
  z.strictObject({ type: z.literal('teach'), tabId: z.int() }),
  /** Goes on without the field that the picker waits for. */
  z.strictObject({ type: z.literal('teach-skip'), tabId: z.int() }),
  /** Reads the page by what was shown, for a try. */
  z.strictObject({ type: z.literal('teach-try'), tabId: z.int(), record: RecordType.nullable() }),
  /** The lesson is over: saved or given up. */
  z.strictObject({ type: z.literal('teach-end'), tabId: z.int() }),
  /** Rules were added, changed or taken away: pages that are open look again. */
  z.strictObject({ type: z.literal('taught') }),
  /** The user's own addresses have changed: pages that are open look again. */
  z.strictObject({ type: z.literal('own-changed') }),
]);
export type PanelMessage = z.infer<typeof PanelMessage>;

/** How the background answers: everything can be asked again safely. */
export const Answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true) }),
  z.strictObject({ ok: z.literal(false), error: z.string().max(300) }),
]);
export type Answer = z.infer<typeof Answer>;
