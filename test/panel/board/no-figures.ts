import type { Figures } from '../../../lib/panel/board/figures/figures';

/** Figures that never come. */
export const NO_FIGURES: Figures = {
  watch: () => () => undefined,
  show: () => undefined,
  people: () => Promise.resolve([]),
};
