import type { RefObject } from 'react';
import { mayDo } from '../../lib/panel/may';
import type { PersonView } from '../../lib/panel/person-view';
import type { SeenPerson } from '../../lib/panel/seen';
import { ValueCard } from '../value/value-card';
import { ActionPart } from './action-part';
import { usePanel, usePanelState } from './panel-context';
import { PersonPart } from './person-part';
import { SatisfactionPart } from './satisfaction-part';
import { StagePart } from './stage-part';
import { TimelinePart } from './timeline-part';
import { useClock } from './use-clock';

interface PersonPageProps {
  view: PersonView;
  seen: SeenPerson | null;
  others: SeenPerson[];
  menuOpen: boolean;
  scoreRef: RefObject<HTMLDivElement | null>;
  onMenu: (open: boolean) => void;
  marketOpen: boolean;
  onMarket: (open: boolean) => void;
}

/** The cards of one person, wired to the panel's commands. */
export function PersonPage(props: PersonPageProps) {
  const { view, seen, others } = props;
  const panel = usePanel();
  const { commands, locale } = panel;
  const seesValue = usePanelState((state) => mayDo(state, 'see-value'));
  const now = useClock(panel.now, 60_000);
  return (
    <>
      <PersonPart view={view} seen={seen} others={others} now={now} />
      <StagePart
        view={view}
        now={now}
        menuOpen={props.menuOpen}
        onMenu={props.onMenu}
        marketOpen={props.marketOpen}
        onMarket={props.onMarket}
      />
      <ActionPart view={view} now={now} />
      {seesValue ? (
        <ValueCard
          value={view.value}
          marginSet={view.team.workspace.value.margin !== null}
          now={now}
          locale={locale}
          onMargin={(margin) => void commands.setMargin(margin)}
        />
      ) : null}
      <SatisfactionPart view={view} now={now} scoreRef={props.scoreRef} />
      <TimelinePart view={view} now={now} />
    </>
  );
}
