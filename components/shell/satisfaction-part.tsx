import type { RefObject } from 'react';
import type { PersonView } from '../../lib/panel/person-view';
import { pageTicket, warningsOf } from '../../lib/panel/score';
import { memberName } from '../../lib/panel/team';
import { SatisfactionCard } from '../satisfaction/satisfaction-card';
import { usePanel, usePanelState } from './panel-context';

interface SatisfactionPartProps {
  view: PersonView;
  now: number;
  scoreRef: RefObject<HTMLDivElement | null>;
}

/** For so long after a score was logged its words are asked for. */
const SAY_MORE_MS = 60 * 60_000;

/** The satisfaction card of the person shown, wired to the panel's commands. */
export function SatisfactionPart({ view, now, scoreRef }: SatisfactionPartProps) {
  const panel = usePanel();
  const { commands, locale } = panel;
  const state = usePanelState((all) => all);
  const { team, me, draft } = state;
  const last = view.survey.lastByKind[draft.score.survey];
  const isMine = last !== null && last.by === me && last.comment === null && now - last.at < SAY_MORE_MS;
  return (
    <SatisfactionCard
      short={view.short}
      survey={view.survey}
      contact={view.contact}
      draft={draft.score}
      warnings={warningsOf(state, view, now)}
      ticket={pageTicket(state)}
      result={draft.result}
      sayMoreOf={isMine ? last.id : null}
      memberName={(id) => memberName(team, me, id)}
      focusRef={scoreRef}
      clock={panel.now}
      locale={locale}
      onType={(typed) => commands.typeScore(typed)}
      onQuick={(score) => void commands.quickScore(score)}
      onSave={() => void commands.saveScore()}
      onDrop={() => commands.dropScore()}
      onSayMore={(id) => commands.sayMore(id)}
      onResult={(result) => commands.typeResult(result)}
      onClose={() => void commands.closeLoop()}
    />
  );
}
