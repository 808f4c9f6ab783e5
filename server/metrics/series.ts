/** Values of a series' labels, in the order of their names. Every value comes from a list in code: none is unbounded. */
export type LabelValues = readonly string[];

const escaped = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

function sample(name: string, labels: Record<string, string>, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${String(value)}`;
}

function head(name: string, type: 'counter' | 'gauge' | 'histogram', help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

const named = (names: readonly string[], values: LabelValues): Record<string, string> =>
  Object.fromEntries(names.map((name, at) => [name, values[at] ?? '']));

/** Something that is counted, in Prometheus' text format (version 0.0.4). */
export class Counter {
  private readonly counts = new Map<string, { values: LabelValues; count: number }>();

  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly labels: readonly string[] = [],
  ) {}

  /** Adds to the count with these labels. */
  add(values: LabelValues = [], by = 1): void {
    const key = values.join('\n');
    const entry = this.counts.get(key);
    if (entry === undefined) this.counts.set(key, { values, count: by });
    else entry.count += by;
  }

  /** Its lines; one without labels is there from the start, with 0. */
  lines(): string[] {
    if (this.labels.length === 0 && this.counts.size === 0) this.add([], 0);
    const samples = [...this.counts.values()].map(({ values, count }) =>
      sample(this.name, named(this.labels, values), count),
    );
    return [...head(this.name, 'counter', this.help), ...samples];
  }
}

interface Spread {
  values: LabelValues;
  /** So many were at most as large as each bound, and larger than the one before. */
  buckets: number[];
  sum: number;
  count: number;
}

/** How something that is measured is spread, in Prometheus' text format. */
export class Histogram {
  private readonly spreads = new Map<string, Spread>();

  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly labels: readonly string[],
    private readonly bounds: readonly number[],
  ) {}

  /** Adds one measurement. */
  observe(values: LabelValues, amount: number): void {
    const key = values.join('\n');
    let spread = this.spreads.get(key);
    if (spread === undefined) {
      spread = { values, buckets: this.bounds.map(() => 0), sum: 0, count: 0 };
      this.spreads.set(key, spread);
    }
    const at = this.bounds.findIndex((bound) => amount <= bound);
    if (at >= 0) spread.buckets[at] = (spread.buckets[at] ?? 0) + 1;
    spread.sum += amount;
    spread.count += 1;
  }

  lines(): string[] {
    const lines = head(this.name, 'histogram', this.help);
    for (const { values, buckets, sum, count } of this.spreads.values()) {
      const labels = named(this.labels, values);
      let below = 0;
      for (const [at, bound] of this.bounds.entries()) {
        below += buckets[at] ?? 0;
        lines.push(sample(`${this.name}_bucket`, { ...labels, le: String(bound) }, below));
      }
      lines.push(sample(`${this.name}_bucket`, { ...labels, le: '+Inf' }, count));
      lines.push(sample(`${this.name}_sum`, labels, sum), sample(`${this.name}_count`, labels, count));
    }
    return lines;
  }
}

/** Something that stands where it stands when it is asked for. */
export function gauge(
  name: string,
  help: string,
  samples: readonly { labels?: Record<string, string>; value: number }[],
): string[] {
  return [
    ...head(name, 'gauge', help),
    ...samples.map(({ labels = {}, value }) => sample(name, labels, value)),
  ];
}
