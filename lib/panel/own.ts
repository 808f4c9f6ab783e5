import { addressKey } from '../model/address';
import { isPublicDomain } from '../model/public-domain';
import { announce } from './acting';
import type { LearntOwn, PanelContext } from './context';
import { problemSentence } from './problem';
import { seenName } from './seen';

/**
 * Reads what was typed as one's own addresses and domains, with commas, semicolons, spaces or lines between. `wrong`: what
 * is neither, and the domains of mail providers, where customers have addresses as well.
 */
export function readOwn(text: string): { own: string[]; wrong: string[] } {
  const typed = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^[<@]+|>$/g, ''))
    .filter((word) => word !== '');
  const isOwn = (word: string) =>
    addressKey(word) !== null || (addressKey(`x@${word}`) !== null && !isPublicDomain(word));
  return { own: [...new Set(typed.filter(isOwn))], wrong: typed.filter((word) => !isOwn(word)) };
}

/** What to say of words that are no addresses. */
export function notOwn(wrong: string[]): string {
  return `Neither an address nor a domain of your own: ${wrong.join(', ')}.`;
}

export interface OwnCommands {
  /**
   * Puts addresses and domains among the user's own, and has the page read again. False when it was not saved.
   * `quietly`: where they were asked for among other things, that is not told once more.
   */
  addOwn(own: string[], quietly?: boolean): Promise<boolean>;
  /** The person of the page is one of the user's own team: never a customer, on any page. */
  oneOfUs(): Promise<void>;
  /** The user's own addresses that sites showed, by site. */
  learntOwn(): Promise<LearntOwn[]>;
  /** Whether an address that a site showed counts as the user's own. */
  countLearnt(origin: string, address: string, counts: boolean): Promise<void>;
}

/** The user's own addresses, as far as pages say them. `lookAgain`: what is the user's own has changed. */
export function ownCommands(context: PanelContext, lookAgain: () => Promise<void>): OwnCommands {
  const { state, options } = context;
  return {
    async addOwn(own, quietly = false) {
      const before = state.getState().device.own;
      const added = own.filter((one) => !before.includes(one));
      if (!(await saveOwn(context, added, true))) return false;
      if (added.length > 0) {
        if (!quietly) announce(context, `Yours from now on: ${added.join(', ')}`, { kind: 'own', added });
        await lookAgain();
        await tellPages(context);
      }
      return true;
    },
    async oneOfUs() {
      const { subject } = state.getState();
      const seen = 'seen' in subject ? subject.seen : null;
      const address = seen?.email === undefined ? null : addressKey(seen.email);
      if (seen === null || address === null || !(await saveOwn(context, [address], true))) return;
      announce(context, `${seenName(seen)} is one of you: never shown as a customer`, {
        kind: 'own',
        added: [address],
      });
      await lookAgain();
      await tellPages(context);
    },
    learntOwn: () => options.learntOwn.list(),
    async countLearnt(origin, address, counts) {
      await options.learntOwn.count(origin, address, counts);
      await tellPages(context);
    },
  };
}

/** Has all open pages read again by what is the user's own now. Where nobody hears it, they know when they load. */
export async function tellPages({ options }: PanelContext): Promise<void> {
  await options.send({ type: 'own-changed' }).catch(() => undefined);
}

/** Puts addresses and domains among the user's own on this device, or takes them away. False when it was not saved. */
export async function saveOwn(
  context: PanelContext,
  some: readonly string[],
  isOwn: boolean,
): Promise<boolean> {
  const { own } = await context.options.store.device();
  const others = own.filter((one) => !some.includes(one));
  return replaceOwn(context, isOwn ? [...others, ...some] : others);
}

/** Makes these the user's own addresses and domains on this device. False when it was not saved. */
export async function replaceOwn({ state, options }: PanelContext, own: string[]): Promise<boolean> {
  try {
    await options.store.saveDevice({ own });
    return true;
  } catch (error) {
    state.setState({ problem: problemSentence(error) });
    return false;
  }
}
