import { useState } from 'react';
import {
  datesOf,
  ENTERED,
  ENTERED_WORDS,
  goalRecord,
  isoOf,
  typedEntry,
  typedGoal,
  utcDay,
  type Typed,
} from '../../../lib/panel/board/metric-entry';
import { figureText, type FigureTongue } from '../../../lib/panel/board/metric-words';
import type { TeamRecordBody } from '../../../lib/model/team-record';
import type { Metric, Period } from '../../../lib/rules/metrics/metric';
import { dayOf } from '../../../lib/rules/metrics/metric';
import { usePanel } from '../../shell/panel-context';
import { LinkButton } from '../../ui/link-button';
import { useBoardState } from '../board-context';
import { trendName } from '../overview/metric-trend';
import { MetricForm } from './metric-form';

interface MetricEntryPartProps {
  metric: Metric;
  tongue: FigureTongue;
  period: Period;
}

const NUMBER: Partial<Record<Metric['unit'], string>> = {
  share: 'Goal, in percent',
  nps: 'Goal, −100 to 100',
};

/** What a lead enters for a metric: its goal, a note on its line, and figures that nobody counts here. Each has its undo. */
export function MetricEntryPart({ metric, tongue, period }: MetricEntryPartProps) {
  const { commands, now } = usePanel();
  const records = useBoardState((state) => state.records);
  const [open, setOpen] = useState<'goal' | 'remark' | 'entry' | null>(null);
  const goal = goalRecord(records, metric.id);
  const what = ENTERED[metric.id];
  const name = trendName(metric);
  const keep = (body: Typed<TeamRecordBody>, text: string): string | null => {
    if (!body.ok) return body.message;
    const { value } = body;
    if (value.is === 'goal' && goal !== undefined) void commands.editRecord(goal, { body: value }, text);
    else void commands.keepRecord({ shared: true, label: '', body: value }, text);
    setOpen(null);
    return null;
  };
  const close = () => setOpen(null);
  return (
    <div className="metric-entry">
      <p className="metric-steps">
        <LinkButton aria-expanded={open === 'goal'} onClick={() => setOpen('goal')}>
          {goal === undefined ? 'Set a goal' : 'Change the goal'}
        </LinkButton>
        {goal === undefined ? null : (
          <LinkButton onClick={() => void commands.deleteRecord(goal, `${name} has no goal any more`)}>
            No goal
          </LinkButton>
        )}
        <LinkButton aria-expanded={open === 'remark'} onClick={() => setOpen('remark')}>
          Note
        </LinkButton>
        {what === undefined ? null : (
          <LinkButton aria-expanded={open === 'entry'} onClick={() => setOpen('entry')}>
            Enter
          </LinkButton>
        )}
      </p>
      {open === 'goal' ? (
        <MetricForm
          name={`Goal of ${name}`}
          fields={[{ id: 'goal', label: NUMBER[metric.unit] ?? 'Goal', type: 'text' }]}
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
          name={`Note on ${name}`}
          fields={[
            { id: 'day', label: 'Day', type: 'date', start: isoOf(dayOf(now())) },
            { id: 'text', label: 'What happened', type: 'text' },
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
          name={`${ENTERED_WORDS[what]}, entered`}
          fields={[
            { id: 'amount', label: ENTERED_WORDS[what], type: 'text' },
            { id: 'from', label: 'From', type: 'date', start: datesOf(period).from },
            { id: 'to', label: 'To', type: 'date', start: datesOf(period).to },
            ...(what === 'acquisition-spend'
              ? [{ id: 'source', label: 'Source', type: 'text' as const }]
              : []),
          ]}
          onClose={close}
          onSave={({ amount = '', from = '', to = '', source = '' }) =>
            keep(typedEntry(what, { amount, from, to, source }, tongue), `${ENTERED_WORDS[what]} entered`)
          }
        />
      ) : null}
    </div>
  );
}
