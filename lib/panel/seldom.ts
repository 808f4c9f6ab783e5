import type { Person } from '../model/change';
import type { CompanyCommands } from './company';
import type { PanelContext } from './context';
import type { EraseCommands } from './erasing';
import type { MergeCommands } from './merging';
import type { TeamRecordCommands } from './team-records';

/** What is done seldom with a person as a whole. */
export interface SeldomCommands extends CompanyCommands, MergeCommands, EraseCommands, TeamRecordCommands {
  /** One of the team's people with everything known of them. */
  readPerson(contactId: string): Promise<Person | null>;
  /** Opens the team lead's page in a tab of its own. */
  openBoard(): void;
  /** Columns of the board's table of people, on this device. */
  chooseColumns(columns: string[]): Promise<void>;
}

/** Each is loaded when it is done, so that the panel draws sooner. */
export function seldomCommands(
  context: PanelContext,
  follow: { backToPage: () => void; again: () => void },
): SeldomCommands {
  const companies = () => import('./company').then((file) => file.companyCommands(context));
  const merges = () => import('./merging').then((file) => file.mergeCommands(context, follow.again));
  const erasing = () => import('./erasing').then((file) => file.eraseCommands(context, follow));
  const records = () => import('./team-records').then((file) => file.teamRecordCommands(context));
  return {
    keepRecord: async (...how) => (await records()).keepRecord(...how),
    editRecord: async (...how) => (await records()).editRecord(...how),
    deleteRecord: async (...how) => (await records()).deleteRecord(...how),
    company: async () => (await companies()).company(),
    mergePeople: async (...how) => (await merges()).mergePeople(...how),
    mergedPeople: async () => (await merges()).mergedPeople(),
    takeApart: async (otherId) => (await merges()).takeApart(otherId),
    readPerson: (contactId) => context.options.store.person(contactId),
    chooseColumns: (peopleColumns) => context.options.store.saveDevice({ peopleColumns }),
    openBoard: () => context.options.openBoard(),
    erasePerson: async () => (await erasing()).erasePerson(),
  };
}
