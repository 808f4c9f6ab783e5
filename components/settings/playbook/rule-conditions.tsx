import type { ActionConditions, ActionRule } from '../../../lib/model/action';
import { PHASES } from '../../../lib/model/phases';
import { SEGMENTS } from '../../../lib/model/segments';
import type { RuleProblem } from '../../../lib/rules/playbook-check';
import { SEGMENT_LABELS } from '../../../lib/rules/segment-words';
import { INTERACTION_WORDS } from '../../../lib/rules/timeline-words';
import { ChipButton } from '../../ui/chip';
import { NumberField } from './number-field';
import { ProblemList } from './problem-list';
import { SelectField } from '../../ui/select-field';

interface RuleConditionsProps {
  rule: ActionRule;
  problems: RuleProblem[];
  onEdit: (fields: Partial<ActionRule>) => void;
}

type NumberKey = {
  [K in keyof ActionConditions]-?: NonNullable<ActionConditions[K]> extends number ? K : never;
}[keyof ActionConditions];

const NUMBERS: [NumberKey, string][] = [
  ['minDaysInStage', 'Days in the stage, at least'],
  ['maxDaysInStage', 'Days in the stage, at most'],
  ['minOrders', 'Orders, at least'],
  ['maxOrders', 'Orders, at most'],
  ['minDaysSinceOrder', 'Days since the last order, at least'],
  ['maxDaysSinceOrder', 'Days since the last order, at most'],
  ['minNps', 'Last NPS, at least'],
  ['maxNps', 'Last NPS, at most'],
  ['maxCsat', 'Last CSAT, at most'],
  ['renewalDueInDays', 'Renewal due within days'],
  ['withinDays', 'Open, or scored, within days'],
];

const YES_NO = [
  { value: '', label: 'does not matter' },
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
];

/** Whom the rule is for: every condition given must hold. */
export function RuleConditions({ rule, problems, onEdit }: RuleConditionsProps) {
  const { when } = rule;
  const set = <K extends keyof ActionConditions>(key: K, value: ActionConditions[K] | undefined) => {
    const { [key]: _before, ...others } = when;
    onEdit({ when: (value === undefined ? others : { ...others, [key]: value }) as ActionConditions });
  };
  const toggled = <T,>(list: T[], one: T) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const segments = when.segments ?? [];
  return (
    <fieldset className="rule-conditions">
      <legend className="settings-sub">Who gets it: all of this must hold</legend>
      <div className="chips" role="group" aria-label="Phases; none means any">
        {PHASES.map((phase) => (
          <ChipButton
            key={phase}
            pressed={when.phases.includes(phase)}
            onClick={() => set('phases', toggled(when.phases, phase))}
          >
            {phase}
          </ChipButton>
        ))}
      </div>
      <div className="chips" role="group" aria-label="Segments; none means any">
        {SEGMENTS.map((segment) => (
          <ChipButton
            key={segment}
            pressed={segments.includes(segment)}
            onClick={() => {
              const chosen = toggled(segments, segment);
              set('segments', chosen.length === 0 ? undefined : chosen);
            }}
          >
            {SEGMENT_LABELS[segment]}
          </ChipButton>
        ))}
      </div>
      <div className="rule-numbers">
        <SelectField
          label="Open interaction"
          value={when.openInteraction ?? ''}
          options={[
            { value: '', label: 'does not matter' },
            ...Object.entries(INTERACTION_WORDS).map(([type, words]) => ({ value: type, label: words })),
          ]}
          onChange={(type) => set('openInteraction', type === '' ? undefined : type)}
        />
        {NUMBERS.map(([key, label]) => (
          <NumberField key={key} label={label} value={when[key]} onChange={(value) => set(key, value)} />
        ))}
        <SelectField
          label="Consent is not known"
          value={yesNo(when.consentUnknown)}
          options={YES_NO}
          onChange={(value) => set('consentUnknown', fromYesNo(value))}
        />
        <SelectField
          label="Not surveyed lately"
          value={yesNo(when.notSurveyedRecently)}
          options={YES_NO}
          onChange={(value) => set('notSurveyedRecently', fromYesNo(value))}
        />
      </div>
      <ProblemList problems={problems} />
    </fieldset>
  );
}

function yesNo(value: boolean | undefined): string {
  return value === undefined ? '' : value ? 'yes' : 'no';
}

function fromYesNo(value: string): boolean | undefined {
  return value === '' ? undefined : value === 'yes';
}
