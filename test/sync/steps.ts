/** What may happen in one step, and how often. */
export const STEPS = {
  addPerson: 8,
  edit: 16,
  fact: 10,
  move: 8,
  several: 4,
  deletePerson: 3,
  merge: 6,
  give: 6,
  giveMany: 4,
  moveMany: 4,
  takeBack: 4,
  guess: 2,
  byOld: 4,
  count: 4,
  teach: 4,
  look: 4,
  lookUp: 5,
  purge: 1,
  sync: 18,
  syncTogether: 4,
  workDuringSync: 8,
  killInCommit: 3,
  killInSync: 5,
  killInRequest: 3,
  restart: 2,
  copyDevice: 1,
  clockJump: 3,
  replay: 4,
  pass: 6,
  backUp: 3,
  restore: 1,
};
/** One of them. */
export type Step = keyof typeof STEPS;
/** What a user does. */
export type Work =
  | 'addPerson'
  | 'edit'
  | 'fact'
  | 'move'
  | 'several'
  | 'deletePerson'
  | 'merge'
  | 'give'
  | 'teach'
  | 'giveMany'
  | 'moveMany';
