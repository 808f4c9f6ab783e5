// @vitest-environment jsdom
import { afterAll, describe, expect, test } from 'vitest';
import { sites } from '../../lib/sites/index';
import { buildPage } from '../../lib/sites/page';
import { timeBudget } from '../../lib/sites/too-large';
import { type Look, look } from '../../lib/sites/look';
import { expectNever, expectTruth, type Said } from './against-truth';
import { generic } from '../../lib/sites/generic';
import { createReport, lineOf } from './report';
import { showSaved } from './saved-page';
import { allTruths, type Truth } from './truths';

// jsdom takes its time: the time limit is tested for itself.
const limitMs = 20_000;

function said({ seen, list }: Look): Said {
  const { nodes: _nodes, ...detection } = seen;
  return { detection, list };
}

function lookAt({ path, url, own }: Truth): Look {
  showSaved(path);
  return look(document, new URL(url), own, { sites, limitMs });
}

const ALL = allTruths();

describe('a saved page gives whom it shows, or nobody', () => {
  const report = createReport();

  test.each(ALL.map((truth) => [truth.name, truth] as const))('%s', (_name, truth) => {
    const found = said(lookAt(truth));
    report.add(truth, found);
    expectTruth(found, truth);
  });

  test('on none of them is somebody else named', () => {
    for (const [kind, counts] of report.byKind()) console.log(lineOf(`Pages of kind ${kind}`, counts));
    for (const [site, counts] of report.bySite()) console.log(lineOf(`Pages of site ${site}`, counts));
    expect(report.wrong()).toEqual([]);
    expect(report.byKind().get('person')?.right).toBeGreaterThan(0);
  });
});

describe('looking at a page', () => {
  test.each(ALL.map((truth) => [truth.name, truth] as const))(
    '%s is unchanged and claimed by one site',
    (_name, truth) => {
      showSaved(truth.path);
      const before = document.documentElement.outerHTML;
      const values = () => [...document.querySelectorAll('input')].map((field) => field.value);
      const held = values();
      look(document, new URL(truth.url), truth.own, { sites, limitMs });
      expect(document.documentElement.outerHTML).toBe(before);
      expect(values()).toEqual(held);
      const page = buildPage(document, new URL(truth.url), truth.own, timeBudget({ limitMs }));
      const claiming = sites.filter((site) => site.recognises(page)).map(({ id }) => id);
      expect(claiming).toEqual(truth.site === 'generic' ? ['generic'] : [truth.site, 'generic']);
    },
  );
});

describe('a site that loses one of its ways', () => {
  const cases = ALL.flatMap((truth) =>
    (truth.without ?? []).map((gone) => [truth.name, gone, truth] as const),
  );

  test.each(cases)('%s without %s still names the same person, or asks', (_name, gone, truth) => {
    showSaved(truth.path);
    takeAway(gone);
    const { seen } = look(document, new URL(truth.url), truth.own, { sites, limitMs });
    const who = seen.primary ?? seen.others[0];
    expect(seen.site).toBe(truth.site);
    expect(['person', 'ask']).toContain(seen.status);
    const named = [who?.email, who?.name].filter((part) => part !== undefined);
    expect(named.length).toBeGreaterThan(0);
    for (const part of named) expect([truth.expect.email, truth.expect.name]).toContain(part);
    expectNever(seen, truth);
  });

  function takeAway(gone: string): void {
    if (gone === 'title') document.title = '';
    else if (gone.startsWith('@')) {
      const name = gone.slice(1);
      for (const element of everyElement(document)) element.removeAttribute(name);
    } else for (const element of everyElement(document)) if (element.matches(gone)) element.remove();
  }

  function everyElement(root: ParentNode): Element[] {
    return [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot === null ? [] : everyElement(element.shadowRoot)),
    ]);
  }
});

describe('the generic reader alone', () => {
  const table: Record<string, string[]> = { right: [], asked: [], nobody: [], several: [], wrong: [] };

  // Whatever page it is given, it may not know; it may not name somebody else.
  const readable = ALL.filter(({ onlyBySite }) => onlyBySite !== true);
  test.each(readable.map((truth) => [truth.name, truth] as const))(
    'never names the wrong person on %s',
    (name, truth) => {
      showSaved(truth.path);
      const { detection } = said(
        look(document, new URL(truth.url), [...truth.own, truth.mailbox ?? ''], {
          limitMs,
          sites: [generic],
        }),
      );
      const { status, primary } = detection;
      const isRight = primary !== null && primary.email?.toLowerCase() === truth.expect.email?.toLowerCase();
      const kind = status === 'person' ? (isRight ? 'right' : 'wrong') : status === 'ask' ? 'asked' : status;
      table[kind]?.push(name);
      expect(kind).not.toBe('wrong');
      if (primary !== null) expectNever({ ...detection, others: [] }, truth);
    },
  );

  afterAll(() => {
    const counts = Object.entries(table).map(([kind, names]) => `${kind} ${String(names.length)}`);
    console.log(
      `Generic reader on all ${String(readable.length)} pages: ${counts.join(', ')}; asked: ${(table['asked'] ?? []).join(', ')}`,
    );
  });
});
