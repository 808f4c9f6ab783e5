import { render } from '@testing-library/react';
import { onTestFinished } from 'vitest';
import { BoardApp } from '../../components/board/board-app';
import { createBoard, type Board, type BoardPlace } from '../../lib/panel/board/board';
import type { Figures } from '../../lib/panel/board/figures/figures';
import { createPeopleIndex, type PeopleIndexHere } from '../../lib/panel/board/people-index';
import { createEverybody, type EverybodyHere } from '../../lib/panel/everybody';
import type { Change } from '../../lib/model/change';
import type { Role } from '../../lib/model/workspace';
import { DANA } from '../builders';
import { LENA, openDesk, PRIYA, type Desk } from '../panel/desk';
import { NO_FIGURES } from '../panel/board/no-figures';
import { sessionOf } from '../store/profile';

/** An address that is nobody's. */
export type TestPlace = BoardPlace & { hash: string; go: (to: string) => void };

function placeOf(hash: string): TestPlace {
  let seen: (hash: string) => void = () => undefined;
  const place = {
    hash,
    read: () => place.hash,
    write: (to: string) => {
      place.hash = to;
    },
    watch: (watcher: (to: string) => void) => {
      seen = watcher;
      return () => undefined;
    },
    go: (to: string) => seen(to),
  };
  return place;
}

/** The board of Dana, with everything that works for it in this thread. */
export interface BoardDesk {
  desk: Desk;
  board: Board;
  place: TestPlace;
  people: PeopleIndexHere;
  everybody: EverybodyHere;
}

/** Opens the board over a store with these changes; figures of people come when `everybody` has begun. */
export async function openBoard(
  hash = '',
  {
    changes = [...PRIYA, ...LENA],
    roles,
    figures = NO_FIGURES,
  }: { changes?: Change[]; roles?: Role[]; figures?: Figures } = {},
): Promise<BoardDesk> {
  const desk = await openDesk(changes);
  if (roles !== undefined) {
    const session = sessionOf('Dana');
    await desk.store.signIn({ ...session, member: { ...session.member, id: DANA, roles } });
    await desk.until((state) => state.session?.member.roles[0] === roles[0]);
  }
  const how = { store: desk.store, now: () => desk.clock.now, pause: () => Promise.resolve() };
  const people: PeopleIndexHere = createPeopleIndex({ ...how, actionOf: (id) => everybody.actionOf(id) });
  const everybody: EverybodyHere = createEverybody({
    ...how,
    figures: { isWanted: () => true, put: (id, figures) => people.putFigures(id, figures) },
  });
  everybody.watch(({ walk }) => {
    if (walk.state === 'done') people.ranked();
  });
  const place = placeOf(hash);
  const board = createBoard({
    panel: desk.panel,
    place,
    figures,
    people,
    watchRecords: (seen) => desk.store.watchTeamRecords(seen),
    now: () => desk.clock.now,
  });
  onTestFinished(() => {
    board.stop();
    people.stop();
    everybody.stop();
  });
  render(<BoardApp board={board} onSettings={() => undefined} />);
  return { desk, board, place, people, everybody };
}
