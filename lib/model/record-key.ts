import { z } from './zod';

/** What a record on a page is about. */
export const RecordType = z.enum(['person', 'company', 'deal', 'ticket', 'message']);
export type RecordType = z.infer<typeof RecordType>;

/** Names one record of one program: the site, the account or host it lives in, its type, and its id there. */
export const RecordKey = z.strictObject({
  site: z.string().min(1).max(64),
  account: z.string().max(254),
  type: RecordType,
  id: z.string().min(1).max(512),
});
export type RecordKey = z.infer<typeof RecordKey>;
