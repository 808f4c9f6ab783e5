import { browser } from 'wxt/browser';
import type { ScriptPublicPath } from 'wxt/utils/inject-script';
import type { Answer, Lesson, PickerMessage, Progress } from '../../lib/messages';
import type { RecordType } from '../../lib/model/record-key';
import { lessonKey } from '../../lib/model/sighting-key';
import { openLesson } from './taught';

/** The name is made by the build, whose types may be older than this file. */
const PICKER: string = '/teach.js';
/** The id of a rule that is only tried: it is nobody's until it is saved. */
const TRIAL_ID = '00000000-0000-4000-8000-000000000000';
const START: Progress = { step: 'name', picks: [], problem: null, shown: null };

const done: Answer = { ok: true };
const refused = (error: string): Answer => ({ ok: false, error });

async function keep(tabId: number, lesson: Lesson): Promise<void> {
  await browser.storage.session.set({ [lessonKey(tabId)]: lesson });
}

async function drop(tabId: number): Promise<void> {
  await browser.storage.session.remove(lessonKey(tabId));
}

/** Opens a lesson for the page of a tab whose site is allowed for good, and brings the picker there. */
export async function beginLesson(tabId: number): Promise<Answer> {
  const { url } = await browser.tabs.get(tabId);
  if (url === undefined || !/^https?:/.test(url)) return refused('This site is not allowed.');
  const { origin } = new URL(url);
  if (!(await browser.permissions.contains({ origins: [`${origin}/*`] }))) {
    return refused('Allow this site first: then you can show where the person stands.');
  }
  await keep(tabId, { origin, progress: START, trial: null });
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [PICKER as ScriptPublicPath] });
    return done;
  } catch {
    await drop(tabId);
    return refused('The page could not be reached. Load it again and try once more.');
  }
}

/** Takes what the picker says, while a lesson is open for this tab and this origin. */
export async function hearProgress(tabId: number, origin: string, progress: Progress): Promise<Answer> {
  const lesson = await openLesson(tabId);
  if (lesson?.origin !== origin || lesson.progress.step === 'done') return refused('Nobody asked.');
  // One that broke off by itself says why; one that the user ended says nothing.
  if (progress.step === 'ended' && progress.problem === null) await drop(tabId);
  else await keep(tabId, { ...lesson, progress });
  return done;
}

/** Goes on without the field that the picker waits for. */
export async function skipField(tabId: number): Promise<Answer> {
  await browser.tabs.sendMessage<PickerMessage>(tabId, { type: 'teach-skip' });
  return done;
}

/** Makes what was shown a rule of this tab, for a try. */
export async function tryLesson(tabId: number, record: RecordType | null): Promise<Answer> {
  const lesson = await openLesson(tabId);
  const shown = lesson?.progress.shown ?? null;
  if (lesson === null || shown === null) return refused('Nothing was shown yet.');
  const { pages, fields } = shown;
  const trial = { id: TRIAL_ID, pages, record, fields, evidence: 'Where you showed it' };
  await keep(tabId, { ...lesson, trial });
  return done;
}

/** Ends the lesson of a tab, with the picker where it is still there. */
export async function endLesson(tabId: number): Promise<Answer> {
  await drop(tabId);
  // Where the picker has gone by itself nobody listens.
  await browser.tabs.sendMessage<PickerMessage>(tabId, { type: 'teach-end' }).catch(() => undefined);
  return done;
}

/** The page of a tab was left: the picker is gone with it. What was shown to its end can still be saved. */
export async function leaveLesson(tabId: number): Promise<void> {
  const lesson = await openLesson(tabId);
  if (lesson !== null && lesson.progress.step !== 'done') await drop(tabId);
}
