import { groupsOf } from '../../rules/shown-as';
import { writing, type StoreContext } from '../context';
import { allMerges } from '../merged';
import { getMeta, putMeta } from '../meta';
import { eachPerson } from '../people';
import type { Figure } from './fold';
import { putFigures, type FiguredPerson } from './put-figures';

/** How far a walk has come. */
export interface Walked {
  done: number;
  of: number;
}

/** How a walk is made. `pause` lets others work in between. */
export interface WalkHow {
  signal: AbortSignal;
  pause: () => Promise<void>;
  seen: (walked: Walked) => void;
}

/** So many people are put in at once: what a cut costs, and for how long others wait. */
const BLOCK = 2000;
/** So many are worked out before others may work. */
const SLICE = 50;

/**
 * Counts everybody, person by person, in pieces: each is one transaction with how far it came, so a walk that was cut off
 * goes on from there, in any page. What changes meanwhile is marked, and counted again after its end. Whoever was counted
 * before is taken out first, so that it can be done at any time, and puts right whatever was wrong. MT4
 * @throws the signal's reason when it is aborted
 */
export async function walkFigures(
  context: StoreContext,
  figure: Figure,
  signature: string,
  { signal, pause, seen }: WalkHow,
): Promise<void> {
  const { db } = context;
  const from = await beginWalk(context, signature);
  const of = await db.contacts.count();
  let done = await db.contacts.where('id').belowOrEqual(from).count();
  seen({ done, of });
  const groups = groupsOf(await db.transaction('r', db.contacts, () => allMerges(db)));
  let block: FiguredPerson[] = [];
  let through = from;
  await eachPerson(
    db,
    async (persons) => {
      for (let at = 0; at < persons.length; at += SLICE) {
        for (const person of persons.slice(at, at + SLICE)) {
          const { id } = person.contact;
          block.push({ id, members: groups.get(id) ?? [id], figures: figure(person) });
        }
        await pause();
        signal.throwIfAborted();
      }
      done += persons.length;
      if (block.length >= BLOCK) {
        through = await endBlock(context, { signature, after: through, block, isLast: false });
        block = [];
      }
      seen({ done: Math.min(done, of), of });
    },
    { signal, after: from },
  );
  await endBlock(context, { signature, after: through, block, isLast: true });
  seen({ done: of, of });
}

/** Where a walk goes on; at the begin unless one was cut off that counted in the same way. */
async function beginWalk(context: StoreContext, signature: string): Promise<string> {
  const { db } = context;
  return writing(context, async () => {
    const before = await getMeta(db, 'figuring');
    if (before?.signature === signature && before.through !== null) return before.through;
    const isWhole = before?.signature === signature && (before.through === null || before.isWhole);
    await putMeta(db, 'figuring', { signature, through: '', isWhole, at: before?.at ?? null });
    return '';
  });
}

/** Another page walks as well, or everything was forgotten: this walk is of no use any more. */
export class WalkOvertakenError extends Error {
  override name = 'WalkOvertakenError';
}

async function endBlock(
  context: StoreContext,
  how: { signature: string; after: string; block: FiguredPerson[]; isLast: boolean },
): Promise<string> {
  const { db, now } = context;
  const { signature, after, block, isLast } = how;
  const last = block.at(-1)?.id ?? after;
  await writing(context, async () => {
    const figuring = await getMeta(db, 'figuring');
    if (figuring?.through !== after || figuring.signature !== signature) throw new WalkOvertakenError();
    const range = isLast
      ? db.figured.where('id').above(after)
      : db.figured.where('id').between(after, last, false, true);
    await putFigures(db, await range.toArray(), block);
    await putMeta(db, 'figuring', {
      ...figuring,
      through: isLast ? null : last,
      at: isLast ? now() : figuring.at,
    });
  });
  return last;
}
