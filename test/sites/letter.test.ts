import { describe, expect, test } from 'vitest';
import { OWN_UNKNOWN } from '../../lib/model/own-unknown';
import { judgeLetter, judgeThread, type Letter, type Party } from '../../lib/sites/letter';
import { readMailbox } from '../../lib/sites/mailbox';
import { ownSet } from '../../lib/sites/own';

const own = ownSet(['sam.ortiz@repco.test', 'repco.test']);
const ME = 'Sam Ortiz <sam.ortiz@repco.test>';
const DANA = 'Dana Price <dana.price@repco.test>';
const NORA = 'Nora Quell <nora.quell@ferngate.example.com>';
const IVO = 'Ivo Brandt <ivo.brandt@larkspur.example.com>';

interface Lines {
  from?: string;
  to?: string[];
  cc?: string[];
  replyTo?: string[];
  forwarded?: string;
}

function party(text: string): Party {
  const mailbox = readMailbox(text);
  return { email: mailbox?.email ?? null, name: mailbox === null ? text : mailbox.name, nodes: [] };
}

function letter({ from, to = [], cc = [], replyTo = [], forwarded }: Lines): Letter {
  return {
    from: from === undefined ? null : party(from),
    to: to.map(party),
    cc: cc.map(party),
    replyTo: replyTo.map(party),
    forwarded: () => (forwarded === undefined ? null : readMailbox(forwarded)),
  };
}

function judged(lines: Lines, mine = own) {
  const { status, primary, others } = judgeLetter(letter(lines), mine);
  return { status, who: primary?.email ?? null, others: others.map(({ email, name }) => email ?? name) };
}

const nora = 'nora.quell@ferngate.example.com';
const ivo = 'ivo.brandt@larkspur.example.com';

describe('where no address of the user’s is known', () => {
  const unknown = ownSet([]);

  test('a message that they got and one that they sent look alike: it is asked about', () => {
    for (const from of [NORA, ME]) {
      const found = judgeLetter(letter({ from, to: [from === ME ? NORA : ME] }), unknown);
      expect(found).toMatchObject({ status: 'ask', primary: null });
      expect(found.others[0]).toMatchObject({
        email: readMailbox(from)?.email,
        evidence: [OWN_UNKNOWN, 'Sender of this message'],
      });
    }
  });

  test('a domain of theirs is enough', () => {
    expect(judged({ from: NORA, to: [ME] }, ownSet(['repco.test'])).who).toBe(nora);
    expect(judged({ from: ME, to: [NORA] }, ownSet(['repco.test'])).who).toBe(nora);
  });

  test('so is a program that shows the user’s name, or says which messages they sent', () => {
    const got = { ...letter({ from: NORA, to: [ME] }), isByOther: true };
    expect(judgeLetter(got, unknown).primary?.email).toBe(nora);
    const sent = { ...letter({ from: ME, to: [NORA] }), isSent: true };
    expect(judgeThread([sent, letter({ from: NORA })], unknown).primary?.email).toBe(nora);
  });
});

describe('a message from outside', () => {
  test('is about its sender; who else is in it stands beside', () => {
    expect(judged({ from: NORA, to: [ME, IVO], cc: [DANA] })).toEqual({
      status: 'person',
      who: nora,
      others: [ivo],
    });
  });

  test('with replies going to the same house is about its sender all the same', () => {
    const found = judgeLetter(letter({ from: NORA, replyTo: ['orders@ferngate.example.com'] }), own);
    expect(found.primary).toMatchObject({ email: nora, confidence: 0.95 });
  });

  test('with replies going elsewhere says so, less sure', () => {
    const found = judgeLetter(letter({ from: NORA, replyTo: ['pay@otherhouse.example'] }), own);
    expect(found.primary?.email).toBe(nora);
    expect(found.primary?.confidence).toBeLessThan(0.9);
    expect(found.primary?.evidence.join(' ')).toContain('pay@otherhouse.example');
  });

  test('that came through a list is about whom it came from', () => {
    const lines = { from: 'Nora Quell via Friends <friends@lists.example>', replyTo: [NORA] };
    expect(judged(lines)).toMatchObject({ status: 'person', who: nora });
    // The list, which is the recipient too, is not offered as somebody.
    expect(judged({ ...lines, to: ['friends@lists.example'] })).toMatchObject({ who: nora, others: [] });
    expect(judged({ ...lines, replyTo: [] })).toEqual({ status: 'ask', who: null, others: ['Nora Quell'] });
  });

  test('whose display name is another address shows both, and is doubted', () => {
    const found = judgeLetter(letter({ from: `"${nora}" <k.lender@quickdeal.example>` }), own);
    expect(found.primary?.email).toBe('k.lender@quickdeal.example');
    expect(found.primary?.name).toBeUndefined();
    expect(found.primary?.confidence).toBeLessThan(0.7);
    expect(found.primary?.evidence[0]).toContain(nora);
    expect(found.primary?.evidence[0]).toContain('k.lender@quickdeal.example');
  });

  test('of which only a name is shown leads to a question', () => {
    expect(judged({ from: 'Mara Lindqvist' })).toEqual({
      status: 'ask',
      who: null,
      others: ['Mara Lindqvist'],
    });
  });
});

describe('a message from a program', () => {
  test('is about nobody, whoever is in it', () => {
    expect(
      judged({
        from: 'Larkspur <news@larkspur.example.com>',
        to: [ME, NORA],
        replyTo: ['hello@larkspur.example.com'],
      }),
    ).toEqual({
      status: 'nobody',
      who: null,
      others: [],
    });
  });

  test('of a form service leads to a question about who filled in the form', () => {
    const lines = { from: 'Forms <no-reply@forms.example>', replyTo: [NORA] };
    expect(judged(lines)).toEqual({ status: 'ask', who: null, others: [nora] });
    expect(judged({ ...lines, replyTo: ['care@forms.example'] }).status).toBe('nobody');
    expect(judged({ ...lines, replyTo: ['Care Team <care@shop.example>'] }).status).toBe('nobody');
  });
});

describe('a message of our own', () => {
  test('to one is about the recipient', () => {
    expect(judged({ from: ME, to: [NORA], cc: [DANA, IVO] })).toEqual({
      status: 'person',
      who: nora,
      others: [ivo],
    });
  });

  test('to many is about several', () => {
    expect(judged({ from: ME, to: [NORA, IVO] })).toEqual({
      status: 'several',
      who: null,
      others: [nora, ivo],
    });
  });

  test('to nobody outside is about nobody', () => {
    expect(judged({ from: ME, to: [DANA] }).status).toBe('nobody');
    expect(judged({ from: ME, to: [ME] }).status).toBe('nobody');
    expect(judged({ from: ME, to: ['no-reply@planner.example'] }).status).toBe('nobody');
    expect(judged({ from: ME }).status).toBe('nobody');
  });

  test('that a form sent in the name of the house is about whom replies go to', () => {
    for (const from of [ME, 'Website <form@repco.test>', DANA]) {
      expect(judged({ from, to: [ME], replyTo: [NORA] })).toMatchObject({ status: 'person', who: nora });
    }
  });

  test('where only the own domain is known is about the recipient as well', () => {
    expect(judged({ from: ME, to: [NORA] }, ownSet(['repco.test']))).toMatchObject({
      status: 'person',
      who: nora,
    });
  });

  test('copied to one outside leads to a question', () => {
    expect(judged({ from: ME, to: [DANA], cc: [NORA] })).toEqual({
      status: 'ask',
      who: null,
      others: [nora],
    });
  });
});

describe('a message from a colleague', () => {
  test('is about nobody', () => {
    expect(judged({ from: DANA, to: [ME] }).status).toBe('nobody');
  });

  test('that forwards somebody leads to a question about them, and never about a colleague', () => {
    expect(judged({ from: DANA, to: [ME], forwarded: NORA })).toEqual({
      status: 'ask',
      who: null,
      others: [nora],
    });
    expect(judged({ from: DANA, to: [ME], forwarded: ME }).status).toBe('nobody');
    expect(judged({ from: DANA, to: [ME], forwarded: 'no-reply@planner.example' }).status).toBe('nobody');
  });

  test('to somebody outside leads to a question', () => {
    expect(judged({ from: DANA, to: [NORA], cc: [ME] })).toEqual({
      status: 'ask',
      who: null,
      others: [nora],
    });
  });
});

describe('a conversation', () => {
  const about = (...lines: Lines[]) => judgeThread(lines.map(letter), own);

  test('is about the latest who wrote from outside', () => {
    const found = about({ from: NORA, to: [ME] }, { from: IVO, to: [ME] }, { from: ME, to: [IVO] });
    expect(found.primary?.email).toBe(ivo);
    expect(found.others.map(({ email }) => email)).toEqual([nora]);
  });

  test('that only we wrote in is about the latest recipient', () => {
    expect(about({ from: ME, to: [NORA] }, { from: DANA, to: [ME] }).primary?.email).toBe(nora);
  });

  test('of programs and colleagues is about nobody', () => {
    expect(about({ from: DANA, to: [ME] }, { from: 'no-reply@planner.example', to: [ME] }).status).toBe(
      'nobody',
    );
    expect(about().status).toBe('nobody');
  });
});

test('oneself is never named, whatever the header says', () => {
  const all = [ME, DANA, NORA, 'no-reply@planner.example', 'Sam Ortiz <sam.ortiz+x@repco.test>'];
  for (const from of all) {
    for (const to of all) {
      for (const reply of all) {
        const { primary, others } = judgeLetter(
          letter({ from, to: [to], cc: [reply], replyTo: [reply], forwarded: to }),
          own,
        );
        const named = [primary?.email, ...others.map(({ email }) => email)];
        for (const email of named) expect(email ?? '').not.toMatch(/@repco\.test$|^no-reply@/);
      }
    }
  }
});
