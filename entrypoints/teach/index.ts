import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { PageMessage, PickerMessage, Progress } from '../../lib/messages';
import { startPicker, type Picker } from './picker';

/** Brought to a page by the background, on the user's click in the panel and for an allowed origin only. */
export default defineUnlistedScript(() => {
  // In the script's own world, which the page cannot see: one lesson at a time.
  const world = globalThis as { sidestageTeach?: { stop(): void } };
  world.sidestageTeach?.stop();
  let picker: Picker | null = null;

  function stop(): void {
    picker?.stop();
    browser.runtime.onMessage.removeListener(hear);
    delete world.sidestageTeach;
  }

  function hear(message: unknown): void {
    const type = (message as Partial<PickerMessage> | null)?.type;
    if (type === 'teach-skip') picker?.skip();
    if (type === 'teach-end') stop();
  }

  async function tell(progress: Progress): Promise<void> {
    if (progress.step === 'done' || progress.step === 'ended') stop();
    const message: PageMessage = { type: 'progress', progress };
    try {
      const answer: unknown = await browser.runtime.sendMessage(message);
      const isRefused =
        typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false;
      if (isRefused) stop();
    } catch {
      stop(); // the extension was updated or removed: there is nobody to tell
    }
  }

  browser.runtime.onMessage.addListener(hear);
  world.sidestageTeach = { stop };
  picker = startPicker(window, (progress) => void tell(progress));
});
