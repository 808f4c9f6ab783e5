/** The pages of the board, in the order of its navigation. */
export const BOARD_PAGES = [
  'overview',
  'metrics',
  'people',
  'stalled',
  'today',
  'outcomes',
  'digest',
] as const;
export type BoardPageId = (typeof BOARD_PAGES)[number];

/** Periods that can be looked at, back from today. */
export const PERIODS = [
  { id: '30d', label: '30 days', days: 30 },
  { id: '90d', label: '90 days', days: 90 },
  { id: '12m', label: '12 months', days: 365 },
  { id: '24m', label: '24 months', days: 730 },
] as const;
export type PeriodId = (typeof PERIODS)[number]['id'];

/** What stands in the place of an id for people whom nobody looks after, and for the main market. */
export const NOBODY = 'nobody';
export const MAIN = 'main';

/** What the whole board is about; it stands in the address, so that a page can be kept, sent and gone back to. */
export interface BoardChoices {
  page: BoardPageId;
  period: PeriodId;
  /** A member's id, NOBODY, or null for all. */
  owner: string | null;
  /** The preset through which people are seen; null: the team's own model. */
  lens: string | null;
  /** A market's id, MAIN, or null for all. */
  market: string | null;
}

/** What the board opens with. */
export const FIRST_CHOICES: BoardChoices = {
  page: 'overview',
  period: '12m',
  owner: null,
  lens: null,
  market: null,
};

/** Ids as they may stand in an address; anything else is passed over. */
const ID = /^[\w.-]{1,64}$/;

/** The choices of an address's hash: `#people?period=90d&owner=ID`. What it does not say, or says wrongly, is as at first. */
export function choicesFromHash(hash: string): BoardChoices {
  const [page = '', rest = ''] = hash.replace(/^#/, '').split('?', 2);
  const said = new URLSearchParams(rest);
  const id = (name: string) => {
    const value = said.get(name);
    return value !== null && ID.test(value) ? value : null;
  };
  return {
    page: BOARD_PAGES.find((one) => one === page) ?? FIRST_CHOICES.page,
    period: PERIODS.find((one) => one.id === said.get('period'))?.id ?? FIRST_CHOICES.period,
    owner: id('owner'),
    lens: id('lens'),
    market: id('market'),
  };
}

/** The hash that stands for choices; what is as at first is left out. */
export function hashOf({ page, period, owner, lens, market }: BoardChoices): string {
  const said = new URLSearchParams();
  if (period !== FIRST_CHOICES.period) said.set('period', period);
  for (const [name, value] of Object.entries({ owner, lens, market })) {
    if (value !== null) said.set(name, value);
  }
  const rest = said.toString();
  return `#${page}${rest === '' ? '' : `?${rest}`}`;
}
