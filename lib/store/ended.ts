import type { Mutation } from '../model/wire';

/** Something done on this device that the server does not have. */
export interface WouldBeLost {
  /** Whom it is about, where they have a name here. */
  about: string | null;
  at: number;
  /** False: the server refused it. */
  waits: boolean;
  mutation: Mutation;
}

/** A session that the server ended: all that is left of it here is what its user had not sent. */
export interface Ended {
  team: string;
  at: number;
  unsent: WouldBeLost[];
}
