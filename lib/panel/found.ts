import type { LifecycleModel, Stage } from '../model/lifecycle';
import { findStage } from '../rules/stage';
import type { ContactRow } from '../store/store';

/** A person of the team as lists show them: with the stage as the team's model knows it. */
export interface FoundPerson {
  id: string;
  name: string | null;
  company: string | null;
  emails: string[];
  stageShown: Stage | null;
}

/** A stored person for a list. */
export function foundPerson(row: ContactRow, model: LifecycleModel): FoundPerson {
  const { id, name, company, emails, stage } = row;
  return { id, name, company, emails, stageShown: stage === null ? null : findStage(model, stage) };
}
