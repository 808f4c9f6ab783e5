import { expect, test } from 'vitest';
import { handoff, handoffMarkdown, handoffText, type HandoffFacts } from '../../lib/rules/handoff';
import { buildContact, buildResponse, DAY, daysAgo, NOW } from '../builders';

const facts: HandoffFacts = {
  name: 'Tomás Ó Briain',
  contact: buildContact({ company: 'Ardmore Foods', consent: { marketing: 'yes', at: NOW } }),
  stage: {
    label: 'Retention',
    days: 64,
    receipt: {
      who: 'Dana',
      when: daysAgo(64),
      from: 'Conversion',
      to: 'Retention',
      market: null,
      why: 'third order',
      source: 'manual',
    },
  },
  last: buildResponse({ score: 9, comment: 'fast, friendly', at: daysAgo(41) }),
  open: { title: 'Call and ask how it goes', dueAt: NOW + DAY },
  value: 'Expected revenue, 12 months €4,120 (80 % range €3,000 – €5,000)',
  askAgainAt: null,
};
const text = (change: Partial<HandoffFacts> = {}) =>
  handoffText(handoff({ ...facts, ...change }, 'en-GB', 'UTC'));

test('HO1 five lines: stage and why, last score and comment, open, value, do not', () => {
  expect(text()).toBe(
    [
      'Tomás Ó Briain, Ardmore Foods',
      'Stage: Retention for 64 days: third order (Dana, 18 Sept 2025)',
      'Last score: NPS 9 “fast, friendly”, 11 Oct 2025',
      'Open: Call and ask how it goes, due 22 Nov 2025',
      'Value: Expected revenue, 12 months €4,120 (80 % range €3,000 – €5,000)',
      'Do not: nothing known',
    ].join('\n'),
  );
});

test('HO1 a stage that was put back says so', () => {
  const { stage } = facts;
  if (stage === null) throw new Error('There is a stage.');
  const receipt = { ...stage.receipt, source: 'undo' as const, why: null };
  expect(text({ stage: { ...stage, receipt } })).toContain('Retention for 64 days: put back (Dana, ');
});

test('HO1 what is not known is said so', () => {
  const bare = text({
    stage: null,
    last: null,
    open: null,
    contact: buildContact({ company: null }),
    askAgainAt: NOW + 9 * DAY,
  });
  expect(bare.split('\n')).toEqual([
    'Tomás Ó Briain',
    'Stage: none yet',
    'Last score: none yet',
    'Open: nothing',
    expect.stringContaining('Value: '),
    'Do not: send marketing: their consent is not known; ask for a score before 30 Nov 2025',
  ]);
  expect(text({ contact: buildContact({ doNotContact: true }) })).toContain(
    'Do not: contact them at all: they asked not to be',
  );
});

test('HO2 a line stays one line, and an impression is called that', () => {
  const last = buildResponse({ score: 3, provenance: 'agent', comment: `two\nlines ${'x'.repeat(9000)}` });
  const lines = text({ last, name: 'N'.repeat(200) }).split('\n');
  expect(lines).toHaveLength(6);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(270);
  expect(lines[2]).toMatch(/^Last score: Agent’s impression 3 of 10 “two/);
  expect(lines[2]).not.toContain('NPS');
});

test('HO3 in Markdown what people typed is text', () => {
  const last = buildResponse({ comment: '*wow* [link](http://x.example) <b>' });
  const markdown = handoffMarkdown(handoff({ ...facts, last, name: 'A_B' }, 'en-GB', 'UTC'));
  expect(markdown).toContain('**A\\_B**, Ardmore Foods\n\n- **Stage:** Retention');
  expect(markdown).toContain('\\*wow\\* \\[link\\](http://x.example) \\<b\\>');
});
