import type { Stage } from '../model/lifecycle';
import { stageInModel } from '../rules/stage';
import type { ContactRow } from '../store/store';
import { teamFor, type Team } from './team';

/** A person of the team as lists show them: with the stage as the model of their market knows it. */
export interface FoundPerson {
  id: string;
  name: string | null;
  company: string | null;
  emails: string[];
  stageShown: Stage | null;
}

/** A stored person for a list. */
export function foundPerson(row: ContactRow, team: Team): FoundPerson {
  const { id, name, company, emails } = row;
  return { id, name, company, emails, stageShown: stageOfRow(row, team) };
}

/** Where a stored person stands in the model of their market. */
export function stageOfRow({ stage, stageModel, phase, market }: ContactRow, team: Team): Stage | null {
  if (stage === null || stageModel === null || phase === null) return null;
  return stageInModel({ model: stageModel, to: stage, phase }, teamFor(team, { market }).model);
}
