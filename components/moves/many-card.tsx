import { useEffect, useMemo, useState } from 'react';
import { BULK_LIMIT } from '../../lib/model/bulk';
import type { MoveTarget } from '../../lib/panel/many-look';
import { peopleText } from '../../lib/rules/shown-rate';
import { hasMarkets } from '../../lib/panel/markets';
import { mayDo } from '../../lib/panel/may';
import type { SeenPerson } from '../../lib/panel/seen';
import { bulkLimit } from '../../lib/rules/can';
import { marketsOf, standingMarket } from '../../lib/rules/market';
import { findStage } from '../../lib/rules/stage-model';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Card } from '../ui/card';
import { LinkButton } from '../ui/link-button';
import { SelectField } from '../ui/select-field';
import { Toggle } from '../ui/toggle';
import { GiveFlow } from './give-flow';
import { MoveFlow } from './move-flow';
import './moves.css';

interface ManyCardProps {
  /** Whom the user chose, in an array that stays the same while the choice does. */
  ids: readonly string[];
  /** People of the page or the list whom nobody knows. */
  unknown?: readonly SeenPerson[];
  /** It was done with these, by these bulks: they are to be chosen no longer. */
  onDone: (done: readonly string[], bulks: readonly string[]) => void;
  onAdded?: (ids: readonly string[]) => void;
  onCancel: () => void;
}

const ACTS = [
  { value: 'move', label: 'Move' },
  { value: 'give', label: 'Give' },
] as const;
const NOBODY: readonly SeenPerson[] = [];

/** What to do with the people that are chosen: another stage, or another owner. For the sidebar and for the board. */
export function ManyCard({ ids, unknown = NOBODY, onDone, onAdded, onCancel }: ManyCardProps) {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const roles = usePanelState(({ session }) => session?.member.roles ?? null);
  const mayGive = usePanelState((state) => mayDo(state, 'change-owner', null));
  const several = usePanelState(hasMarkets);
  const [act, setAct] = useState<'move' | 'give'>('move');
  const [chosenMarket, setMarket] = useState<string | null | undefined>(undefined);
  const [usual, setUsual] = useState<string | null>(null);
  const [chosen, setChosen] = useState<MoveTarget | null>(null);
  const limit = roles === null ? BULK_LIMIT : bulkLimit(roles);
  const part = useMemo(() => (ids.length > limit ? ids.slice(0, limit) : ids), [ids, limit]);
  // Most of them are of one market: that one is meant until another is chosen.
  useEffect(() => {
    if (!several) return;
    let isOver = false;
    void commands.rowsOf(part).then((rows) => {
      if (isOver) return;
      const counts = new Map<string | null, number>();
      for (const { market } of rows) {
        const id = standingMarket(team.workspace, market)?.id ?? null;
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      setUsual([...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null);
    });
    return () => {
      isOver = true;
    };
  }, [commands, part, several, team]);
  const market = chosenMarket === undefined ? usual : chosenMarket;
  const markets = marketsOf(team.workspace);
  const { model } = markets.find(({ id }) => id === market) ?? team.workspace;
  // A stage is one of a market's model: in another market none is chosen.
  const target = chosen?.market === market ? chosen : null;
  const to = target === null ? null : findStage(model, target.stage);
  const addable = onAdded === undefined ? NOBODY : unknown;

  return (
    <Card
      name={act === 'move' ? 'Move people' : 'Give people'}
      title={
        part.length === 0 && addable.length > 0
          ? `Add ${peopleText(addable.length)} in`
          : `${act === 'move' ? 'Move' : 'Give'} ${peopleText(part.length)} to`
      }
      className="moves-card"
      aside={mayGive ? <Toggle label="What to do" options={[...ACTS]} value={act} onChange={setAct} /> : null}
    >
      {ids.length <= limit ? null : (
        <p className="well">
          At most {limit.toLocaleString('en')} at a time: these are the first {limit.toLocaleString('en')} of{' '}
          {ids.length.toLocaleString('en')}. The others stay chosen.
        </p>
      )}
      {several && act === 'move' ? (
        <SelectField
          label="Market"
          value={market ?? ''}
          options={markets.map(({ id, label }) => ({ value: id ?? '', label }))}
          onChange={(id) => setMarket(id === '' ? null : id)}
        />
      ) : null}
      {act === 'move' ? (
        <MoveFlow
          key={market ?? ''}
          ids={part}
          market={market}
          target={target}
          onStage={(stage) => setChosen(stage === null ? null : { market, stage })}
          onDone={onDone}
          onCancel={onCancel}
        />
      ) : (
        <GiveFlow ids={part} onDone={onDone} onCancel={onCancel} />
      )}
      {addable.length === 0 || act === 'give' ? null : (
        <p className="small">
          {addable.length.toLocaleString('en')} of them {addable.length === 1 ? 'is' : 'are'} not known yet
          {target === null || to === null ? ': choose a stage to add them in.' : ' · '}
          {target === null || to === null ? null : (
            <LinkButton
              onClick={() =>
                void commands.addListed(addable, target).then((added) => {
                  if (added !== null) onAdded?.(added);
                })
              }
            >
              add them in {to.label}
            </LinkButton>
          )}
        </p>
      )}
    </Card>
  );
}
