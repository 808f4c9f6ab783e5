import { BAR, LEAST, tenth, type Between, type Flow, type FlowBand, type FlowBar } from './flow';

const LANE_GAP = 5;
/** More lanes than these could not be told apart: the smallest are left to the table, and counted. */
const MOST_LANES = 10;
/** A lane with words has room for one line of them. */
const WORDS = 15;

/** Whoever runs backwards: a lane each below the rest, short ones above long ones, so that they cross as little as can be. */
export function layLanes(
  between: Between[],
  bars: FlowBar[],
  { scale, top, pitch }: { scale: number; top: number; pitch: number },
): { bands: FlowBand[]; bottom: number; undrawn: Flow['undrawn'] } {
  const barOf = new Map(bars.map((bar) => [bar.stage.id, bar]));
  const out = new Map(
    bars.map((bar) => [bar.stage.id, bar.top + scale * ((bar.went.onward ?? 0) + (bar.went.lost ?? 0))]),
  );
  const into = new Map(
    bars.map((bar) => [
      bar.stage.id,
      bar.top +
        scale *
          between
            .filter(({ to, kind }) => to.id === bar.stage.id && (kind === 'onward' || kind === 'lost'))
            .reduce((all, { people }) => all + people, 0),
    ]),
  );
  const reach = (one: Between) => (barOf.get(one.from.id)?.column ?? 0) - (barOf.get(one.to.id)?.column ?? 0);
  const all = between
    .filter(({ kind }) => kind !== 'onward' && kind !== 'lost')
    .sort((a, b) => b.people - a.people);
  const turned = all.slice(0, MOST_LANES).sort((a, b) => reach(a) - reach(b) || b.people - a.people);
  const rest = all.slice(MOST_LANES);
  const undrawn = { moves: rest.length, people: rest.reduce((sum, { people }) => sum + people, 0) };
  const bands: FlowBand[] = [];
  let at = top;
  for (const move of turned) {
    const [a, b] = [barOf.get(move.from.id), barOf.get(move.to.id)];
    if (a === undefined || b === undefined) continue;
    const thick = Math.max(LEAST, move.people * scale);
    const y = at + WORDS + thick / 2;
    at = y + thick / 2 + LANE_GAP;
    const start = (out.get(move.from.id) ?? 0) + (move.people * scale) / 2;
    out.set(move.from.id, start + (move.people * scale) / 2);
    const end = (into.get(move.to.id) ?? 0) + (move.people * scale) / 2;
    into.set(move.to.id, end + (move.people * scale) / 2);
    const turn = Math.min(Math.max(14, thick / 2 + 8), Math.max(14, pitch / 2));
    const [right, left] = [a.x + BAR, b.x];
    const path =
      `M${tenth(right)} ${tenth(start)}C${tenth(right + turn)} ${tenth(start)} ${tenth(right + turn)} ${tenth(y)} ${tenth(right)} ${tenth(y)}` +
      `L${tenth(left)} ${tenth(y)}C${tenth(left - turn)} ${tenth(y)} ${tenth(left - turn)} ${tenth(end)} ${tenth(left)} ${tenth(end)}`;
    const lane = { x: left + 2, y: y - thick / 2 - 4, room: right - left };
    bands.push({ ...move, path, thick, lane });
  }
  return { bands, bottom: turned.length === 0 ? top - 4 : at, undrawn };
}
