import type { Cell } from '../../rules/csv';
import type { BoardFigures } from './figures-view';

const HEAD = ['Of', 'Figure', 'Unit', 'Value', 'From', 'To', 'Count', 'Of how many'];

/** All figures of a period as rows of one table, with numbers as programs read them; money in minor units. */
export function figureRows(figures: BoardFigures): Cell[][] {
  const { stages, flows, metrics, model, currency, equity } = figures;
  const labelOf = (id: string | null) => model.stages.find((stage) => stage.id === id)?.label ?? '(new)';
  const money = `${currency}, minor units`;
  return [
    HEAD,
    ...stages.flatMap(({ stage: { label }, people, entered, left, medianDays, of, conversion, value }) => [
      [label, 'people now', 'people', people, null, null, null, null],
      [label, 'entered', 'people', entered, null, null, null, null],
      [label, 'left', 'people', left, null, null, null, null],
      [label, 'median days', 'days', medianDays, null, null, null, of],
      [
        label,
        'moved on',
        'share',
        conversion.share,
        conversion.range?.low ?? null,
        conversion.range?.high ?? null,
        conversion.count,
        conversion.of,
      ],
      ...(value === null
        ? []
        : [[label, 'value', money, value.base, value.low, value.high, null, value.people]]),
    ]),
    ...flows.map(({ from, to, people }) => [
      `${labelOf(from)} to ${labelOf(to)}`,
      'moved',
      'people',
      people,
      null,
      null,
      null,
      null,
    ]),
    ...metrics.map(({ phase, label, provenance, unit, value, range, count, of }) => [
      phase,
      provenance === 'customer' ? `${label}, said by customers` : label,
      unit === 'money' ? money : unit,
      value,
      range?.low ?? null,
      range?.high ?? null,
      count,
      of,
    ]),
    ...(equity === null
      ? []
      : [
          [
            'all',
            equity.label,
            money,
            equity.sum.base,
            equity.sum.low,
            equity.sum.high,
            null,
            equity.sum.people,
          ],
        ]),
  ];
}
