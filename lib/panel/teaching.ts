import type { Lesson, PanelMessage } from '../messages';
import type { RecordType } from '../model/record-key';
import type { TaughtSite } from '../model/taught-site';
import { act } from './acting';
import { addTaught } from './taught';
import type { PanelContext } from './context';

export interface TeachingCommands {
  /** The lesson that is open for the tab the panel follows, as the entrypoint sees it now. */
  showLesson(lesson: Lesson | null): void;
  /** Begins to ask where the person stands on this page. */
  teach(): Promise<void>;
  skipField(): Promise<void>;
  /** Reads the page by what was shown. `record`: what one such page is about. */
  tryLesson(record: RecordType | null): Promise<void>;
  /** Keeps what was shown, for the team. */
  saveLesson(label: string, record: RecordType | null): Promise<void>;
  /** Gives the lesson up. */
  endLesson(): Promise<void>;
}

/** Showing where the person stands on a page that is not read right. */
export function teachingCommands({ options, state, ...context }: PanelContext): TeachingCommands {
  const send = async (message: (tabId: number) => PanelMessage): Promise<boolean> => {
    const tabId = options.tab();
    if (tabId === null) return false;
    const answer = await options.send(message(tabId)).catch(() => SILENT);
    state.setState({ problem: answer.ok ? null : answer.error });
    return answer.ok;
  };
  const end = async () => {
    state.setState({ lesson: null });
    await send((tabId) => ({ type: 'teach-end', tabId }));
  };

  return {
    showLesson: (lesson) => state.setState({ lesson }),
    async teach() {
      await send((tabId) => ({ type: 'teach', tabId }));
    },
    async skipField() {
      await send((tabId) => ({ type: 'teach-skip', tabId }));
    },
    async tryLesson(record) {
      await send((tabId) => ({ type: 'teach-try', tabId, record }));
    },
    async saveLesson(label, record) {
      const { lesson, me } = state.getState();
      const shown = lesson?.progress.shown ?? null;
      if (lesson === null || shown === null) return;
      const site: TaughtSite = {
        id: options.newId(),
        origin: lesson.origin,
        label: label.trim().slice(0, 200) || hostOf(lesson.origin),
        pages: shown.pages,
        record,
        fields: shown.fields,
        by: me,
        at: options.now(),
        enabled: true,
      };
      const done = {
        text: `${site.label} is read as you showed it`,
        undo: { kind: 'taught-added' as const, ids: [site.id] },
      };
      if (await act({ options, state, ...context }, [addTaught(site)], done)) await end();
    },
    endLesson: end,
  };
}

/** What a site is called before anybody gave it a name. */
export function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}

const SILENT = { ok: false, error: 'Sidestage did not answer. Close this panel and open it again.' } as const;
