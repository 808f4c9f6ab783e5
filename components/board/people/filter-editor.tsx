import { useState } from 'react';
import type { PeopleFilter, Span } from '../../../lib/model/people-filter';
import { SURVEY_SCALES } from '../../../lib/model/survey-scales';
import { conditionLabel, type ConditionId } from '../../../lib/panel/board/filter-words';
import { amountField, typedCount, typedMoney, type Typed } from '../../../lib/panel/board/typed-number';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { SelectField } from '../../ui/select-field';
import { useFilterChoices, type SetCondition } from './use-filter-choices';

interface FilterEditorProps {
  id: Exclude<ConditionId, 'text'>;
  filter: PeopleFilter;
  onChange: (filter: PeopleFilter) => void;
  onClose: () => void;
}

const isSpan = (id: ConditionId): id is 'value' | 'score' | 'days' =>
  id === 'value' || id === 'score' || id === 'days';

/** One condition of the filter: check boxes, or from and to. It holds at once; an empty one goes. */
export function FilterEditor({ id, filter, onChange, onClose }: FilterEditorProps) {
  return (
    <fieldset
      className="board-card board-editor"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <legend className="only-read-out">{conditionLabel(id)}</legend>
      {isSpan(id) ? (
        <SpanFields id={id} filter={filter} onChange={onChange} />
      ) : (
        <Boxes id={id} filter={filter} onChange={onChange} />
      )}
      <div>
        <Button onClick={onClose}>Done</Button>
      </div>
    </fieldset>
  );
}

interface PartProps<Id> {
  id: Id;
  filter: PeopleFilter;
  onChange: (filter: PeopleFilter) => void;
}

function Boxes({ id, filter, onChange }: PartProps<SetCondition>) {
  const { choices, chosen, withChosen } = useFilterChoices(id, filter);
  return (
    <div className="board-boxes">
      {choices.map(({ value, label }, at) => (
        <label key={value ?? ''} className="check">
          <input
            type="checkbox"
            autoFocus={at === 0}
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(
                withChosen(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value)),
              )
            }
          />
          <bdi>{label}</bdi>
        </label>
      ))}
      {choices.length === 0 ? <p className="quiet">There is nothing to choose from yet.</p> : null}
    </div>
  );
}

function SpanFields({ id, filter, onChange }: PartProps<'value' | 'score' | 'days'>) {
  const currency = usePanelState((state) => state.team.workspace.currency);
  const kind = usePanelState((state) => state.team.workspace.survey.defaultKind);
  const survey = filter.score?.survey ?? kind;
  const span = filter[id] ?? { min: null, max: null };
  const set = ({ min, max }: Span, scale = survey) => {
    const { [id]: _, ...rest } = filter;
    const isEmpty = min === null && max === null;
    if (isEmpty) onChange(rest);
    else onChange({ ...rest, [id]: id === 'score' ? { survey: scale, min, max } : { min, max } });
  };
  return (
    <div className="board-span">
      {id === 'score' ? (
        <SelectField
          label="Scale"
          value={survey}
          options={(['nps', 'csat', 'ces'] as const).map((one) => ({ value: one, label: one.toUpperCase() }))}
          onChange={(one) => {
            const scale = (['nps', 'csat', 'ces'] as const).find((known) => known === one) ?? kind;
            set(SURVEY_SCALES[scale], scale);
          }}
        />
      ) : null}
      {(['min', 'max'] as const).map((end) => (
        <NumberBox
          key={end}
          label={`${end === 'min' ? 'From' : 'To'}${id === 'value' ? ` (${currency})` : ''}`}
          value={span[end]}
          currency={id === 'value' ? currency : null}
          onNumber={(value) => set({ ...span, [end]: value })}
          autoFocus={end === 'min'}
        />
      ))}
    </div>
  );
}

function NumberBox(props: {
  label: string;
  value: number | null;
  /** Of an amount, which is in minor units; null: a whole number. */
  currency: string | null;
  autoFocus: boolean;
  onNumber: (value: number | null) => void;
}) {
  const { label, value, currency, autoFocus, onNumber } = props;
  const { locale } = usePanel();
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): Typed<number | null> => {
    if (text.trim() === '') return { ok: true, value: null };
    return currency === null ? typedCount(text) : typedMoney(text, { currency, locale });
  };
  const seen = typed === null ? null : read(typed);
  // What was typed stands as it is while it is what holds, or is no number.
  const isTyped = seen !== null && (!seen.ok || seen.value === value);
  return (
    <Field
      label={label}
      inputMode="decimal"
      autoFocus={autoFocus}
      autoComplete="off"
      maxLength={30}
      error={seen !== null && !seen.ok ? seen.message : null}
      value={isTyped ? (typed ?? '') : value === null ? '' : amountField(value, currency, locale)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const next = read(text);
        if (next.ok) onNumber(next.value);
      }}
    />
  );
}
