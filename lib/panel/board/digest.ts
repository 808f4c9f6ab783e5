import { countText, peopleText, rateText } from '../../rules/shown-rate';
import { daysText } from '../time-text';
import type { BoardFigures } from './figures-view';
import { beforeText, figureText, periodWords, restsOnText, type FigureTongue } from './metric-words';

/** A part of a digest: a heading, and its lines. */
export interface DigestPart {
  title: string;
  lines: string[];
}

/** The week of a team, to be read aloud, copied or printed. */
export interface Digest {
  title: string;
  /** Of when, and of whom. */
  about: string;
  parts: DigestPart[];
}

/** Puts a week's figures into sentences. What is not known is left out; what is nothing is said. MT3 PI1 */
export function digestOf(
  figures: BoardFigures,
  how: { team: string; whose: string; locale: string },
): Digest {
  const { team, whose, locale } = how;
  const parts: DigestPart[] = [
    { title: 'In short', lines: inShort(figures, locale) },
    { title: 'Stages', lines: stageLines(figures, locale) },
    { title: 'Figures', lines: metricLines(figures, { currency: figures.currency, locale }) },
  ];
  return {
    title: team === '' ? 'Weekly digest' : `Weekly digest: ${team}`,
    about: `${periodWords(figures.wanted.period, locale)} · ${whose} · ${figures.source.words}`,
    parts: parts.filter(({ lines }) => lines.length > 0),
  };
}

/** A digest as plain text, for an e-mail or a chat. */
export function digestText({ title, about, parts }: Digest): string {
  const sections = parts.map((part) => [part.title, ...part.lines.map((line) => `- ${line}`)].join('\n'));
  return `${[`${title}\n${about}`, ...sections].join('\n\n')}\n`;
}

function inShort({ flows, stages, loses, model }: BoardFigures, locale: string): string[] {
  const isGone = new Set(
    stages.filter(({ stage }) => stage.lost || stage.phase === 'lapsed').map(({ stage }) => stage.id),
  );
  const sum = (which: (flow: BoardFigures['flows'][number]) => boolean) =>
    flows.filter(which).reduce((all, { people }) => all + people, 0);
  const isIn = (id: string | null) => id !== null && isGone.has(id);
  const fresh = sum(({ from }) => from === null);
  const lost = sum(({ from, to }) => from !== null && !isIn(from) && isIn(to));
  const back = sum(({ from, to }) => isIn(from) && !isIn(to));
  const behind = sum(({ from, to, backwards }) => backwards && !isIn(from) && !isIn(to));
  const onward = sum(({ from, to, backwards }) => from !== null && !isIn(from) && !isIn(to) && !backwards);
  const moves = `${count(onward, locale)} on, ${count(behind, locale)} back, ${count(lost, locale)} lost, ${count(back, locale)} came back`;
  const most = flows.find(({ from, people }) => from !== null && people > 0);
  const labelOf = (id: string | null) => model.stages.find((stage) => stage.id === id)?.label ?? '';
  return [
    `${peopleText(fresh, locale)} came in new.`,
    onward + behind + lost + back === 0 ? 'Nobody moved between stages.' : `Moves: ${moves}.`,
    ...(most === undefined
      ? []
      : [`The largest: ${labelOf(most.from)} to ${labelOf(most.to)}, ${peopleText(most.people, locale)}.`]),
    ...(loses.people === null
      ? []
      : [`${loses.people.stage.label} loses most people: ${loses.people.words}`]),
    ...(loses.value === null || loses.value.stage.id === loses.people?.stage.id
      ? []
      : [`${loses.value.stage.label} loses most value: ${loses.value.words}`]),
  ];
}

function stageLines({ stages }: BoardFigures, locale: string): string[] {
  return stages.map(({ stage, people, entered, left, medianDays, conversion }) => {
    const moved =
      conversion.of === 0 || stage.lost
        ? ''
        : `, ${rateText(conversion.count, conversion.of, locale)} moved on`;
    const stay = medianDays === null ? '' : `, median stay ${daysText(Math.round(medianDays))}`;
    return `${stage.label}: ${peopleText(people, locale)} (${count(entered, locale)} came, ${count(left, locale)} went${stay}${moved})`;
  });
}

function metricLines({ metrics }: BoardFigures, tongue: FigureTongue): string[] {
  return metrics.flatMap((metric) => {
    const { value, unit, label, provenance } = metric;
    if (value === null) return [];
    const name = provenance === 'customer' ? `${label}, said by customers` : label;
    const beside = [restsOnText(metric, tongue), beforeText(metric, tongue)].filter(
      (part) => part !== null && part !== '',
    );
    return [
      `${name}: ${figureText(value, unit, tongue)}${beside.length === 0 ? '' : ` (${beside.join('; ')})`}`,
    ];
  });
}

function count(people: number, locale: string): string {
  return countText(people, locale);
}
