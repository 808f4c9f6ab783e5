import type { ValueFigure, ValueFigures } from './value-inputs';
import type { Workspace } from './workspace';

/** Where the figures of a team or of one of its markets are kept. */
export type FigureSettings = Pick<Workspace, 'value' | 'valueMore'>;

/** Figures that every team begins with; the others are not set. */
const BEGUN_WITH: Partial<ValueFigures> = { monthlyDiscount: 0.01, horizonMonths: 12 };

/** All figures together. */
export function figuresOf({ value, valueMore }: FigureSettings): ValueFigures {
  const { costOfService, relationshipYears } = valueMore;
  return { ...value, costOfService, relationshipYears };
}

/** The settings with these figures: what changed by that is so from now on, the rest keeps its date. VA7 */
export function withFigures(before: FigureSettings, figures: ValueFigures, now: number): FigureSettings {
  const { costOfService, relationshipYears, ...value } = figures;
  const old = figuresOf(before);
  const changed = (Object.keys(figures) as ValueFigure[]).filter((name) => figures[name] !== old[name]);
  const since = Object.fromEntries(changed.map((name) => [name, { at: now, is: figures[name] }]));
  const valueMore = {
    costOfService,
    relationshipYears,
    since: { ...before.valueMore.since, ...since },
  };
  return { value, valueMore };
}

/** Since when a figure is what it is: a moment, ever since the team began, or null where nobody knows. */
export type FigureSince = { at: number } | 'begun-with' | null;

/** A moment counts only for the very figure that was saved then: an older version saves figures without one. VA7 */
export function sinceOf(settings: FigureSettings, name: ValueFigure): FigureSince {
  const is = figuresOf(settings)[name];
  const saved = settings.valueMore.since[name];
  if (saved?.is === is) return { at: saved.at };
  return saved === undefined && BEGUN_WITH[name] === is ? 'begun-with' : null;
}
