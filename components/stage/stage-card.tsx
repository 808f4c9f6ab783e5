import { useState, type ReactNode } from 'react';
import type { LifecycleModel } from '../../lib/model/lifecycle';
import type { StageView } from '../../lib/panel/person-view';
import type { ReasonWanted } from '../../lib/panel/state';
import { agoText, dateText, daysText } from '../../lib/panel/time-text';
import { Card } from '../ui/card';
import { LinkButton } from '../ui/link-button';
import { Menu } from '../ui/menu';
import { ReasonStep } from './reason-step';
import { StageReceiptBox } from './stage-receipt';
import { StageTrack } from './stage-track';
import './stage-card.css';

export interface StageCardProps {
  short: string;
  model: LifecycleModel;
  stage: StageView;
  reasonWanted: ReasonWanted | null;
  /** The reason in the user's own words, so far. */
  reason: string;
  /** The page's own stage, where it is another. */
  drift?: ReactNode;
  menuOpen: boolean;
  now: number;
  locale: string;
  onMenu: (open: boolean) => void;
  onMove: (to: string, reason?: string, source?: ReasonWanted['source']) => void;
  onReason: (text: string) => void;
  onKeep: () => void;
  /** Takes back the change that put the person here; absent where there is nothing to take back. */
  onUndo?: (() => void) | undefined;
}

/** Where the person stands, since when, and the moves from here. */
export function StageCard(props: StageCardProps) {
  const { model, stage, reasonWanted, locale, now } = props;
  const [receiptOpen, setReceiptOpen] = useState(false);
  const { receipt, current } = stage;
  return (
    <Card name="Stage" aside={<StageDays stage={stage} />} className="stage-card">
      <StageTrack model={model} current={current} onMove={(to) => props.onMove(to)} />
      {reasonWanted === null ? null : (
        <ReasonStep
          wanted={reasonWanted}
          own={props.reason}
          onType={props.onReason}
          onReason={(reason) => props.onMove(reasonWanted.to, reason, reasonWanted.source)}
          onKeep={props.onKeep}
        />
      )}
      {reasonWanted === null ? props.drift : null}
      <div className="stage-foot">
        {receipt === null ? (
          <span className="quiet small">No stage yet. Choose where {props.short} stands.</span>
        ) : (
          <LinkButton
            className="stage-since"
            aria-expanded={receiptOpen}
            title={agoText(receipt.when, now)}
            onClick={() => setReceiptOpen(!receiptOpen)}
          >
            {receipt.from === null ? 'Added' : receipt.source === 'undo' ? 'Put back' : 'Moved'}{' '}
            {dateText(receipt.when, now, locale)}
            {receipt.who === 'nobody' ? '' : ` · ${receipt.who}`}
          </LinkButton>
        )}
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
      </div>
      {receiptOpen && receipt !== null ? (
        <StageReceiptBox receipt={receipt} locale={locale} onUndo={props.onUndo} />
      ) : null}
    </Card>
  );
}

/** A median of fewer people says nothing about a team. */
const COMPARABLE = 3;

function StageDays({ stage }: { stage: StageView }) {
  if (stage.days === null) return null;
  return (
    <>
      {stage.days === 0 ? 'since today' : daysText(stage.days)}
      {stage.medianDays === null || stage.people < COMPARABLE ? null : (
        <span title={`Median of the ${String(stage.people)} people of the team who are in this stage now`}>
          {' '}
          · team median {Math.round(stage.medianDays)}
        </span>
      )}
    </>
  );
}
