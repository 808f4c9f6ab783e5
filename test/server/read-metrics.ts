const HELP = /^# HELP ([a-zA-Z_:][\w:]*) \S.*$/;
const TYPE = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram)$/;
const SAMPLE =
  /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)+\})? (-?\d[\d.e+-]*|\+Inf|NaN)$/;

/**
 * Reads figures strictly by Prometheus' text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats): every
 * sample belongs to the family that was announced before it, none comes twice, a histogram's buckets add up. Returns each
 * sample's value by its name with labels.
 * @throws Error that names the line
 */
export function readMetrics(text: string): Map<string, number> {
  if (!text.endsWith('\n')) throw new Error('The last line does not end.');
  const samples = new Map<string, number>();
  const families = new Set<string>();
  let [family, type] = ['', ''];
  for (const line of text.slice(0, -1).split('\n')) {
    const helped = HELP.exec(line)?.[1];
    if (helped !== undefined) {
      if (families.has(helped)) throw new Error(`Twice: ${line}`);
      families.add(helped);
      family = helped;
      continue;
    }
    const typed = TYPE.exec(line);
    if (typed !== null) {
      if (typed[1] !== family) throw new Error(`Not below its help: ${line}`);
      type = typed[2] ?? '';
      continue;
    }
    const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
    const belongs = type === 'histogram' ? name.replace(/_(bucket|sum|count)$/, '') : name;
    if (name === '' || belongs !== family) throw new Error(`No sample of ${family}: ${line}`);
    if (samples.has(name + labels)) throw new Error(`Twice: ${line}`);
    samples.set(name + labels, Number(value.replace('+Inf', 'Infinity')));
  }
  checkBuckets(samples);
  return samples;
}

function checkBuckets(samples: Map<string, number>): void {
  const before = new Map<string, number>();
  for (const [key, value] of samples) {
    const bucket = /^(.+)_bucket\{(.*?),?le="([^"]+)"\}$/.exec(key);
    if (bucket === null) continue;
    const [, name = '', labels = '', le = ''] = bucket;
    const series = `${name}{${labels}}`;
    if (value < (before.get(series) ?? 0)) throw new Error(`Buckets fall: ${key}`);
    before.set(series, value);
    if (le === '+Inf' && samples.get(`${name}_count{${labels}}`) !== value)
      throw new Error(`Not its count: ${key}`);
  }
}
