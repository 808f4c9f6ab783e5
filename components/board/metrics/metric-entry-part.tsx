import { useRef, useState } from 'react';
import {
  datesOf,
  ENTERED,
  ENTERED_WORDS,
  goalField,
  isoOf,
  keptFor,
  typedEntry,
  typedGoal,
  utcDay,
} from '../../../lib/panel/board/metric-entry';
import { amountField, type Typed } from '../../../lib/panel/board/typed-number';
import { figureText, type FigureTongue } from '../../../lib/panel/board/metric-words';
import type { TeamRecord, TeamRecordBody } from '../../../lib/model/team-record';
import type { Metric, Period } from '../../../lib/rules/metrics/metric';
import { goalRecord } from '../../../lib/rules/metrics/entered-in';
import { dayOf } from '../../../lib/rules/metrics/metric';
import { usePanel } from '../../shell/panel-context';
import { LinkButton } from '../../ui/link-button';
import { useBoardState } from '../board-context';
import { trendName } from '../overview/metric-trend';
import { KeptList } from './kept-list';
import { MetricForm } from './metric-form';

interface MetricEntryPartProps {
  metric: Metric;
  tongue: FigureTongue;
  period: Period;
  /** False: what is kept is only read. */
  mayEdit: boolean;
  /** It begins with the form for a figure that nobody counts here. */
  isEntering: boolean;
}

const NUMBER: Partial<Record<Metric['unit'], string>> = {
  share: 'Goal, in percent',
  nps: 'Goal, −100 to 100',
};

/**
 * What a lead enters for a metric: its goal, notes on its line, and figures that nobody counts here; what is kept of the
 * period stands below, to be changed or deleted. Each has its undo. Others read it.
 */
export function MetricEntryPart({ metric, tongue, period, mayEdit, isEntering }: MetricEntryPartProps) {
  const { commands, now } = usePanel();
  const records = useBoardState((state) => state.records);
  const [open, setOpen] = useState<'goal' | 'remark' | 'entry' | null>(isEntering ? 'entry' : null);
  const [edited, setEdited] = useState<TeamRecord | null>(null);
  const first = useRef<HTMLButtonElement>(null);
  const goal = goalRecord(records, metric.id);
  const what = ENTERED[metric.id];
  const name = trendName(metric);
  const keep = (body: Typed<TeamRecordBody>, text: string): string | null => {
    if (!body.ok) return body.message;
    const { value } = body;
    const before = value.is === 'goal' ? goal : edited;
    if (before) void commands.editRecord(before, { body: value }, text);
    else void commands.keepRecord({ shared: true, label: '', body: value }, text);
    close();
    return null;
  };
  const show = (form: typeof open, record: TeamRecord | null = null) => {
    setEdited(record);
    setOpen(form);
  };
  const close = () => show(null);
  const remark = edited?.body.is === 'remark' ? edited.body : null;
  const entered = edited?.body.is === 'entered' ? edited.body : null;
  const days = entered === null ? datesOf(period) : datesOf({ from: entered.from, to: entered.to + 1 });
  return (
    <div className="metric-entry">
      {mayEdit ? (
        <p className="metric-steps">
          <LinkButton ref={first} aria-expanded={open === 'goal'} onClick={() => show('goal')}>
            {goal === undefined ? 'Set a goal' : 'Change the goal'}
          </LinkButton>
          {goal === undefined ? null : (
            <LinkButton onClick={() => void commands.deleteRecord(goal, `${name} has no goal any more`)}>
              No goal
            </LinkButton>
          )}
          <LinkButton aria-expanded={open === 'remark'} onClick={() => show('remark')}>
            Note
          </LinkButton>
        </p>
      ) : null}
      {open === 'goal' ? (
        <MetricForm
          name={`Goal of ${name}`}
          fields={[
            {
              id: 'goal',
              label: NUMBER[metric.unit] ?? 'Goal',
              type: 'text',
              start: goal === undefined ? '' : goalField(goal.body.value, metric.unit, tongue),
            },
          ]}
          onClose={close}
          onSave={({ goal: typed = '' }) => {
            const read = typedGoal(typed, metric, tongue);
            if (!read.ok) return read.message;
            const body = { is: 'goal' as const, metric: metric.id, value: read.value };
            return keep(
              { ok: true, value: body },
              `Goal of ${name}: ${figureText(read.value, metric.unit, tongue)}`,
            );
          }}
        />
      ) : null}
      {open === 'remark' ? (
        <MetricForm
          key={edited?.id ?? 'new'}
          name={`Note on ${name}`}
          fields={[
            { id: 'day', label: 'Day', type: 'date', start: isoOf(remark?.day ?? dayOf(now())) },
            { id: 'text', label: 'What happened', type: 'text', start: remark?.text ?? '' },
          ]}
          onClose={close}
          onSave={({ day = '', text = '' }) => {
            const at = utcDay(day);
            const said = text.trim().slice(0, 1000);
            if (at === null) return 'Choose a day.';
            if (said === '') return 'Write what happened.';
            return keep(
              { ok: true, value: { is: 'remark', metric: metric.id, day: at, text: said } },
              `Noted on ${name}`,
            );
          }}
        />
      ) : null}
      {open === 'entry' && what !== undefined ? (
        <MetricForm
          key={edited?.id ?? 'new'}
          name={`${ENTERED_WORDS[what]}, entered`}
          fields={[
            {
              id: 'amount',
              label: ENTERED_WORDS[what],
              type: 'text',
              start: entered === null ? '' : amountField(entered.amount, entered.currency, tongue.locale),
            },
            { id: 'from', label: 'From', type: 'date', start: days.from },
            { id: 'to', label: 'To', type: 'date', start: days.to },
            ...(what === 'acquisition-spend'
              ? [{ id: 'source', label: 'Source', type: 'text' as const, start: entered?.source ?? '' }]
              : []),
          ]}
          onClose={close}
          onSave={({ amount = '', from = '', to = '', source = '' }) =>
            keep(
              typedEntry(
                what,
                { amount, from, to, source },
                { ...tongue, currency: entered?.currency ?? tongue.currency },
              ),
              `${ENTERED_WORDS[what]} entered`,
            )
          }
        />
      ) : null}
      <KeptList
        name={`Kept for ${name}`}
        records={keptFor(records, metric.id, period)}
        locale={tongue.locale}
        onEdit={mayEdit ? (record) => show(record.body.is === 'remark' ? 'remark' : 'entry', record) : null}
        onDelete={(record, text) => {
          if (record.id === edited?.id) close();
          first.current?.focus();
          void commands.deleteRecord(record, text);
        }}
      />
    </div>
  );
}
