import { useCallback, useMemo, useState } from 'react';
import { lensesFor, lensOf, throughLens, type Lens } from '../../lib/panel/lens';
import { movesOf } from '../../lib/panel/moves';
import type { PersonView } from '../../lib/panel/person-view';
import { stageRights } from '../../lib/panel/suggesting';
import type { Team } from '../../lib/panel/team';
import { marketOf } from '../../lib/rules/market';
import { StageCard } from '../stage/stage-card';
import { StageLens } from '../stage/stage-lens';
import { StandingFacts } from '../stage/standing-facts';
import { SuggestionBlock } from '../stage/suggestion-block';
import { Menu } from '../ui/menu';
import { MarketPart } from './market-part';
import { PageStage } from './page-stage';
import { usePanel, usePanelState } from './panel-context';

interface StagePartProps {
  view: PersonView;
  now: number;
  menuOpen: boolean;
  onMenu: (open: boolean) => void;
  marketOpen: boolean;
  onMarket: (open: boolean) => void;
}

/** The stage card of the person shown, wired to the panel's commands. */
export function StagePart({ view, now, menuOpen, onMenu, marketOpen, onMarket }: StagePartProps) {
  const { commands, locale } = usePanel();
  const { team } = view;
  const me = usePanelState((state) => state.me);
  const session = usePanelState((state) => state.session);
  const reasonWanted = usePanelState((state) => state.reasonWanted);
  const reason = usePanelState((state) => state.draft.reason);
  const { stage, suggestion } = view;
  const lens = useLens(view);
  const rights = stageRights({ session });
  // Whoever may accept a stage may give the first one.
  const mayMove = rights.move || (rights.accept && stage.current === null);
  const moves = useMemo(() => movesOf(view, { me, session }), [view, me, session]);
  return (
    <StageCard
      short={view.short}
      model={team.model}
      stage={stage}
      moves={moves}
      reasonWanted={reasonWanted}
      reason={reason}
      fixed={mayMove ? null : 'Your role takes stages that are suggested and does not choose others.'}
      drift={<PageStage />}
      suggestion={
        suggestion === null || !rights.accept || lens !== null ? null : (
          <SuggestionBlock
            suggestion={suggestion}
            current={stage.current?.label ?? null}
            now={now}
            locale={locale}
            onAccept={() => void commands.acceptSuggestion()}
            onKeep={() => void commands.keepSuggestion()}
          />
        )
      }
      facts={
        <StandingFacts segment={rights.orders ? view.segment : null} tier={rights.orders ? view.tier : null}>
          <span className="stage-ways">
            <MarketPart view={view} open={marketOpen} onOpen={onMarket} />
            <LensMenu team={team} />
          </span>
        </StandingFacts>
      }
      lens={lens}
      menuOpen={menuOpen}
      now={now}
      locale={locale}
      onMenu={onMenu}
      onMove={(to, why, source) => void commands.moveStage(to, why, source)}
      onReason={(text) => commands.typeReason(text)}
      onKeep={() => commands.keepStage()}
      onUndo={(changeId) => void commands.undoEntry(changeId)}
    />
  );
}

/** Chooses the model through which people are seen on this device. */
function LensMenu({ team }: { team: Team }) {
  const { commands } = usePanel();
  const lens = usePanelState((state) => state.device.lens);
  const [open, setOpen] = useState(false);
  const { model } = team.workspace;
  const others = lensesFor({ team });
  const seen = others.find((other) => other.id === lens) ?? model;
  return (
    <Menu
      label={
        <span className="lens-label">
          <span className="lens-word">Seen through </span>
          {seen.label}
        </span>
      }
      name={`Seen through ${seen.label}`}
      look="quiet"
      className="lens-menu"
      open={open}
      onOpen={setOpen}
      items={[model, ...others].map(({ id, label, knownFrom }, index) => ({
        id,
        label,
        detail: index === 0 ? 'The team’s own model' : knownFrom,
        current: id === seen.id,
      }))}
      onChoose={(id) => void commands.lookThrough(id === model.id ? null : id)}
    />
  );
}

function useLens(view: PersonView) {
  const { commands } = usePanel();
  const { team } = view;
  const workspace = usePanelState((state) => state.team.workspace);
  const device = usePanelState((state) => state.device);
  const lens = useMemo(() => lensOf({ team, device }), [team, device]);
  const market = marketOf(workspace, view.contact).id;
  const count = useCallback((seen: Lens) => commands.countLens(seen, market), [commands, market]);
  if (lens === null) return null;
  const { current } = view.stage;
  return {
    track: { model: lens.model, current: throughLens(lens, current)?.to ?? null },
    note: (
      <StageLens
        lens={lens}
        current={current}
        own={team.workspace.model.label}
        onBack={() => void commands.lookThrough(null)}
        onCount={count}
      />
    ),
  };
}
