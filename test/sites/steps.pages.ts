// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { sites } from '../../lib/sites/index';
import { look, lookInSteps } from '../../lib/sites/look';
import { atOnce } from '../../lib/sites/steps';
import { showSaved } from './saved-page';
import { allTruths } from './truths';

const ALL = allTruths();

describe('a page that is read in steps', () => {
  const named = ALL.map((truth) => [truth.name, truth] as const);
  test.each(named)(
    '%s: gives the same',
    (_name, truth) => {
      showSaved(truth.path);
      const url = new URL(truth.url);
      const whole = look(document, url, truth.own, { sites, limitMs: 20_000 });
      // A clock that goes on with every question: a step ends after ten.
      let time = 0;
      const now = () => (time += 1);
      const steps = lookInSteps(document, url, truth.own, { sites, limitMs: Infinity, stepMs: 10, now });
      const { seen: found, list } = atOnce(steps);
      expect([found, list]).toEqual([whole.seen, whole.list]);
    },
    60_000,
  );
});
