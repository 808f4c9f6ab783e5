import { useEffect, useRef, useState } from 'react';
import type { ManyDone } from '../../lib/panel/bulk';
import { memberName } from '../../lib/panel/team';
import type { GivePlan } from '../../lib/rules/give-plan';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { ChipButton } from '../ui/chip';
import { WalkLine } from './walk-line';

interface GiveFlowProps {
  ids: readonly string[];
  onDone: (given: readonly string[], bulks: readonly string[]) => void;
  onCancel: () => void;
}

/** Gives many people to a colleague, or shares them among several: whoever leaves or is away. */
export function GiveFlow({ ids, onDone, onCancel }: GiveFlowProps) {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const me = usePanelState((state) => state.me);
  const [owners, setOwners] = useState<readonly (string | null)[]>([]);
  const [made, setMade] = useState<{ plan: GivePlan; of: unknown; owners: unknown } | null>(null);
  const [saving, setSaving] = useState<{ done: number; of: number } | null>(null);
  const [outcome, setOutcome] = useState<ManyDone | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => {
    if (owners.length === 0) return;
    let isOver = false;
    void commands.planGive(ids, owners).then((plan) => {
      if (!isOver) setMade({ plan, of: ids, owners });
    });
    return () => {
      isOver = true;
    };
  }, [commands, ids, owners, outcome]);
  const plan = owners.length > 0 && made?.of === ids && made.owners === owners ? made.plan : null;
  const given = plan?.gets.flatMap((get) => get.ids) ?? [];
  const members = [
    ...team.members.filter(({ removed }) => removed !== true).map(({ id }): string | null => id),
    null,
  ];
  const name = (id: string | null) => {
    const words = memberName(team, me, id);
    return words.charAt(0).toUpperCase() + words.slice(1);
  };
  const go = async () => {
    if (plan === null) return;
    const mine = (abort.current = new AbortController());
    setSaving({ done: 0, of: given.length });
    const done = await commands.giveMany(plan, {
      signal: mine.signal,
      progress: (some, of) => setSaving({ done: Math.round((given.length * some) / of), of: given.length }),
    });
    setSaving(null);
    setOutcome(done);
    if (done.state === 'done') onDone(ids, done.ids);
  };
  return (
    <>
      <div className="chips" role="group" aria-label="Who looks after them from now on">
        {members.map((id) => (
          <ChipButton
            key={id ?? ''}
            pressed={owners.includes(id)}
            onClick={() =>
              setOwners(owners.includes(id) ? owners.filter((one) => one !== id) : [...owners, id])
            }
          >
            <bdi>{name(id)}</bdi>
          </ChipButton>
        ))}
      </div>
      <p className="small quiet">
        Choose several to share them evenly. For a holiday: ‘Undo’ gives back whoever was not changed since.
      </p>
      {plan === null ? null : (
        <ul className="moves-lines" aria-label="What would happen">
          {plan.gets.map(({ owner, ids: some }) => (
            <GiveLine key={owner ?? ''} words={`to ${name(owner)}`} count={some.length} how="" />
          ))}
          {plan.from.length < 2 ? null : (
            <li className="moves-line small quiet">
              From{' '}
              {plan.from
                .map(({ owner, ids: some }) => `${name(owner)} ${some.length.toLocaleString('en')}`)
                .join(', ')}
            </li>
          )}
          {plan.there.length === 0 ? null : (
            <GiveLine words="are theirs already" count={plan.there.length} how="stay" />
          )}
          {plan.notYours.length === 0 ? null : (
            <GiveLine words="not yours to give" count={plan.notYours.length} how="stay" />
          )}
        </ul>
      )}
      {saving === null ? (
        <div className="moves-go">
          <Button look="primary" disabled={given.length === 0} onClick={() => void go()}>
            {given.length === 0 ? 'Give' : `Give ${given.length.toLocaleString('en')}`}
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
        </div>
      ) : (
        <WalkLine doing="Giving" done={saving.done} of={saving.of} onStop={() => abort.current?.abort()} />
      )}
      <p className="small moves-said" role="status">
        {outcome?.state === 'changed'
          ? 'Somebody changed meanwhile: looked at again, nobody was given yet.'
          : ''}
        {outcome?.state === 'stopped' ? 'Stopped: nobody was given.' : ''}
        {outcome?.state === 'not-saved' ? 'Not saved: nobody was given.' : ''}
      </p>
    </>
  );
}

function GiveLine({ words, count, how }: { words: string; count: number; how: string }) {
  return (
    <li className="moves-line">
      <span className="moves-dot" aria-hidden="true" />
      <bdi className="moves-words">{words}</bdi>
      <span className="moves-count">{count.toLocaleString('en')}</span>
      <span className="moves-how quiet">{how}</span>
    </li>
  );
}
