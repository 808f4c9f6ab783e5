// @vitest-environment jsdom
import { expect, test } from 'vitest';
import * as model from '../../lib/model/detection';
import { Detection, ListedPerson } from '../../lib/model/detection';
import {
  ACCOUNT_LIMIT,
  CANDIDATE_LIMIT,
  EVIDENCE_COUNT,
  EVIDENCE_LIMIT,
  ID_LIMIT,
  NAME_LIMIT,
  PHONE_LIMIT,
  ROW_LIMIT,
  STAGE_LIMIT,
} from '../../lib/sites/bounds';
import { look } from '../../lib/sites/look';
import { showHtml } from './saved-page';
import { sites } from '../../lib/sites/index';

const url = (path: string) => new URL(path, 'https://mail.fields.test/');
const limitMs = 20_000;

test('the limits are those of the model', () => {
  expect([CANDIDATE_LIMIT, ROW_LIMIT]).toEqual([model.CANDIDATE_LIMIT, model.ROW_LIMIT]);
  const whole = {
    name: 'n'.repeat(NAME_LIMIT),
    company: 'c'.repeat(NAME_LIMIT),
    phone: '1'.repeat(PHONE_LIMIT),
    stage: 's'.repeat(STAGE_LIMIT),
    confidence: 1,
    evidence: Array.from({ length: EVIDENCE_COUNT }, () => 'e'.repeat(EVIDENCE_LIMIT)),
    key: { site: 'generic', account: 'a'.repeat(ACCOUNT_LIMIT), type: 'person', id: 'i'.repeat(ID_LIMIT) },
  };
  expect(ListedPerson.safeParse(whole).success).toBe(true);
  const tooLong = {
    ...whole,
    evidence: [...whole.evidence, 'e'],
    key: { ...whole.key, account: `${whole.key.account}a`, id: `${whole.key.id}i` },
  };
  const all = {
    ...tooLong,
    name: `${whole.name}n`,
    company: `${whole.company}c`,
    phone: `${whole.phone}1`,
    stage: `${whole.stage}s`,
  };
  const paths = ListedPerson.safeParse(all).error?.issues.map(({ path }) => path.join('.'));
  expect(paths?.toSorted()).toEqual([
    'company',
    'evidence',
    'key.account',
    'key.id',
    'name',
    'phone',
    'stage',
  ]);
});

test('sixty people in copy: fifty are kept, and the answer parses', () => {
  const copies = Array.from(
    { length: 60 },
    (_, index) => `<span>guest${String(index)}@many.example.com</span>`,
  );
  showHtml(
    `<main><dl><dt>From</dt><dd>Nora Quell &lt;nora.quell@ferngate.example.com&gt;</dd><dt>Cc</dt><dd>${copies.join(', ')}</dd></dl></main>`,
  );
  const { nodes: _nodes, ...detection } = look(document, url('message/71'), [], { sites, limitMs }).seen;
  expect(detection.others).toHaveLength(50);
  expect(Detection.safeParse(detection).error).toBeUndefined();
});

test('a list of six hundred: five hundred are kept, and each parses', () => {
  const rows = Array.from(
    { length: 600 },
    (_, index) => `<tr><td>p${String(index)}@many.example.com</td></tr>`,
  );
  showHtml(`<main><table><tbody>${rows.join('')}</tbody></table></main>`);
  const { list, seen } = look(document, url('people'), [], { sites, limitMs });
  expect(seen.status).toBe('nobody');
  expect(list).toHaveLength(500);
  for (const person of list) expect(ListedPerson.safeParse(person).error).toBeUndefined();
}, 60_000);

test('texts of any length are cut to what the model takes', () => {
  const long = 'Nora '.repeat(400);
  showHtml(`<main><h1>${long}</h1><dl><dt>E-mail</dt><dd><a href="mailto:nora@ferngate.example.com" title="${long}">${long}</a></dd>
    <dt>Company</dt><dd>${'Ferngate '.repeat(300)}</dd><dt>Phone</dt><dd>${'+1 555 0142 '.repeat(90)}</dd></dl></main>`);
  const { nodes: _nodes, ...detection } = look(document, url('contacts/51'), [], { sites, limitMs }).seen;
  expect(Detection.safeParse(detection).error).toBeUndefined();
  expect(detection.primary?.email).toBe('nora@ferngate.example.com');
});

test('an address longer than any mailbox is none', () => {
  showHtml(`<main><dl><dt>E-mail</dt><dd>${'a'.repeat(65)}@ferngate.example.com</dd></dl></main>`);
  expect(look(document, url('contacts/51'), [], { sites, limitMs }).seen.status).toBe('nobody');
});

test('a page of too many elements is not read, and nobody is guessed', () => {
  showHtml(
    `<main><h1>Nora Quell</h1><dl><dt>E-mail</dt><dd>nora.quell@ferngate.example.com</dd></dl>${'<i></i>'.repeat(60_001)}</main>`,
  );
  expect(look(document, url('contacts/51'), [], { sites, limitMs }).seen).toMatchObject({
    status: 'too-large',
    primary: null,
    others: [],
  });
}, 60_000);

test('a page that takes too long is not read to its end, and nobody is guessed', () => {
  showHtml(
    `<main><dl><dt>E-mail</dt><dd>nora.quell@ferngate.example.com</dd></dl>${'<p>word</p>'.repeat(500)}</main>`,
  );
  expect(look(document, url('contacts/51'), [], { sites, limitMs: 0 }).seen).toMatchObject({
    status: 'too-large',
    primary: null,
  });
});
