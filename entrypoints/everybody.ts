import { v7 as newId } from 'uuid';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPeopleIndex, type PeopleIndexHere } from '../lib/panel/board/people-index';
import { createEverybody } from '../lib/panel/everybody';
import { openStore } from '../lib/store/open';
import type { EverybodyReply, EverybodyRequest, PeopleQuestion } from './wiring/everybody';

const MINUTE_MS = 60_000;

/** Lets messages in between. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

const reply = (said: EverybodyReply) => postMessage(said);

/** A worker of a page: looks at everybody in a thread of its own, so that the page never waits for it. */
export default defineUnlistedScript(() => {
  /** Whether the page shows a table of everybody: the sidebar does not, and is spared the work. */
  let people: PeopleIndexHere | null = null;
  const opened = openStore({ now: Date.now, newId, onClosed: () => close() }).then((store) => {
    const everybody = createEverybody({
      store,
      now: Date.now,
      pause,
      figures: {
        isWanted: () => people !== null,
        put: (id, figures) => people?.putFigures(id, figures),
      },
    });
    everybody.watch((gathered) => {
      reply({ type: 'gathered', gathered });
      if (gathered.walk.state === 'done') people?.ranked();
    });
    setInterval(() => everybody.tick(), MINUTE_MS);
    const index = (): PeopleIndexHere => {
      if (people === null) {
        people = createPeopleIndex({
          store,
          now: Date.now,
          pause,
          actionOf: (id) => everybody.actionOf(id),
        });
        people.watch((news) => reply({ type: 'news', news }));
      }
      return people;
    };
    return { everybody, index };
  });
  // Only the page that made the worker can send it anything.
  addEventListener('message', ({ data }: MessageEvent<EverybodyRequest>) => {
    void opened.then(({ everybody, index }) => {
      if (data.type === 'begin') everybody.begin();
      else if (data.type === 'halt') everybody.halt();
      else if (data.type === 'show') everybody.show(data.how);
      else if (data.type === 'people') index().begin();
      else {
        const { n, question } = data;
        return answerTo(index(), question).then((answer) => reply({ type: 'answer', n, answer }));
      }
    });
  });
});

function answerTo(people: PeopleIndexHere, question: PeopleQuestion): Promise<unknown> {
  switch (question.ask) {
    case 'page':
      return people.page(question.query, question.from, question.count);
    case 'ids':
      return people.ids(question.query, question.from, question.to ?? undefined);
    case 'among':
      return people.among(question.ids);
    case 'stalled':
      return people.stalled(question.filter, question.count);
    case 'stats':
      return people.stats();
    case 'channels':
      return people.channels();
  }
}
