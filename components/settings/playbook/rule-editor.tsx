import { useState } from 'react';
import type { ActionRule } from '../../../lib/model/action';
import { rulesOf } from '../../../lib/rules/playbook';
import { ruleProblems, type RuleProblem } from '../../../lib/rules/playbook-check';
import { putRule, ruleChanges } from '../../../lib/rules/playbook-edit';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { useUnsaved } from '../use-unsaved';
import { useEditedTeam } from '../use-edited-team';
import { ChangedMeanwhile } from '../model/changed-meanwhile';
import { DryRunStep } from './dry-run-step';
import { RuleConditions } from './rule-conditions';
import { RuleWords } from './rule-words';

interface RuleEditorProps {
  /** The rule as it is saved; while it is edited, what is typed stays whatever happens to it. */
  rule: ActionRule;
  isNew?: boolean;
  onClose: () => void;
}

/** All of a rule, with what is wrong with it, and who would get it now. */
export function RuleEditor({ rule, isNew = false, onClose }: RuleEditorProps) {
  const { commands } = usePanel();
  const { model, workspace } = useEditedTeam();
  const [draft, setDraft] = useState(rule);
  const [base, setBase] = useState(rule);
  useUnsaved(isNew || draft !== rule);
  const now = rulesOf(workspace.playbook).find((one) => one.id === rule.id) ?? null;
  const theirs = isNew ? [] : ruleChanges(base, now);
  const problems = ruleProblems(draft, model);
  const stops = problems.filter(({ how }) => how === 'stop');
  const at = (place: RuleProblem['at']) => problems.filter((problem) => problem.at === place);
  const edit = (fields: Partial<ActionRule>) => setDraft({ ...draft, ...fields });
  const save = async () => {
    const saved = await commands.changePlaybook(
      (rules) => putRule(rules, draft),
      `“${draft.title.trim()}” is saved for the team`,
    );
    if (saved) onClose();
  };
  return (
    <form
      className="rule-editor"
      aria-label={isNew ? 'New rule' : `Rule ${rule.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (stops.length === 0) void save();
      }}
    >
      {theirs.length === 0 ? null : (
        <ChangedMeanwhile
          changes={theirs}
          onKeep={() => (now === null ? setBase(draft) : setBase(now))}
          onTake={() => {
            if (now === null) {
              onClose();
              return;
            }
            setDraft(now);
            setBase(now);
          }}
        />
      )}
      <RuleWords rule={draft} at={at} onEdit={edit} />
      <RuleConditions rule={draft} problems={at('conditions')} onEdit={edit} />
      <DryRunStep rule={draft} isSound={stops.length === 0} />
      <div className="playbook-steps">
        <Button look="primary" type="submit" disabled={stops.length > 0}>
          Save
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
        {stops.length === 0 ? null : (
          <span className="small quiet" role="status">
            It can be saved when what is marked is put right.
          </span>
        )}
      </div>
    </form>
  );
}
