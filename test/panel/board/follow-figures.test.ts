import { expect, test } from 'vitest';
import { FIRST_CHOICES, type BoardChoices } from '../../../lib/panel/board/choices';
import type { Figures } from '../../../lib/panel/board/figures/figures';
import type { BoardFigures, FiguresWanted } from '../../../lib/panel/board/figures-view';
import { followFigures, wantedBy } from '../../../lib/panel/board/follow-figures';
import { dayOf } from '../../../lib/rules/metrics/metric';
import { idOf, NOW } from '../../builders';

const today = dayOf(NOW);

test('what the head says is asked for: nobody, the main market, another model, up to and with today', () => {
  expect(wantedBy(FIRST_CHOICES, NOW)).toEqual({ period: { from: today - 364, to: today + 1 }, lens: null });
  const choices: BoardChoices = {
    ...FIRST_CHOICES,
    period: '30d',
    owner: 'nobody',
    market: 'main',
    lens: 'inbound',
  };
  const wanted = wantedBy(choices, NOW);
  expect(wanted).toMatchObject({ period: { from: today - 29, to: today + 1 }, owner: '', market: '' });
  expect(wanted.lens?.id).toBe('inbound');
  expect(wantedBy({ ...choices, owner: idOf(1), lens: 'no such model' }, NOW)).toMatchObject({
    owner: idOf(1),
    lens: null,
  });
});

test('figures of other choices are shown as old until the new ones come', () => {
  const shown: (FiguresWanted | null)[] = [];
  let come: (figures: BoardFigures) => void = () => undefined;
  const figures: Figures = {
    watch: (seen) => {
      come = seen;
      return () => undefined;
    },
    show: (wanted) => shown.push(wanted),
    people: () => Promise.resolve([]),
  };
  let choices = FIRST_CHOICES;
  let changed = (): void => undefined;
  const watch = (seen: () => void) => {
    changed = seen;
    return () => undefined;
  };
  const part = followFigures({ now: () => choices, watch }, figures, () => NOW);
  const answer = (wanted: FiguresWanted | null | undefined) => come({ wanted } as unknown as BoardFigures);
  expect(part.state.getState()).toEqual({ figures: null, isOld: true });
  answer(shown[0]);
  expect(part.state.getState().isOld).toBe(false);
  changed();
  expect(shown).toHaveLength(1);
  choices = { ...choices, period: '90d' };
  changed();
  expect([shown.length, part.state.getState().isOld]).toEqual([2, true]);
  answer(shown[0]);
  expect(part.state.getState().isOld).toBe(true);
  answer(shown[1]);
  expect(part.state.getState().isOld).toBe(false);
  part.stop();
  expect(shown.at(-1)).toBeNull();
});
