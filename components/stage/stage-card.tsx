import { useState, type ReactNode } from 'react';
import type { LifecycleModel } from '../../lib/model/lifecycle';
import type { StageView } from '../../lib/panel/person-view';
import type { Move } from '../../lib/panel/moves';
import type { ReasonWanted } from '../../lib/panel/state';
import { agoText, dateText } from '../../lib/panel/time-text';
import { stageDaysWords } from '../../lib/rules/stage-days';
import { Card } from '../ui/card';
import { LinkButton } from '../ui/link-button';
import { Menu } from '../ui/menu';
import { EarlierMoves } from './earlier-moves';
import { ReasonStep } from './reason-step';
import { StageReceiptBox } from './stage-receipt';
import { StageTrack } from './stage-track';
import type { StageTrackProps } from './track-props';
import './stage-card.css';

export interface StageCardProps {
  short: string;
  model: LifecycleModel;
  stage: StageView;
  /** Every move of the person, newest first. */
  moves: Move[];
  reasonWanted: ReasonWanted | null;
  /** The reason in the user's own words, so far. */
  reason: string;
  /** Stages cannot be changed by hand: why, as a sentence. */
  fixed?: string | null;
  /** The page's own stage, where it is another. */
  drift?: ReactNode;
  /** A stage that a rule suggests. */
  suggestion?: ReactNode;
  /** Segment, tier, and through which model people are seen. */
  facts?: ReactNode;
  /** People are seen through another model: how that one draws it, and the way back. */
  lens?: { track: StageTrackProps; note: ReactNode } | null;
  menuOpen: boolean;
  now: number;
  locale: string;
  onMenu: (open: boolean) => void;
  onMove: (to: string, reason?: string, source?: ReasonWanted['source']) => void;
  onReason: (text: string) => void;
  onKeep: () => void;
  /** Takes a move back by its id. */
  onUndo: (changeId: string) => void;
}

/** Where the person stands, since when, and the moves from here. */
export function StageCard(props: StageCardProps) {
  const { model, stage, reasonWanted, lens = null, fixed = null } = props;
  const { current } = stage;
  const mayMove = fixed === null;
  return (
    <Card name="Stage" aside={<StageDays stage={stage} />} className="stage-card">
      {lens === null ? (
        <StageTrack model={model} current={current} onMove={mayMove ? (to) => props.onMove(to) : undefined} />
      ) : (
        <>
          <StageTrack {...lens.track} />
          {lens.note}
        </>
      )}
      {reasonWanted === null ? (
        <>
          {props.drift}
          {props.suggestion}
        </>
      ) : (
        <ReasonStep
          wanted={reasonWanted}
          own={props.reason}
          onType={props.onReason}
          onReason={(reason) => props.onMove(reasonWanted.to, reason, reasonWanted.source)}
          onKeep={props.onKeep}
        />
      )}
      <Foot {...props} mayMove={mayMove} />
      {props.facts}
    </Card>
  );
}

function Foot({ mayMove, ...props }: StageCardProps & { mayMove: boolean }) {
  const { model, stage, moves, locale, now, fixed } = props;
  const [open, setOpen] = useState(false);
  const { receipt, current } = stage;
  const [latest, ...earlier] = moves;
  return (
    <>
      <div className="stage-foot">
        {receipt === null ? (
          <span className="quiet small">
            No stage yet.{mayMove ? ` Choose where ${props.short} stands.` : ''}
          </span>
        ) : (
          <LinkButton
            className="stage-since"
            aria-expanded={open}
            title={agoText(receipt.when, now)}
            onClick={() => setOpen(!open)}
          >
            {receipt.from === null ? 'Added' : receipt.source === 'undo' ? 'Put back' : 'Moved'}{' '}
            {dateText(receipt.when, now, locale)}
            {receipt.who === 'nobody' ? '' : ` · ${receipt.who}`}
          </LinkButton>
        )}
        {mayMove ? (
          <Menu
            label="Move"
            name="Move to another stage"
            shortcut="M"
            numbered
            width="card"
            className="stage-menu"
            open={props.menuOpen}
            onOpen={props.onMenu}
            items={model.stages.map((one) => ({
              id: one.id,
              label: one.label,
              detail: one.explains,
              phase: one.phase,
              current: one.id === current?.id,
            }))}
            onChoose={(to) => props.onMove(to)}
          />
        ) : null}
      </div>
      {mayMove ? null : <p className="quiet small">{fixed}</p>}
      {open && latest !== undefined ? (
        <>
          <StageReceiptBox move={latest} days={stage} locale={locale} onUndo={props.onUndo} />
          <EarlierMoves moves={earlier} now={now} locale={locale} onUndo={props.onUndo} />
        </>
      ) : null}
    </>
  );
}

function StageDays({ stage: { days, ...team } }: { stage: StageView }) {
  if (days === null) return null;
  const words = stageDaysWords({ days, ...team });
  return (
    <span title={words.sentence ?? undefined}>
      {words.short}
      {words.team === null ? null : ` · ${words.team}`}
    </span>
  );
}
