import type { TeamFigures } from '../../../model/team-figures';
import { peopleText } from '../../../rules/shown-rate';
import type { MarketMonth } from '../../../store/figures/figure-store';
import type { FiguresSource } from '../figures-view';

/** What is added up for the board, and where it comes from. */
export interface FiguresRead {
  months: MarketMonth[];
  referred: { day: number; revenue: number }[];
  source: FiguresSource;
}

/** The server's figures in the form in which the device's own are read. */
export function ofTeam(
  figures: TeamFigures,
  { isMarket, locale }: { isMarket: (market: string) => boolean; locale: string },
): FiguresRead {
  const { complete, progress, people } = figures;
  return {
    months: figures.months
      .filter(({ market }) => isMarket(market))
      .map(({ month, market, amounts }) => ({ month, market, amounts: amountsOf(amounts) })),
    referred: figures.referred.filter(({ market }) => isMarket(market)),
    source: {
      from: 'server',
      isComplete: complete,
      progress: complete ? null : (progress ?? 0),
      words: complete
        ? `${ofAll(people, locale)} of the team, by its server.`
        : 'The server is counting the team’s people: these figures are not complete yet.',
    },
  };
}

function* amountsOf(amounts: TeamFigures['months'][number]['amounts']): Generator<[string, number, number]> {
  for (const [key, pairs] of Object.entries(amounts)) {
    for (let at = 0; at + 1 < pairs.length; at += 2) yield [key, pairs[at] ?? 0, pairs[at + 1] ?? 0];
  }
}

/** How the device's own figures are told. `isPart`: it holds some of the team's people only. */
export function deviceSource(how: {
  isPart: boolean;
  people: number;
  isComplete: boolean;
  progress: number | null;
  locale: string;
}): FiguresSource {
  const { isPart, people, isComplete, progress, locale } = how;
  const words = !isComplete
    ? 'Everybody is being counted: these figures are not complete yet.'
    : isPart
      ? `Of the ${peopleText(people, locale)} on this device only: the team’s server cannot be reached.`
      : `${ofAll(people, locale)}.`;
  return { from: 'device', isComplete, progress, words };
}

function ofAll(people: number, locale: string): string {
  if (people === 0) return 'Of nobody yet';
  return people === 1 ? 'Of the one person' : `Of all ${peopleText(people, locale)}`;
}
