import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contact, LostEdit } from '../../lib/model/contact';
import { Contact as ContactSchema } from '../../lib/model/contact';
import { mergeTyped } from '../../lib/rules/conflict';
import { compareClocks, type Clock, type Merged } from '../../lib/rules/merge';
import { buildContact, idOf, NOW } from '../builders';

const MEMBERS: [string, string, string] = [idOf(11), idOf(12), idOf(13)];
const clock = (time: number, who: number, mid = 1): Clock => [
  NOW + time,
  `client-${String(who)}`,
  mid,
  MEMBERS[who] ?? '',
];

/** A person as Dana added them a day ago. */
const start = (): Merged<Contact> => {
  const data = buildContact({ title: 'Original' });
  const at: Clock = [NOW - 86_400_000, 'client-dana', 1, data.owner ?? ''];
  return { data, clocks: Object.fromEntries(Object.keys(data).map((field) => [field, at])) };
};

const title = (state: Merged<Contact>, mine: string, base: string, at: Clock) =>
  mergeTyped(state, { fields: { title: mine }, base: { title: base }, clock: at });

const gist = ({ by, mine, original }: LostEdit) => ({ by, mine, original });
const lostOf = (state: Merged<Contact>) => (state.data.lost ?? []).map(gist);

/** Edits of one device made offline, each on what it had then. */
interface Typed {
  who: number;
  base: string;
  mine: string;
  clock: Clock;
}

/** What two people type offline, with moments of their own, and an order in which it arrives. */
const offline = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 3 }),
    fc.infiniteStream(fc.boolean()),
    fc.boolean(),
  )
  .map(([first, second, turns, same]) => {
    const isSame = same && first.length === 1 && second.length === 1;
    const queues = [first, second].map((times, who) =>
      times
        .toSorted((a, b) => a - b)
        .map((time, index): Typed => {
          const text = (at: number) => (isSame ? 'Both' : `${String(who)}-${String(at)}`);
          return {
            who,
            base: index === 0 ? 'Original' : text(index - 1),
            mine: text(index),
            clock: clock(time, who, index + 1),
          };
        }),
    );
    const arriving: Typed[] = [];
    const left = queues.map((queue) => [...queue]);
    for (const turn of turns) {
      const next = left[turn ? 0 : 1]?.shift() ?? left[turn ? 1 : 0]?.shift();
      if (next === undefined) break;
      arriving.push(next);
    }
    return { arriving, last: queues.map((queue) => queue.at(-1)) as [Typed, Typed] };
  });

const arrive = (state: Merged<Contact>, { mine, base, clock: at }: Typed) => title(state, mine, base, at);

describe('what two people typed into one field', () => {
  test('CF1 CF2 CF3 CF4 CF5 whatever arrives first, exactly the loser keeps what they typed last', () => {
    fc.assert(
      fc.property(offline, ({ arriving, last: [one, other] }) => {
        const state = arriving.reduce(arrive, start());
        const [winner, loser] = compareClocks(one.clock, other.clock) > 0 ? [one, other] : [other, one];
        expect(state.data.title).toBe(winner.mine);
        expect(lostOf(state)).toEqual(
          winner.mine === loser.mine
            ? []
            : [{ by: MEMBERS[loser.who], mine: loser.mine, original: 'Original' }],
        );
      }),
      { numRuns: 2000 },
    );
  });

  test('CF7 the card names who wrote what counts, and when', () => {
    fc.assert(
      fc.property(offline, ({ arriving, last: [one, other] }) => {
        const { data } = arriving.reduce(arrive, start());
        const winner = compareClocks(one.clock, other.clock) > 0 ? one : other;
        for (const { over } of data.lost ?? []) {
          expect(over).toEqual({ by: MEMBERS[winner.who], at: winner.clock[0] });
        }
      }),
    );
  });

  test('CF3 an edit made after seeing the other is no loss, and what is lost stays beside whatever counts then', () => {
    let state = title(start(), 'Mine', 'Original', clock(1, 0));
    state = title(state, 'Theirs', 'Original', clock(2, 1));
    expect(lostOf(state)).toEqual([{ by: MEMBERS[0], mine: 'Mine', original: 'Original' }]);
    state = title(state, 'Third', 'Theirs', clock(3, 2));
    expect(lostOf(state)).toEqual([{ by: MEMBERS[0], mine: 'Mine', original: 'Original' }]);
    expect(state.data.lost?.[0]?.over).toEqual({ by: MEMBERS[2], at: NOW + 3 });
  });

  test('CF3 another device of the same member is another author of the same name', () => {
    let state = mergeTyped(start(), {
      fields: { title: 'On the laptop' },
      base: { title: 'Original' },
      clock: [NOW + 1, 'laptop', 1, MEMBERS[0]],
    });
    state = mergeTyped(state, {
      fields: { title: 'At the desk' },
      base: { title: 'Original' },
      clock: [NOW + 2, 'desk', 1, MEMBERS[0]],
    });
    expect(lostOf(state)).toEqual([{ by: MEMBERS[0], mine: 'On the laptop', original: 'Original' }]);
  });
});

describe('settling it', () => {
  const lost = () =>
    title(title(start(), 'Mine', 'Original', clock(1, 0)), 'Theirs', 'Original', clock(2, 1));

  test('CF6 to keep theirs sets nothing, also where a third has written since', () => {
    const kept = title(lost(), 'Theirs', 'Theirs', clock(9, 0, 2));
    expect(kept.data).toMatchObject({ title: 'Theirs' });
    expect(lostOf(kept)).toEqual([]);
    expect(kept.clocks['title']).toEqual(clock(2, 1));
    const third = title(lost(), 'Third', 'Theirs', clock(3, 2));
    const late = title(third, 'Theirs', 'Theirs', clock(9, 0, 2));
    expect(late.data.title).toBe('Third');
    expect(lostOf(late)).toEqual([]);
  });

  test('CF6 to use mine, or both, is an ordinary edit and no loss to anybody who was seen', () => {
    for (const text of ['Mine', 'Theirs and mine']) {
      const state = title(lost(), text, 'Theirs', clock(9, 0, 2));
      expect(state.data.title).toBe(text);
      expect(state.data.lost).toBeUndefined();
    }
  });

  test('CF6 nobody settles what somebody else lost', () => {
    const state = title(lost(), 'Theirs', 'Theirs', clock(9, 2));
    expect(lostOf(state)).toEqual([{ by: MEMBERS[0], mine: 'Mine', original: 'Original' }]);
  });

  test('CF5 what comes to count by somebody else settles it where it is the same', () => {
    expect(lostOf(title(lost(), 'Mine', 'Theirs', clock(9, 2)))).toEqual([]);
  });

  test('CF4 an edit that arrives after one its author typed on it takes nothing from that', () => {
    const late = (base: string, more: string) => {
      const theirs = title(start(), 'Theirs', 'Original', clock(9, 1));
      const later = title(theirs, 'Mine', base, clock(3, 0, 2));
      return lostOf(title(later, more, 'Original', clock(2, 0, 1)));
    };
    const mine = { by: MEMBERS[0], mine: 'Mine', original: 'Original' };
    expect(late('First', 'First')).toEqual([mine]);
    expect(late('Original', 'Elsewhere')).toEqual([mine]);
  });

  test('CF4 a device that did not know of the loss leaves it, and what it replaces is one more', () => {
    const blind = mergeTyped(lost(), {
      fields: { title: 'From my phone' },
      base: { title: 'Original' },
      clock: [NOW + 5, 'phone', 1, MEMBERS[0]],
    });
    expect(lostOf(blind)).toEqual([
      { by: MEMBERS[0], mine: 'Mine', original: 'Original' },
      { by: MEMBERS[1], mine: 'Theirs', original: 'Original' },
    ]);
  });
});

test('CF1 of what nobody types nothing is kept, and lists are compared whatever the order of their keys', () => {
  const key = { site: 'crm', account: 'one', type: 'person', id: '7' } as const;
  const source = { channel: 'fair', campaign: null, referrer: null, at: null };
  let state = mergeTyped(start(), {
    fields: { keys: [key], source },
    base: { keys: [], source: null },
    clock: clock(2, 0),
  });
  state = mergeTyped(state, {
    fields: { keys: [], source: { at: null, referrer: null, campaign: null, channel: 'fair' } },
    base: { keys: [], source: null },
    clock: clock(1, 1),
  });
  expect(state.data.lost).toBeUndefined();
});

test('CF1 what is kept fits the schema, and creating a person loses nothing', () => {
  let state = mergeTyped(null, { fields: buildContact(), base: null, clock: clock(5, 0) });
  state = mergeTyped(state, { fields: buildContact({ name: 'Sent again' }), base: null, clock: clock(1, 1) });
  expect(state.data.lost).toBeUndefined();
  state = mergeTyped(state, {
    fields: { emails: ['mine@example.test'], consent: { marketing: 'yes', at: NOW } },
    base: { emails: [], consent: { marketing: 'unknown', at: null } },
    clock: clock(2, 1),
  });
  expect(ContactSchema.safeParse(state.data).success).toBe(true);
  expect(state.data.lost?.map(({ field }) => field)).toEqual(['emails', 'consent']);
});
