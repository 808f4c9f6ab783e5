import type { ActionRule } from '../model/action';
import type { Person } from '../model/change';
import { ineligible, type Ineligible } from '../rules/eligibility';
import { eligibleRules } from '../rules/eligible-rules';
import { marketOf } from '../rules/market';
import { rulesOf } from '../rules/playbook';
import { PLAYBOOK_LIMIT, putRule } from '../rules/playbook-edit';
import type { PanelContext } from './context';
import { knownOf } from './known-of';
import { displayName } from './person-view';
import { editedTeam, saveInMarket } from './save-settings';

/** Who would get an action now. */
export interface DryRun {
  looked: number;
  /** People there are; those who were merged count by themselves. */
  of: number;
  /** Of those who were looked at: who is of the market whose playbook it is. */
  people: number;
  gets: number;
  /** Of those: with no other rule of the playbook before it. */
  first: number;
  /** The first of those who would get it. */
  names: { name: string; company: string | null }[];
  /** Whom it fits and who does not get it, by the reason. */
  kept: Partial<Record<Ineligible['why'], number>>;
}

export interface PlaybookCommands {
  /** Changes the rules as they are now, so that what a colleague just saved stays. False when it was not saved. */
  changePlaybook(change: (rules: ActionRule[]) => ActionRule[], text: string): Promise<boolean>;
  /** The playbook that Sidestage came with. */
  defaultPlaybookAgain(): Promise<boolean>;
  newRuleId(): string;
  /** Asks everybody of the market that is edited whether they would get this rule now; `told` hears how far it has come. Null when it was stopped. */
  dryRun(rule: ActionRule, signal: AbortSignal, told: (run: DryRun) => void): Promise<DryRun | null>;
}

const NAMES = 10;

export function playbookCommands(context: PanelContext): PlaybookCommands {
  const { state, options } = context;

  const playbookNow = () => editedTeam(state.getState()).workspace.playbook;
  const save = (playbook: ActionRule[], text: string): Promise<boolean> =>
    saveInMarket(
      context,
      state.getState().editedMarket,
      { playbook },
      { base: { playbook: playbookNow() }, text },
    );

  return {
    async changePlaybook(change, text) {
      const rules = change(rulesOf(playbookNow()));
      // No rules would mean those that Sidestage came with.
      const problem =
        rules.length === 0
          ? 'The last rule cannot be deleted. Switch it off instead.'
          : rules.length > PLAYBOOK_LIMIT
            ? `A playbook has at most ${String(PLAYBOOK_LIMIT)} rules.`
            : null;
      if (problem === null) return save(rules, text);
      state.setState({ problem });
      return false;
    },
    defaultPlaybookAgain: () => save([], 'The playbook is the one that Sidestage came with'),
    newRuleId: () => options.newId(),
    async dryRun(rule, signal, told) {
      const { team, editedMarket } = state.getState();
      const { workspace } = editedTeam({ team, editedMarket });
      const playbook = putRule(rulesOf(workspace.playbook), rule);
      const now = options.now();
      let run: DryRun = {
        looked: 0,
        of: await options.store.countPeople(),
        people: 0,
        gets: 0,
        first: 0,
        names: [],
        kept: {},
      };
      const look = (person: Person) => {
        if (marketOf(team.workspace, person.contact).id !== editedMarket) return;
        run = { ...run, people: run.people + 1 };
        const evidence = knownOf(person, { workspace, now });
        const why = ineligible(rule, evidence, person, playbook)?.why ?? null;
        if (why === 'does-not-fit' || why === 'off') return;
        if (why !== null) {
          run = { ...run, kept: { ...run.kept, [why]: (run.kept[why] ?? 0) + 1 } };
          return;
        }
        const isFirst = eligibleRules(evidence, playbook, person).rules[0]?.id === rule.id;
        const { company } = person.contact;
        const names = [...run.names, { name: displayName(person.contact), company }].slice(0, NAMES);
        run = { ...run, gets: run.gets + 1, first: run.first + (isFirst ? 1 : 0), names };
      };
      try {
        await options.store.eachPerson(
          (persons) => {
            for (const person of persons) look(person);
            run = { ...run, looked: run.looked + persons.length };
            told(run);
          },
          { signal },
        );
      } catch (error) {
        if (signal.aborted) return null;
        throw error;
      }
      return run;
    },
  };
}
