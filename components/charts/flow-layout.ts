import { sankey, type SankeyGraph, type SankeyNode } from 'd3-sankey';
import {
  BAR,
  LEAST,
  tenth,
  type Between,
  type Flow,
  type FlowBand,
  type FlowBar,
  type FlowMove,
  type FlowStage,
  type MoveKind,
} from './flow';
import { layLanes } from './flow-lanes';

export interface FlowSize {
  width: number;
  /** Of the part in which people move onwards, in px. */
  height: number;
  top: number;
  left: number;
  right: number;
}

const GAP = 12;

interface OwnNode {
  id: string;
  column: number;
  order: number;
}
interface OwnLink {
  move: number;
}
type Node = SankeyNode<OwnNode, OwnLink>;

/**
 * Where stages and moves between them are drawn. Who moves onwards goes to the right; a band that passes a stage has a
 * place of its own beneath it, and those who are lost run along the bottom. d3-sankey measures that part: it knows no cycles.
 * Whoever moves backwards, begins again or comes back runs below all of it, from right to left, in the same measure.
 */
export function layFlow(stages: FlowStage[], moves: FlowMove[], loops: boolean, size: FlowSize): Flow {
  const living = stages.filter(({ lost }) => !lost);
  const lost = stages.filter((stage) => stage.lost);
  const columnOf = new Map([
    ...living.map(({ id }, at) => [id, at] as const),
    ...lost.map(({ id }) => [id, living.length] as const),
  ]);
  const byId = new Map(stages.map((stage) => [stage.id, stage]));
  const known = joined(moves).filter(({ from, to, people }) => people > 0 && from !== to && byId.has(to));
  const between = known.flatMap(({ from, to, people }) => {
    const [a, b] = [from === null ? undefined : byId.get(from), byId.get(to)];
    return a === undefined || b === undefined
      ? []
      : [{ from: a, to: b, people, kind: kindOf(a, b, columnOf, loops) }];
  });
  const columns = living.length + (lost.length > 0 ? 1 : 0);
  const pitch = columns < 2 ? 0 : (size.width - size.left - size.right - BAR) / (columns - 1);
  const sum = (of: Between[]) => of.reduce((all, { people }) => all + people, 0);
  const nodes: (OwnNode & { fixedValue?: number })[] = stages.map((stage) => {
    const into = known.filter(({ to }) => to === stage.id).reduce((all, { people }) => all + people, 0);
    const out = sum(between.filter(({ from }) => from.id === stage.id));
    const column = columnOf.get(stage.id) ?? 0;
    return { id: stage.id, column, order: stage.lost ? 1e6 : 0, fixedValue: Math.max(into, out) };
  });
  const links: { source: string; target: string; value: number; move: number }[] = [];
  for (const [move, { from, to, people, kind }] of between.entries()) {
    if (kind !== 'onward' && kind !== 'lost') continue;
    const [a, b] = [columnOf.get(from.id) ?? 0, columnOf.get(to.id) ?? 0];
    let source = from.id;
    for (let column = a + 1; column < b; column += 1) {
      const id = `${String(move)} past ${String(column)}`;
      // Beneath the stage: first who comes down again soonest, at the bottom who is lost.
      const order = kind === 'lost' ? 1000 + (columns - a) : 10 + b * 10 + a;
      nodes.push({ id, column, order });
      links.push({ source, target: id, value: people, move });
      source = id;
    }
    links.push({ source, target: to.id, value: people, move });
  }
  // d3-sankey counts columns by the longest way through them: this way is there even where nobody goes it.
  const spine = [...living, ...lost.slice(0, 1)];
  for (const [at, { id }] of spine.entries()) {
    const next = spine[at + 1];
    if (next !== undefined) links.push({ source: id, target: next.id, value: 0, move: -1 });
  }
  const graph = measured(nodes, links, columns, size);
  keepThin(graph);
  stack(graph, size);
  const bars = stages.flatMap((stage): FlowBar[] => {
    const node = graph.nodes.find(({ id }) => id === stage.id);
    if (node === undefined) return [];
    const out = between.filter(({ from }) => from.id === stage.id);
    const went: FlowBar['went'] = {};
    for (const { kind, people } of out) went[kind] = (went[kind] ?? 0) + people;
    const came = known.filter(({ to }) => to === stage.id).reduce((all, { people }) => all + people, 0);
    const top = node.y0 ?? 0;
    const bottom = Math.max(node.y1 ?? 0, top + 2);
    return [{ stage, column: node.column, x: size.left + node.column * pitch, top, bottom, came, went }];
  });
  const forward = onwardBands(graph, between, { pitch, left: size.left });
  const backward = layLanes(between, bars, {
    scale: scaleOf(graph),
    top: size.top + size.height + 10,
    pitch,
  });
  return {
    bars,
    bands: [...forward, ...backward.bands],
    pitch,
    undrawn: backward.undrawn,
    height: backward.bottom,
  };
}

/** The same move told twice is one. */
function joined(moves: FlowMove[]): FlowMove[] {
  const sums = new Map<string, FlowMove>();
  for (const move of moves) {
    const key = JSON.stringify([move.from, move.to]);
    sums.set(key, { ...move, people: (sums.get(key)?.people ?? 0) + move.people });
  }
  return [...sums.values()];
}

function kindOf(from: FlowStage, to: FlowStage, columnOf: Map<string, number>, loops: boolean): MoveKind {
  if (from.lost) return to.lost ? 'back' : 'returned';
  if (to.lost) return 'lost';
  const [a, b] = [columnOf.get(from.id) ?? 0, columnOf.get(to.id) ?? 0];
  if (b > a) return 'onward';
  const last = Math.max(...columnOf.values());
  const isEnd = ![...columnOf].some(([, column]) => column > a && column < last) && a > 0;
  return loops && b === 0 && isEnd ? 'again' : 'back';
}

function measured(
  nodes: OwnNode[],
  links: { source: string; target: string; value: number; move: number }[],
  columns: number,
  size: FlowSize,
): SankeyGraph<OwnNode, OwnLink> {
  const most = Math.max(
    ...Array.from({ length: columns }, (_, at) => nodes.filter((node) => node.column === at).length),
  );
  const layout = sankey<OwnNode, OwnLink>()
    .nodeId(({ id }) => id)
    .nodeAlign((node) => Math.min(node.column, columns - 1))
    .nodeSort((a, b) => a.order - b.order)
    .nodeWidth(BAR)
    .nodePadding(Math.min(GAP, size.height / 4 / Math.max(1, most - 1)))
    .iterations(0)
    .extent([
      [size.left, size.top],
      [size.width - size.right, size.top + size.height],
    ]);
  return layout({ nodes, links });
}

/** Where few moved, one person is no thicker than this, in px. */
const THICKEST = 14;

function keepThin(graph: SankeyGraph<OwnNode, OwnLink>): void {
  const factor = Math.min(1, THICKEST / Math.max(1, scaleOf(graph)));
  for (const node of graph.nodes) {
    const tall = ((node.y1 ?? 0) - (node.y0 ?? 0)) * factor;
    // Where nobody moved at all, d3-sankey divides by nothing.
    if (Number.isFinite(tall)) node.y1 = (node.y0 ?? 0) + tall;
    else [node.y0, node.y1] = [0, 0];
  }
  for (const link of graph.links) link.width = (link.width ?? 0) * factor;
}

/** The stage at the top, what passes it right beneath, and who is lost along the bottom. */
function stack(graph: SankeyGraph<OwnNode, OwnLink>, size: FlowSize): void {
  const columns = new Map<number, Node[]>();
  for (const node of graph.nodes) columns.set(node.column, [...(columns.get(node.column) ?? []), node]);
  for (const nodes of columns.values()) {
    nodes.sort((a, b) => a.order - b.order);
    let top = size.top;
    for (const node of nodes.filter(({ order }) => order < 1000)) top = put(node, top) + GAP / 2;
    let bottom = size.top + size.height;
    for (const node of nodes.filter(({ order }) => order >= 1000).reverse()) {
      const tall = (node.y1 ?? 0) - (node.y0 ?? 0);
      put(node, bottom - tall);
      bottom -= tall + (node.order >= 1e6 ? 40 : 2);
    }
  }
}

/** Puts a node at a height, with its links; says where it ends. */
function put(node: Node, top: number): number {
  const tall = (node.y1 ?? 0) - (node.y0 ?? 0);
  node.y0 = top;
  node.y1 = top + tall;
  let at = top;
  for (const link of node.sourceLinks ?? []) {
    link.y0 = at + (link.width ?? 0) / 2;
    at += link.width ?? 0;
  }
  at = top;
  for (const link of node.targetLinks ?? []) {
    link.y1 = at + (link.width ?? 0) / 2;
    at += link.width ?? 0;
  }
  return node.y1;
}

/** Px a person. */
function scaleOf(graph: SankeyGraph<OwnNode, OwnLink>): number {
  const widest = graph.nodes.reduce((most, node) => ((node.value ?? 0) > (most.value ?? 0) ? node : most));
  const value = widest.value ?? 0;
  return value === 0 ? 0 : ((widest.y1 ?? 0) - (widest.y0 ?? 0)) / value;
}

function onwardBands(
  graph: SankeyGraph<OwnNode, OwnLink>,
  between: Between[],
  at: { pitch: number; left: number },
): FlowBand[] {
  const x = (column: number) => at.left + column * at.pitch;
  return between.flatMap(({ from, to, people, kind }, move): FlowBand[] => {
    const parts = graph.links.filter((link) => link.move === move);
    if (parts.length === 0) return [];
    let path = '';
    let thick = LEAST;
    for (const { source, target, y0 = 0, y1 = 0, width = 0 } of parts) {
      const [a, b] = [x(nodeOf(source).column) + BAR, x(nodeOf(target).column)];
      const middle = (a + b) / 2;
      path += path === '' ? `M${a} ${tenth(y0)}` : `L${a} ${tenth(y0)}`;
      path += `C${tenth(middle)} ${tenth(y0)} ${tenth(middle)} ${tenth(y1)} ${b} ${tenth(y1)}`;
      thick = Math.max(LEAST, width);
    }
    return [{ from, to, people, kind, path, thick, lane: null }];
  });
}

function nodeOf(end: Node | string | number): Node {
  if (typeof end === 'object') return end;
  throw new Error('d3-sankey puts the nodes themselves at the ends of its links.');
}
