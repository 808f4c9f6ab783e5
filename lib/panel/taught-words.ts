import type { TaughtField, TaughtSite } from '../model/taught-site';
import type { Member } from '../model/workspace';

/** What the user is asked to point at. */
export const FIELD_NAMES: Record<TaughtField, string> = {
  name: 'name',
  email: 'address',
  stage: 'stage',
  phone: 'phone number',
  company: 'company',
};

interface WordsHow {
  /** The member who reads it. */
  me: string | null;
  members: readonly Member[];
  now: number;
  locale: string;
}

const DAYS_WITHOUT_YEAR = 300;
const DAY = 86_400_000;

/** A day with its month in full, and its year where it is far: '3 March', '3 March 2024'. */
export function taughtDay(at: number, { now, locale }: Pick<WordsHow, 'now' | 'locale'>): string {
  const isFar = Math.abs(now - at) > DAYS_WITHOUT_YEAR * DAY;
  return new Date(at).toLocaleDateString(locale, {
    day: 'numeric',
    month: 'long',
    ...(isFar ? { year: 'numeric' } : {}),
  });
}

/** Who taught a site, for its list: 'you', a colleague's name. */
export function taughtBy(
  { by }: Pick<TaughtSite, 'by'>,
  { me, members }: Pick<WordsHow, 'me' | 'members'>,
): string {
  if (by === null || by === me) return 'you';
  return members.find((member) => member.id === by)?.name ?? 'a colleague';
}

/** Why a person is named by a taught rule: 'Where you showed it', 'Where Dana showed it on 3 March'. */
export function whereShown(site: Pick<TaughtSite, 'by' | 'at'>, how: WordsHow): string {
  const who = taughtBy(site, how);
  const words =
    who === 'you'
      ? 'Where you showed it'
      : `Where ${who.slice(0, 100)} showed it on ${taughtDay(site.at, how)}`;
  return words.slice(0, 200);
}
