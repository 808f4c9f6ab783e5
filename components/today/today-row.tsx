import { formatWholeMoney } from '../../lib/model/money';
import type { TodayEntry } from '../../lib/panel/gather';
import { agoText } from '../../lib/panel/time-text';
import { findStage } from '../../lib/rules/stage';
import { teamFor } from '../../lib/panel/team';
import { worthOf } from '../../lib/rules/today';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Chip } from '../ui/chip';
import type { Asked } from './asked';
import { TodayDetail } from './today-detail';

interface TodayRowProps {
  entry: TodayEntry;
  current: boolean;
  asked: Asked;
  mayValue: boolean;
  enterOpens: boolean;
  now: number;
  onChoose: () => void;
  onAsk: (asked: Asked) => void;
  onDone: () => void;
  onOpen: () => void;
}

/** One line of the queue: who, what to do, and why it stands here; the chosen one says more. */
export function TodayRow(props: TodayRowProps) {
  const { entry, current, now } = props;
  const { locale } = usePanel();
  const team = usePanelState((state) => state.team);
  const { workspace, model } = teamFor(team, entry);
  const stage = entry.stage === null ? null : findStage(model, entry.stage);
  const worth = worthOf(entry);
  const money = (minor: number) => formatWholeMoney(Math.round(minor), workspace.currency, locale);
  return (
    <li className="today-row" aria-current={current ? 'true' : undefined}>
      <button
        type="button"
        className="today-line"
        data-line={entry.contactId}
        tabIndex={current ? 0 : -1}
        aria-expanded={current}
        onClick={props.onChoose}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !props.enterOpens || !current) return;
          event.preventDefault();
          props.onOpen();
        }}
      >
        <span className="today-words">
          <bdi className="today-name">{entry.name}</bdi>
          {entry.company === null ? null : <bdi className="today-company quiet">{entry.company}</bdi>}
          <span className="today-title">{entry.title}</span>
          {entry.due === null ? null : (
            <span className="today-due">
              {dueWords(entry, now)}
              {entry.due.text === null ? null : <bdi> “{firstLine(entry.due.text)}”</bdi>}
            </span>
          )}
        </span>
        <span className="today-side">
          {stage === null ? null : <Chip phase={stage.phase}>{stage.label}</Chip>}
          {props.mayValue && worth !== null && entry.value !== null ? (
            <span className="small quiet" title={`${percent(entry.chance)} chance × ${money(entry.value)}`}>
              {money(worth)}
            </span>
          ) : (
            <span className="small quiet">{percent(entry.chance)}</span>
          )}
        </span>
      </button>
      {current ? (
        <TodayDetail
          key={`${entry.contactId} ${entry.rule}`}
          entry={entry}
          worth={
            props.mayValue && entry.value !== null && worth !== null
              ? `${percent(entry.chance)} chance × ${money(entry.value)} = ${money(worth)}`
              : `${percent(entry.chance)} chance that something moves on`
          }
          asked={props.asked}
          onAsk={props.onAsk}
          onDone={props.onDone}
          onOpen={props.onOpen}
        />
      ) : null}
    </li>
  );
}

function dueWords({ due }: TodayEntry, now: number): string {
  if (due === null) return '';
  const when = agoText(due.at, now);
  if (due.by === 'note') return `Promised, due ${when}.`;
  return due.by === 'reply' ? `They were in touch ${when}.` : `Was put off, due ${when}.`;
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}

function percent(share: number): string {
  return `${String(Math.round(share * 100))} %`;
}
