import { addressKey } from '../model/address';
import { announce } from './acting';
import type { LearntOwn, PanelContext } from './context';
import { problemSentence } from './problem';
import { seenName } from './seen';

export interface OwnCommands {
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
    async oneOfUs() {
      const { subject } = state.getState();
      const seen = 'seen' in subject ? subject.seen : null;
      const address = seen?.email === undefined ? null : addressKey(seen.email);
      if (seen === null || address === null || !(await saveOwn(context, address, true))) return;
      announce(context, `${seenName(seen)} is one of you: never shown as a customer`, {
        kind: 'own',
        address,
      });
      await lookAgain();
    },
    learntOwn: () => options.learntOwn.list(),
    countLearnt: (origin, address, counts) => options.learntOwn.count(origin, address, counts),
  };
}

/** Puts an address among the user's own on this device, or takes it away. False when it was not saved. */
export async function saveOwn(
  { state, options }: PanelContext,
  address: string,
  isOwn: boolean,
): Promise<boolean> {
  try {
    const { own } = await options.store.device();
    const others = own.filter((one) => one !== address);
    await options.store.saveDevice({ own: isOwn ? [...others, address] : others });
    return true;
  } catch (error) {
    state.setState({ problem: problemSentence(error) });
    return false;
  }
}
