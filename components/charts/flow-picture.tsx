import { useId } from 'react';
import { compactText, countText, peopleText, rateText } from '../../lib/rules/shown-rate';
import { ChartCard } from './chart-card';
import type { Flow, FlowBand, FlowBar, FlowMove, FlowStage, MoveKind } from './flow';
import { layFlow } from './flow-layout';
import { Point } from './point';
import { fitText, textWidth, wrapText } from './text-fit';
import './flow-picture.css';

export interface FlowPictureProps {
  /** In the model's order. */
  stages: FlowStage[];
  moves: FlowMove[];
  /** The model is a ring: from its last stage to its first is no step back. */
  loops: boolean;
  detail: string;
  locale: string;
  onOpen?: ((from: string, to: string) => void) | undefined;
}

const HEIGHT = 250;
const NAME = 'Flow between stages';

/** How people moved between the stages in a period: onwards, lost, back, and come back, all in one measure. */
export function FlowPicture(props: FlowPictureProps) {
  const { stages, moves, locale } = props;
  const moved = moves.filter(({ from, people }) => from !== null && people > 0);
  const labelOf = (id: string | null) =>
    id === null ? 'new' : (stages.find((stage) => stage.id === id)?.label ?? id);
  const all = moved.reduce((sum, { people }) => sum + people, 0);
  const most = moved.reduce<FlowMove | null>((a, b) => (a !== null && a.people >= b.people ? a : b), null);
  return (
    <ChartCard
      name={NAME}
      hint={props.onOpen === undefined ? 'point at a band: who is in it' : 'press a band: the people in it'}
      summary={
        most === null
          ? 'Nobody moved between stages in this period.'
          : `${countText(all, locale)} moves. The largest: ${labelOf(most.from)} to ${labelOf(most.to)}, ${peopleText(most.people, locale)}.`
      }
      detail={`${props.detail} · ${countText(all, locale)} moves`}
      table={{
        columns: [
          { label: 'From', kind: 'words' },
          { label: 'To', kind: 'words' },
          { label: 'People', kind: 'number' },
        ],
        rows: moves.map(({ from, to, people }) => [labelOf(from), labelOf(to), people]),
        shown: (value) => countText(value, locale),
      }}
      empty={moved.length === 0 ? 'Nobody moved between stages in this period.' : null}
      note={noteOf(props)}
      assumed={600}
      least={114 + stages.length * 44}
      className="flow"
    >
      {({ width, onSay }) => {
        const flow = layout(width, props);
        const content = <FlowContent {...props} flow={flow} width={width} onSay={onSay} />;
        return { width, height: Math.ceil(flow.height) + 4, content };
      }}
    </ChartCard>
  );
}

function noteOf(props: FlowPictureProps): string {
  const { bands, undrawn } = layout(600, props);
  if (!bands.some(({ kind }) => isTurned(kind))) return 'Nobody moved backwards.';
  const rest =
    undrawn.moves === 0
      ? ''
      : ` ${countText(undrawn.moves, props.locale)} smaller moves back, ${peopleText(undrawn.people, props.locale)}, stand in the table alone.`;
  return `Striped bands run backwards, from right to left.${rest}`;
}

/** Columns closer than this have their names aslant, and short counts. */
const CLOSE = 72;
const ASLANT = 118;

function layout(width: number, { stages, moves, loops }: FlowPictureProps): Flow {
  const living = stages.filter(({ lost }) => !lost);
  const right = Math.min(width / 5, 96);
  const pitch = (width - 18 - right) / Math.max(1, living.length);
  const lines = Math.max(1, ...living.map(({ label }) => wrapText(label, pitch - 6, 11.5, 2).length));
  const top = pitch < CLOSE ? 88 : lines * 14 + 20;
  const all = moves.reduce((sum, { people }) => sum + people, 0);
  const height = Math.min(HEIGHT, 120 + all * 14);
  return layFlow(stages, moves, loops, { width, height, top, left: 18, right });
}

function FlowContent(
  props: FlowPictureProps & { flow: Flow; width: number; onSay: (says: string | null) => void },
) {
  const { width, onSay, locale, onOpen } = props;
  const id = useId();
  const { bars, bands, pitch } = props.flow;
  const drawn = bands.slice().sort((a, b) => Number(isTurned(a.kind)) - Number(isTurned(b.kind)));
  return (
    <>
      <defs>
        {bands
          .filter(({ kind }) => isTurned(kind))
          .map(({ from, to, kind }) => (
            <pattern
              key={`${from.id} ${to.id}`}
              id={`${id}-${patternKey(from, to, props.stages)}`}
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <g data-phase={(kind === 'returned' ? to : from).phase}>
                <rect className="flow-stripe-ground" width="6" height="6" />
                <rect className="flow-stripe" width="2.5" height="6" />
              </g>
            </pattern>
          ))}
      </defs>
      {drawn.map((band) => (
        <Band
          key={`${band.from.id} ${band.to.id}`}
          band={band}
          stripes={`url(#${id}-${patternKey(band.from, band.to, props.stages)})`}
          locale={locale}
          says={bandWords(band, bars, locale)}
          onSay={onSay}
          onOpen={onOpen === undefined ? undefined : () => onOpen(band.from.id, band.to.id)}
        />
      ))}
      {bars.map((bar) => (
        <Bar key={bar.stage.id} bar={bar} pitch={pitch} room={width - bar.x} locale={locale} onSay={onSay} />
      ))}
    </>
  );
}

function patternKey(from: FlowStage, to: FlowStage, stages: FlowStage[]): string {
  return `${String(stages.indexOf(from))}-${String(stages.indexOf(to))}`;
}

function isTurned(kind: MoveKind): boolean {
  return kind !== 'onward' && kind !== 'lost';
}

function Band(props: {
  band: FlowBand;
  stripes: string;
  locale: string;
  says: string;
  onSay: (says: string | null) => void;
  onOpen: (() => void) | undefined;
}) {
  const { band, stripes, says, onSay, onOpen, locale } = props;
  const turned = isTurned(band.kind);
  const room = band.lane?.room ?? 0;
  return (
    <Point
      says={says}
      onSay={onSay}
      onOpen={onOpen}
      data-phase={band.kind === 'lost' ? 'lapsed' : band.from.phase}
    >
      <path className="flow-focus" d={band.path} strokeWidth={band.thick + 5} />
      <path
        className={turned ? 'flow-band' : 'flow-band flow-onward'}
        d={band.path}
        strokeWidth={band.thick}
        {...(turned ? { stroke: stripes } : {})}
      />
      <path className="flow-hit" d={band.path} strokeWidth={Math.max(12, band.thick)} />
      {band.lane === null ? null : (
        <text className="flow-lane" x={band.lane.x} y={band.lane.y}>
          {laneWords(band, locale).find((words) => textWidth(words, 11) <= room) ?? ''}
        </text>
      )}
    </Point>
  );
}

/** What stands at a band that runs backwards, the longest first: the first that has room is shown. */
function laneWords({ from, to, people, kind }: FlowBand, locale: string): string[] {
  const count = countText(people, locale);
  const words = kind === 'returned' ? 'came back' : kind === 'again' ? 'began again' : 'went back';
  return [`${from.label} → ${to.label} ${count}`, `${count} ${words}`, count, compactText(people, locale)];
}

function Bar(props: {
  bar: FlowBar;
  pitch: number;
  room: number;
  locale: string;
  onSay: (says: string | null) => void;
}) {
  const { bar, pitch, room, locale, onSay } = props;
  const { stage, x, top, bottom } = bar;
  const isClose = pitch < CLOSE && !stage.lost;
  const px = stage.lost ? room - 2 : Math.max(30, pitch - 6);
  const name = isClose ? [fitText(stage.label, ASLANT, 11.5)] : wrapText(stage.label, px, 11.5, 2);
  const under = stage.lost ? lostLines(bar, px, locale) : [wentLine(bar, px, locale)];
  const base = top - 7 - (under.length - 1) * 14;
  return (
    <Point says={barWords(bar, locale)} onSay={onSay} data-phase={stage.phase}>
      <rect className="chart-bar" x={x} y={top} width="11" height={bottom - top} rx="2" />
      <rect className="point-ring" x={x - 3} y={top - 3} width="17" height={bottom - top + 6} rx="4" />
      {name.map((line, at) => {
        const y = base - 15 - (name.length - 1 - at) * 14;
        const slope = isClose ? { transform: `rotate(-30 ${x + 4} ${y})` } : {};
        return (
          <text key={`${line} ${String(at)}`} className="chart-name" x={x} y={y} {...slope}>
            {line}
          </text>
        );
      })}
      {under.map((line, at) => (
        <text key={line} className="chart-quiet" x={x} y={base + at * 14}>
          {line}
        </text>
      ))}
    </Point>
  );
}

/** What stands under a stage's name: how many went on, as much of it as there is room for. */
function wentLine({ came, went }: FlowBar, px: number, locale: string): string {
  const onward = went.onward ?? 0;
  const [count, words] = onward === 0 ? [came, 'came in'] : [onward, 'went on'];
  const full = `${countText(count, locale)} ${words}`;
  if (textWidth(full, 11) <= px) return full;
  const plain = countText(count, locale);
  return textWidth(plain, 11) <= px ? plain : compactText(count, locale);
}

function lostLines({ came, went }: FlowBar, px: number, locale: string): string[] {
  const back = went.returned ?? 0;
  const shown = (count: number, words: string) => {
    const full = `${countText(count, locale)} ${words}`;
    return textWidth(full, 11) <= px ? full : `${compactText(count, locale)} ${words}`;
  };
  return [shown(came, 'lost'), ...(back === 0 ? [] : [shown(back, 'came back')])];
}

function barWords({ stage, came, went }: FlowBar, locale: string): string {
  const parts = [`${countText(came, locale)} came in`];
  const say = (kind: MoveKind, words: string) => {
    if ((went[kind] ?? 0) > 0) parts.push(`${countText(went[kind] ?? 0, locale)} ${words}`);
  };
  say('onward', 'went on');
  say('back', 'went back');
  say('again', 'began again');
  say('lost', 'were lost');
  say('returned', 'came back');
  return `${stage.label}: ${parts.join(', ')}`;
}

/** '1,004 people, Conversion to Retention: 58 % of 1,731 who left Conversion'. */
function bandWords({ from, to, people }: FlowBand, bars: FlowBar[], locale: string): string {
  const went = bars.find(({ stage }) => stage.id === from.id)?.went ?? {};
  const left = Object.values(went).reduce((all, one) => all + one, 0);
  return `${from.label} to ${to.label}: ${peopleText(people, locale)}, ${rateText(people, left, locale)} who left ${from.label}`;
}
