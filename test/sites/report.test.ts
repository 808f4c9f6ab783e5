import { expect, test } from 'vitest';
import type { Detection } from '../../lib/model/detection';
import { createReport, outcomeOf } from './report';
import type { Truth } from './truths';

const NORA = 'nora.quell@ferngate.example.com';
const truth: Truth = {
  name: 'a page',
  path: '',
  url: 'https://crm.fields.test/contacts/51',
  own: [],
  expect: { status: 'person', email: NORA, name: 'Nora Quell' },
  never: ['dana.price@repco.test'],
  site: 'generic',
};
const nobody: Detection = {
  status: 'nobody',
  primary: null,
  others: [],
  key: null,
  site: 'generic',
  fallback: false,
};
const named = (email: string, name = 'Nora Quell'): Detection => ({
  ...nobody,
  status: 'person',
  primary: { email, name, confidence: 0.9, evidence: [] },
});

test('what became of a page', () => {
  expect(outcomeOf(truth, named('Nora.Quell@Ferngate.example.com'))).toBe('right');
  expect(outcomeOf(truth, named('ivo.brandt@larkspur.example.com'))).toBe('wrong');
  expect(outcomeOf(truth, named('dana.price@repco.test'))).toBe('wrong');
  expect(outcomeOf(truth, nobody)).toBe('nobody');
  expect(outcomeOf(truth, { ...nobody, status: 'ask' })).toBe('asked');
  const none: Truth = { ...truth, expect: { status: 'nobody', email: null, name: null } };
  expect(outcomeOf(none, nobody)).toBe('right');
  expect(outcomeOf(none, named(NORA))).toBe('wrong');
});

test('pages are counted by their kind and their site, and the wrong ones are named', () => {
  const report = createReport();
  report.add(truth, { detection: named(NORA), list: [] });
  report.add(
    { ...truth, name: 'b', url: 'https://crm.fields.test/tickets/7' },
    { detection: named('x@y.example'), list: [] },
  );
  report.add(
    { ...truth, site: 'gmail', rows: [], expect: { status: 'nobody', email: null, name: null } },
    { detection: nobody, list: [] },
  );
  expect(report.byKind().get('person')).toEqual({ right: 1, wrong: 0, nobody: 0, asked: 0 });
  expect(report.byKind().get('ticket')).toEqual({ right: 0, wrong: 1, nobody: 0, asked: 0 });
  expect(report.byKind().get('list')).toEqual({ right: 1, wrong: 0, nobody: 0, asked: 0 });
  expect([...report.bySite().keys()]).toEqual(['generic', 'gmail']);
  expect(report.wrong()).toEqual(['b']);
});
