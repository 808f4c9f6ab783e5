import { driftOf, stageWord, type Drift } from '../rules/page-stage';
import { findStage } from '../rules/stage';
import { withRow, type PageMemory } from '../store/page-memory';
import { announce } from './acting';
import { foremostOf } from './choice';
import type { PanelContext } from './context';
import { seenIdentity } from './seen';
import type { StageCommands } from './stage';
import type { PanelState } from './state';

export interface DriftCommands {
  /** Moves the person to the stage the page shows; backwards asks for a reason as always. */
  takePageStage(): Promise<void>;
  /** Keeps the team's stage: silent until the page's changes. */
  keepOurStage(): Promise<void>;
  /** Whether this site's own stages are left alone from now on. */
  quietStages(site: string, quiet: boolean): Promise<void>;
  /** Forgets whom the user meant on every page. */
  forgetChoices(): Promise<void>;
  /** The page's word stands for this stage of the team, now and later. */
  explainStage(stageId: string): Promise<void>;
}

/** Where the page shows another stage than the team has, and which site says so. */
export interface PageDrift {
  site: string;
  drift: Drift;
}

/** The drift between the page and the person shown; null where there is none, or the page is about somebody else. */
export function pageDrift({ page, subject, memory }: PanelState): PageDrift | null {
  const seen = foremostOf(page);
  if (subject.kind !== 'known' || memory === null || seen?.stage === undefined || !('site' in page))
    return null;
  if (subject.identity !== seenIdentity(seen)) return null;
  const { site } = page;
  const { contact, stage, team } = subject.view;
  const { model } = team;
  const drift = driftOf({
    site,
    word: seen.stage,
    model,
    ours: stage.current,
    learnt: memory.stageWords[wordKey(site, model.id, seen.stage)] ?? null,
    kept: memory.keptStages[keptKey(site, contact.id)] ?? null,
    quietSites: memory.quietSites,
  });
  return drift === null ? null : { site, drift };
}

const wordKey = (site: string, model: string, word: string) => [site, model, stageWord(word)].join('|');
const keptKey = (site: string, contactId: string) => [site, contactId].join('|');

/** What can be said to a drift. Each is undone from the snackbar. */
export function driftCommands(context: PanelContext, stage: StageCommands): DriftCommands {
  const { state } = context;

  /** Remembers one thing, and says so with its undo. */
  async function remember(
    change: (memory: PageMemory) => PageMemory,
    text: string,
    pick: (memory: PageMemory) => Partial<PageMemory>,
  ): Promise<void> {
    const before = state.getState().memory;
    if (before === null || !(await context.remember(change))) return;
    announce(context, text, { kind: 'memory', restore: (memory) => ({ ...memory, ...pick(before) }) });
  }

  return {
    async takePageStage() {
      const found = pageDrift(state.getState());
      if (found?.drift.kind === 'other') await stage.moveStage(found.drift.stage.id, undefined, 'page');
    },
    async keepOurStage() {
      const { subject } = state.getState();
      const found = pageDrift(state.getState());
      if (found === null || subject.kind !== 'known') return;
      const { contact, short, stage: ours } = subject.view;
      const key = keptKey(found.site, contact.id);
      await remember(
        (memory) => ({ ...memory, keptStages: withRow(memory.keptStages, key, found.drift.word) }),
        `${short} stays ${ours.current === null ? 'as before' : `in ${ours.current.label}`} until the page says something else`,
        ({ keptStages }) => ({ keptStages }),
      );
    },
    quietStages: (site, quiet) =>
      remember(
        (memory) => {
          const others = memory.quietSites.filter((one) => one !== site);
          return { ...memory, quietSites: quiet ? [...others, site] : others };
        },
        quiet ? 'Stages of this site are left alone from now on' : 'Stages of this site are compared again',
        ({ quietSites }) => ({ quietSites }),
      ),
    async explainStage(stageId) {
      const found = pageDrift(state.getState());
      const { subject } = state.getState();
      if (found === null || subject.kind !== 'known') return;
      const { model } = subject.view.team;
      const key = wordKey(found.site, model.id, found.drift.word);
      await remember(
        (memory) => ({ ...memory, stageWords: withRow(memory.stageWords, key, stageId) }),
        `“${found.drift.word}” is ${findStage(model, stageId)?.label ?? stageId} from now on, on this device`,
        ({ stageWords }) => ({ stageWords }),
      );
    },
    forgetChoices: () =>
      remember(
        (memory) => ({ ...memory, choices: {} }),
        'Every page speaks for itself again.',
        ({ choices }) => ({ choices }),
      ),
  };
}
