import { seenName } from '../../lib/panel/seen';
import type { PanelState } from '../../lib/panel/state';
import { usePanel, usePanelState } from '../shell/panel-context';
import { LinkButton } from '../ui/link-button';
import { LessonCard } from './lesson-card';

/** The lesson that is open for this page, above everything else of it. */
export function OpenLesson() {
  const { commands } = usePanel();
  const lesson = usePanelState((state) => state.lesson);
  const tried = usePanelState(whoIsShown);
  if (lesson === null) return null;
  return (
    <LessonCard
      lesson={lesson}
      tried={tried}
      onSkip={() => void commands.skipField()}
      onTry={(record) => void commands.tryLesson(record)}
      onSave={(label, record) => void commands.saveLesson(label, record)}
      onEnd={() => void commands.endLesson()}
      onAgain={() => void commands.teach()}
    />
  );
}

/** One line below what the page gave: whoever sees that it is wrong can show it. */
export function ShowMe() {
  const { commands } = usePanel();
  const question = usePanelState(questionOf);
  if (question === null) return null;
  return (
    <p className="show-me quiet small">
      {question}{' '}
      <LinkButton title="Point at the name and the address on the page" onClick={() => void commands.teach()}>
        Show me
      </LinkButton>
    </p>
  );
}

function whoIsShown({ page, subject }: PanelState): string | null {
  if (subject.kind === 'known') return subject.view.name;
  return page.state === 'person' ? seenName(page.seen) : null;
}

function questionOf({ page, subject, lesson, health }: PanelState): string | null {
  if (lesson !== null || health.readOnly) return null;
  if (page.state === 'nobody')
    return page.list.length === 0 ? 'Is somebody on this page?' : 'Is it about one person?';
  if (page.state === 'several' || page.state === 'ask') return 'Is it somebody else?';
  const isShown = page.state === 'person' && subject.kind !== 'reading' && subject.kind !== 'none';
  return isShown ? 'Is it not who the page shows?' : null;
}
