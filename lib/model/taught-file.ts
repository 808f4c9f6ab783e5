import { z } from './zod';
import { TaughtSite } from './taught-site';

/** At most so many sites are in one file. */
const FILE_LIMIT = 500;
const SIZE_LIMIT = 5 * 1024 * 1024;
const FORMAT = 'sidestage-taught-sites';

/** A site as a file has it: without ids, and without who taught it, since a file goes from team to team. */
const FiledSite = z.strictObject(
  TaughtSite.pick({ origin: true, label: true, pages: true, record: true, fields: true }).shape,
);
export type FiledSite = z.infer<typeof FiledSite>;

const TaughtFile = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(1),
  sites: z.array(FiledSite).min(1).max(FILE_LIMIT),
});

/** What a file holds, or why it cannot be used, as a sentence. */
export type FileRead = { ok: true; sites: FiledSite[] } | { ok: false; message: string };

/** The text of a file with these sites. */
export function writeTaughtFile(sites: readonly TaughtSite[]): string {
  const filed = sites.map(({ origin, label, pages, record, fields }) => ({
    origin,
    label,
    pages,
    record,
    fields,
  }));
  return `${JSON.stringify({ format: FORMAT, version: 1, sites: filed }, null, 2)}\n`;
}

/** Reads such a file; nothing of it is kept where any part is wrong. */
export function readTaughtFile(text: string): FileRead {
  if (text.length > SIZE_LIMIT) return { ok: false, message: 'This file is too large to hold taught sites.' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, message: 'This file is not one that Sidestage exported: it cannot be read.' };
  }
  const head = z.looseObject({ format: z.literal(FORMAT), version: z.number() }).safeParse(value);
  if (!head.success) {
    return { ok: false, message: 'This file holds no taught sites. Choose one that was exported here.' };
  }
  if (head.data.version > 1) {
    return { ok: false, message: 'A newer Sidestage wrote this file. Update the extension to read it.' };
  }
  const parsed = TaughtFile.safeParse(value);
  if (parsed.success) return { ok: true, sites: parsed.data.sites };
  const [issue] = parsed.error.issues;
  const where = issue?.path.map(String).join('.') ?? '';
  return {
    ok: false,
    message: `Nothing was added: the file is damaged (${where === '' ? 'its beginning' : where}).`,
  };
}
