import { useRef, useState } from 'react';
import { TEXT_LIMIT } from '../../lib/model/limits';
import type { LogChoice, LogDraft, LogField, LogType, SubscriptionEvent } from '../../lib/panel/log-draft';
import { textProblem } from '../../lib/rules/text-limit';
import { REWARD_WORDS } from '../../lib/rules/timeline-words';
import { FindPerson } from '../contact/find-person';
import { Field } from '../ui/field';
import { LinkButton } from '../ui/link-button';
import { TextArea } from '../ui/text-area';
import { Toggle } from '../ui/toggle';
import type { LogRowProps } from './log-props';

/** What is typed of what happened: only the fields that its kind has. */
export function LogFields(props: LogRowProps & { choice: LogChoice }) {
  const { draft, choice, currency, locale, onType, onSave } = props;
  const composing = useRef(false);
  const [timed, setTimed] = useState(draft.when !== '');
  const has = (field: LogChoice['fields'][number]) => choice.fields.includes(field);
  const problemOf = (field: LogField) => (draft.problem?.field === field ? draft.problem.message : null);
  const isOver = has('subscription') && draft.subscription === 'subscription-cancelled';
  const tooLong = textProblem(`${choice.label}’s text`, draft.text.trim(), TEXT_LIMIT, locale);
  return (
    <div className="log-fields">
      {has('order') ? (
        <Toggle
          label="Kind of order"
          value={draft.order}
          options={[
            { value: 'purchase', label: 'Sale' },
            { value: 'refund', label: 'Refund', title: 'Money back: it counts against their revenue' },
          ]}
          onChange={(order) => onType({ order })}
        />
      ) : null}
      {has('subscription') ? (
        <Toggle
          label="What happened to it"
          value={draft.subscription}
          options={SUBSCRIPTION}
          onChange={(subscription) => onType({ subscription })}
        />
      ) : null}
      {has('reward') ? (
        <Toggle
          label="Kind of reward"
          value={draft.reward}
          options={(['coupon', 'discount', 'gift', 'tier'] as const).map((value) => ({
            value,
            label: REWARD_WORDS[value],
          }))}
          onChange={(reward) => onType({ reward })}
        />
      ) : null}
      {has('other') ? <Referred {...props} problem={problemOf('other')} /> : null}
      {has('amount') ? (
        <Field
          label={amountLabel(draft, currency)}
          inputMode="decimal"
          autoComplete="off"
          value={draft.amount}
          error={problemOf('amount')}
          onChange={(event) => onType({ amount: event.target.value })}
        />
      ) : null}
      <TextArea
        label={choice.text}
        value={draft.text}
        error={problemOf('text') ?? tooLong}
        onChange={(text) => onType({ text })}
        onCompositionStart={() => (composing.current = true)}
        onCompositionEnd={() => (composing.current = false)}
        onKeyDown={(event) => {
          // While a character is being composed, Enter belongs to the input method.
          if (event.key !== 'Enter' || event.shiftKey || composing.current) return;
          event.preventDefault();
          onSave();
        }}
      />
      <div className="log-times">
        {has('minutes') ? (
          <Field
            label="Minutes"
            inputMode="numeric"
            autoComplete="off"
            value={draft.minutes}
            error={problemOf('minutes')}
            onChange={(event) => onType({ minutes: event.target.value })}
          />
        ) : null}
        {has('subscription') ? (
          <Field
            label="Paid for, months"
            inputMode="numeric"
            autoComplete="off"
            value={draft.months}
            error={problemOf('months')}
            onChange={(event) => onType({ months: event.target.value })}
          />
        ) : null}
        {has('due') && !isOver ? (
          <Field
            label={DUE_LABEL[draft.type] ?? 'Due'}
            type="date"
            value={draft.due}
            error={problemOf('due')}
            onChange={(event) => onType({ due: event.target.value })}
          />
        ) : null}
        {timed || problemOf('when') !== null ? (
          <Field
            label="When"
            type="datetime-local"
            autoFocus={draft.when === ''}
            value={draft.when}
            error={problemOf('when')}
            onChange={(event) => onType({ when: event.target.value })}
          />
        ) : (
          <p className="log-now">
            Happened now. <LinkButton onClick={() => setTimed(true)}>Another time</LinkButton>
          </p>
        )}
      </div>
    </div>
  );
}

const SUBSCRIPTION: { value: SubscriptionEvent; label: string; title?: string }[] = [
  { value: 'subscription-started', label: 'Started' },
  { value: 'subscription-renewed', label: 'Renewed' },
  { value: 'subscription-changed', label: 'Changed', title: 'Another price or period from now on' },
  { value: 'subscription-cancelled', label: 'Cancelled' },
];

const DUE_LABEL: Partial<Record<LogType, string>> = {
  reward: 'Expires',
  subscription: 'Next due (optional)',
};

function amountLabel({ type, subscription }: LogDraft, currency: string): string {
  if (type === 'order') return `Amount, ${currency}`;
  if (type !== 'subscription') return `${type === 'reward' ? 'Cost' : 'Amount'}, ${currency} (optional)`;
  return `Price, ${currency}${subscription === 'subscription-cancelled' ? ' (optional)' : ''}`;
}

/** The person who was referred: found among the team's people. */
function Referred({ draft, onType, onFind, problem }: LogRowProps & { problem: string | null }) {
  const { other } = draft;
  return (
    <div className="log-other">
      {other === null ? (
        <FindPerson
          label="Who was referred"
          first={[]}
          onFind={onFind}
          onChoose={(person) =>
            onType({
              other: { id: person.id, name: person.name ?? person.emails[0] ?? 'This person' },
            })
          }
        />
      ) : (
        <p className="log-chosen">
          Referred <bdi>{other.name}</bdi>{' '}
          <LinkButton onClick={() => onType({ other: null })}>Somebody else</LinkButton>
        </p>
      )}
      {problem === null ? null : (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
