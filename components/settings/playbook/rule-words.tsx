import type { ActionRule } from '../../../lib/model/action';
import { ACTION_KINDS } from '../../../lib/rules/condition-words';
import { DRAFT_FIELDS, REASON_FIELDS } from '../../../lib/rules/fill';
import type { RuleProblem } from '../../../lib/rules/playbook-check';
import { Field } from '../../ui/field';
import { TextArea } from '../../ui/text-area';
import { NumberField } from './number-field';
import { ProblemList } from './problem-list';
import { SelectField } from '../../ui/select-field';

interface RuleWordsProps {
  rule: ActionRule;
  at: (place: RuleProblem['at']) => RuleProblem[];
  onEdit: (fields: Partial<ActionRule>) => void;
}

const braced = (fields: readonly string[]) => fields.map((field) => `{${field}}`).join(' ');

/** What to do, why, what to send, and for how long. */
export function RuleWords({ rule, at, onEdit }: RuleWordsProps) {
  return (
    <>
      <div className="rule-pair">
        <Field
          label="What to do"
          value={rule.title}
          maxLength={120}
          dir="auto"
          error={at('title')[0]?.sentence ?? null}
          onChange={(event) => onEdit({ title: event.target.value })}
        />
        <SelectField
          label="Kind"
          value={rule.kind}
          options={ACTION_KINDS.map((kind) => ({ value: kind, label: kind }))}
          onChange={(kind) => onEdit({ kind: ACTION_KINDS.find((one) => one === kind) ?? rule.kind })}
        />
      </div>
      <TextArea
        label="Why: one sentence"
        value={rule.because}
        maxLength={300}
        hint={`Filled in: ${braced(REASON_FIELDS)}`}
        onChange={(because) => onEdit({ because })}
      />
      <ProblemList problems={at('because')} />
      <TextArea
        label="Text to send"
        value={rule.template ?? ''}
        maxLength={4000}
        hint={`Leave it empty where there is nothing to send. Filled in: ${braced(DRAFT_FIELDS)}`}
        onChange={(text) => onEdit({ template: text === '' ? null : text })}
      />
      <ProblemList problems={at('template')} />
      <div className="rule-pair">
        <NumberField
          label="Days for a result"
          value={rule.windowDays}
          problem={at('window')[0]?.sentence ?? null}
          onChange={(days) => onEdit({ windowDays: days ?? Number.NaN })}
        />
        <NumberField
          label="Days of rest after it was done"
          value={rule.restDays}
          problem={at('rest')[0]?.sentence ?? null}
          onChange={(days) => onEdit({ restDays: days ?? Number.NaN })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={rule.needsConsent}
          onChange={(event) => onEdit({ needsConsent: event.target.checked })}
        />
        <span>Only with consent to marketing</span>
      </label>
    </>
  );
}
