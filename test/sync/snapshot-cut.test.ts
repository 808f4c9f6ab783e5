import { expect, test } from 'vitest';
import { createSync } from '../../lib/sync/sync';
import { buildContact, idOf, NOW } from '../builders';
import { openProfile, sessionOf } from '../store/profile';
import { ModelServer } from './model-server';
import { Seeded } from './seeded';

const PEOPLE = 300;

/** A network that cuts each snapshot anywhere, until it has cut it so often; it notes where each of them began. */
function cuttingFetch(inner: typeof fetch, chance: Seeded, cuts: number) {
  const began: (string | null)[] = [];
  const cutting: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const answer = await inner(input, init);
    if (url.pathname !== '/v1/sync/snapshot') return answer;
    began.push(url.searchParams.get('after'));
    if (began.length > cuts) return answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return new Response(bytes.slice(0, chance.below(bytes.length)));
  };
  return { began, cutting };
}

test.each([1, 2, 3, 4, 5, 6])(
  'a snapshot that is cut anywhere, again and again, goes on where it was and comes to its end (seed %i)',
  async (seed) => {
    const chance = new Seeded(seed);
    const model = new ModelServer({ now: () => NOW, chance });
    const people = Array.from({ length: PEOPLE }, (_, at) => buildContact({ id: idOf(5000 + at) }));
    model.seed(people.map((data) => ({ kind: 'contact', id: data.id, data })));
    const { store } = await openProfile();
    await store.signIn(sessionOf('Dana'));
    const { began, cutting } = cuttingFetch(model.fetch, chance, 8);
    const sync = createSync({
      store,
      fetch: cutting,
      now: () => NOW,
      random: chance.next,
      wait: () => Promise.resolve(),
      lock: (_name, work) => work(),
    });
    for (let run = 0; run < 20 && (await store.position()).cursor === 0; run += 1) await sync.run();
    expect(await store.countPeople()).toBe(PEOPLE);
    expect(await store.position()).toMatchObject({ cursor: PEOPLE, resume: null });
    expect(began).toHaveLength(9);
    // Each begins where the one before had come to, never before it: marks of the model go up.
    const marks = began.map((mark) => mark ?? '');
    expect(marks).toEqual(marks.toSorted());
    expect(marks.at(-1)).not.toBe('');
  },
);
