import { useMemo, useRef, useState } from 'react';
import type { ManyDone } from '../../lib/panel/bulk';
import { peopleText } from '../../lib/rules/shown-rate';
import type { MoveTarget } from '../../lib/panel/many-look';
import { inMarket } from '../../lib/rules/market';
import type { Doubt } from '../../lib/rules/move-look';
import { movePlan } from '../../lib/rules/move-plan';
import { rulesOf } from '../../lib/rules/playbook';
import { withLapsed } from '../../lib/rules/stage-model';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { OpensBox, QUIET_DAYS } from './opens-box';
import { PlanBox } from './plan-box';
import { ReasonField } from './reason-field';
import { SomeNames } from './some-names';
import { StageChoice } from './stage-choice';
import { useManyLook } from './use-many-look';
import { WalkLine } from './walk-line';

interface MoveFlowProps {
  ids: readonly string[];
  /** The market whose model they are moved in: null is the main one. */
  market: string | null;
  /** The stage of it that is chosen; whom the page names and nobody knows can be added in it. */
  target: MoveTarget | null;
  onStage: (stage: string | null) => void;
  /** It was done with these people, by these bulks; also with those who stayed. */
  onDone: (moved: readonly string[], bulks: readonly string[]) => void;
  onCancel: () => void;
}

const DAY = 86_400_000;
const NOBODY: ReadonlySet<Doubt> = new Set();

/** Moves many people: the stage, then what would happen, then go. */
export function MoveFlow({ ids, market, target, onStage, onDone, onCancel }: MoveFlowProps) {
  const { commands, now } = usePanel();
  const team = usePanelState((state) => state.team);
  const workspace = useMemo(() => inMarket(team.workspace, { market }), [team, market]);
  const model = useMemo(() => withLapsed(workspace.model), [workspace]);
  const [leftOut, setLeftOut] = useState(NOBODY);
  const [reason, setReason] = useState('');
  const [isQuiet, setQuiet] = useState(false);
  const [again, setAgain] = useState(0);
  const [saving, setSaving] = useState<{ done: number; of: number } | null>(null);
  const [outcome, setOutcome] = useState<ManyDone | null>(null);
  const abort = useRef<AbortController | null>(null);
  const looked = useManyLook(ids, target, again);
  const plan = useMemo(
    () =>
      looked.state !== 'ready' || target === null
        ? null
        : movePlan(looked.look.looks, { model: workspace.model, to: target.stage, leftOut }),
    [looked, target, workspace, leftOut],
  );
  const choose = (id: string | null) => {
    setOutcome(null);
    onStage(id);
  };
  const go = async () => {
    if (plan === null || looked.state !== 'ready' || target === null) return;
    const mine = (abort.current = new AbortController());
    setOutcome(null);
    setSaving({ done: 0, of: plan.ids.length });
    const actions = plan.opens.map(({ rule }) => rule);
    const quiet = isQuiet && actions.length > 0 ? { until: now() + QUIET_DAYS * DAY, actions } : null;
    const move = { ...target, ids: plan.ids, reason: reason.trim() || null, quiet };
    const done = await commands.moveMany(looked.look, move, {
      signal: mine.signal,
      // One person is two records: where they are, and the move.
      progress: (some, of) =>
        setSaving({ done: Math.round((plan.ids.length * some) / of), of: plan.ids.length }),
    });
    setSaving(null);
    setOutcome(done);
    if (done.state === 'done') onDone(ids, done.ids);
    if (done.state === 'changed') setAgain(again + 1);
  };

  const isStale = looked.state === 'ready' && looked.isStale;
  const isGone = plan !== null && plan.to === null;
  const lacksReason = plan?.needsReason === true && reason.trim() === '';
  return (
    <>
      <StageChoice stages={model.stages} value={target?.stage ?? null} onChange={choose} />
      {looked.state === 'looking' ? (
        <WalkLine doing="Looking at" done={looked.done} of={looked.of} onStop={() => choose(null)} />
      ) : null}
      {isGone ? <p role="alert">This stage is not in the model any more. Choose one of its stages.</p> : null}
      {plan === null || looked.state !== 'ready' || isGone ? null : (
        <>
          <p className="only-read-out" role="status">
            {peopleText(plan.ids.length)} would be moved.
          </p>
          <ChangedWords looked={looked} outcome={outcome} />
          <PlanBox
            plan={plan}
            look={looked.look}
            onLeaveOut={(doubt) => {
              const next = new Set(leftOut);
              if (!next.delete(doubt)) next.add(doubt);
              setLeftOut(next);
            }}
          />
          <OpensBox
            opens={plan.opens}
            titleOf={(id) => rulesOf(workspace.playbook).find((rule) => rule.id === id)?.title ?? id}
            isQuiet={isQuiet}
            onQuiet={setQuiet}
          />
          {plan.ids.length === 0 ? null : (
            <ReasonField needed={plan.needsReason} value={reason} onChange={setReason} />
          )}
        </>
      )}
      {saving === null ? (
        <div className="moves-go">
          <Button
            look="primary"
            disabled={plan === null || isStale || plan.ids.length === 0 || lacksReason}
            onClick={() => void go()}
          >
            {plan === null || plan.ids.length === 0 ? 'Move' : `Move ${plan.ids.length.toLocaleString('en')}`}
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
          <span className="small quiet moves-note">
            {lacksReason && plan.ids.length > 0
              ? 'Give a reason first.'
              : 'Undo later, except those changed since.'}
          </span>
        </div>
      ) : (
        <WalkLine doing="Moving" done={saving.done} of={saving.of} onStop={() => abort.current?.abort()} />
      )}
      <p className="small moves-said" role="status">
        {outcome?.state === 'stopped' ? 'Stopped: nobody was moved.' : ''}
        {outcome?.state === 'not-saved' ? 'Not saved: nobody was moved.' : ''}
      </p>
    </>
  );
}

/** The dry run was made again while it was read: of whom it says something else now. */
function ChangedWords(props: {
  looked: Extract<ReturnType<typeof useManyLook>, { state: 'ready' }>;
  outcome: ManyDone | null;
}) {
  const { look, changed } = props.looked;
  const ids = changed.length > 0 ? changed : props.outcome?.state === 'changed' ? props.outcome.ids : [];
  if (ids.length === 0) return null;
  return (
    <p className="well" role="status">
      Looked at again, since something has changed: <SomeNames ids={ids} rows={look.rows} />.
      {props.outcome?.state === 'changed' ? ' Nobody was moved yet.' : ''}
    </p>
  );
}
