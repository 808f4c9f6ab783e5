import type { TeamRecord } from '../../model/team-record';
import type { BoardChoices } from './choices';
import type { Selection } from './selection';
import type { PeopleTable } from './table-state';

/** Everything the board shows that the panel does not know. */
export interface BoardState {
  choices: BoardChoices;
  /** Whom something is to be done with. */
  selection: Selection;
  /** Whether the person whom the panel shows stands in the drawer. */
  isDrawerOpen: boolean;
  table: PeopleTable;
  /** What the team keeps together, and what the user keeps alone. */
  records: TeamRecord[];
}
