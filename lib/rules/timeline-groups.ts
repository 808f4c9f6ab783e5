import type { FactKind } from '../model/change';

/** What a timeline is filtered by. */
export type TimelineGroup = 'note' | 'contact' | 'order' | 'score' | 'stage' | 'action' | 'reward';

/** Each group in words, in the order they are offered. */
export const GROUP_WORDS: Record<TimelineGroup, string> = {
  contact: 'Calls, e-mails, meetings',
  note: 'Notes',
  order: 'Orders, quotes, carts',
  score: 'Scores',
  stage: 'Stage changes',
  action: 'Actions',
  reward: 'Rewards, referrals',
};

/** The group of an entry by its kind and the type within it. TL12 */
export function groupOf(kind: Exclude<FactKind, 'reversal'>, type: string): TimelineGroup {
  switch (kind) {
    case 'stage-change':
    case 'stage-kept':
      return 'stage';
    case 'order':
      return 'order';
    case 'survey-response':
      return 'score';
    case 'action-outcome':
      return 'action';
    case 'reward':
      return 'reward';
    case 'interaction':
      return INTERACTION_GROUPS[type] ?? 'contact';
  }
}

const INTERACTION_GROUPS: Partial<Record<string, TimelineGroup>> = {
  note: 'note',
  quote: 'order',
  'cart-abandoned': 'order',
  referral: 'reward',
};

/** What of an entry is searched. */
interface Searched {
  group: TimelineGroup;
  title: string;
  detail: string | null;
  by: string;
  earlier: string[];
}

/** The entries of a group, or of all, that have every word of the text in what they say or in who recorded them. TL12 */
export function filterEntries<E extends Searched>(
  entries: readonly E[],
  filter: { group: TimelineGroup | null; text: string },
): E[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (filter.group !== null && entry.group !== filter.group) return false;
    if (words.length === 0) return true;
    const said = searchedText(entry);
    return words.every((word) => said.includes(word));
  });
}

/** Made once an entry: at each letter typed thousands are looked at. */
const texts = new WeakMap<Searched, string>();

function searchedText(entry: Searched): string {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const text = [entry.title, entry.detail ?? '', entry.by, ...entry.earlier].join('\n').toLowerCase();
  texts.set(entry, text);
  return text;
}
