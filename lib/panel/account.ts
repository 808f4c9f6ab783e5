import type { Change } from '../model/change';
import type { WouldBeLost } from '../store/ended';
import { announce } from './acting';
import { EMPTY_OFFICE } from './office';
import type { PanelContext, JoinAnswer } from './context';
import { problemSentence } from './problem';
import { newWorkspace } from './team';

export interface AccountCommands {
  /** Signs in by a pasted invite link. */
  join(link: string, name: string): Promise<JoinAnswer>;
  /** Works with this browser alone: makes a team of one, if there is none yet. */
  goWithoutServer(): Promise<void>;
  /** Removes the sample team's people, for everybody. */
  removeSample(): Promise<JoinAnswer>;
  /** Signs out, at the server too where it is reached, and erases everything on this device. */
  signOut(): Promise<void>;
  /** What would be lost by that. */
  wouldBeLost(): Promise<WouldBeLost[]>;
  /** Erases what is left of a session that the team ended. */
  forgetEnded(): Promise<void>;
  syncNow(): Promise<void>;
  /** Sends a refused change again, or drops it. */
  settleRejected(mid: number, how: 'retry' | 'drop'): Promise<void>;
}

/** Sign-in, sign-out, and what waits to be sent. */
export function accountCommands(context: PanelContext): AccountCommands {
  const { state, options } = context;
  const syncNow = async (): Promise<void> => {
    const answer = await options.send({ type: 'sync' });
    if (!answer.ok) state.setState({ problem: answer.error });
  };
  const tell = (type: 'sync' | 'own-changed') => {
    options.send({ type }).catch(() => undefined);
  };
  return {
    async join(link, name) {
      const answer = await options.join(link, name);
      // What pages showed was erased with the session before, and the team has own addresses.
      if (answer.ok) state.setState({ office: EMPTY_OFFICE });
      if (answer.ok) for (const type of ['sync', 'own-changed'] as const) tell(type);
      return answer;
    },
    async goWithoutServer() {
      if (state.getState().team.stored) return;
      const workspace = newWorkspace(options.newId(), options.currency);
      const change: Change = {
        op: 'patch',
        kind: 'workspace',
        id: workspace.id,
        fields: workspace,
        base: null,
      };
      await context.commit([change]);
    },
    async removeSample() {
      const answer = await options.removeSample();
      if (answer.ok) options.send({ type: 'sync' }).catch(() => undefined);
      return answer;
    },
    async signOut() {
      const told = await options.office.act('/v1/sign-out', {});
      await options.store.signOut();
      tell('own-changed');
      if (!told.ok) {
        announce(
          context,
          'Signed out here. The server could not be told: ask an admin to sign this browser out.',
          null,
        );
      }
    },
    wouldBeLost: () => options.store.wouldBeLost(),
    forgetEnded: () => options.store.forgetEnded(),
    syncNow,
    async settleRejected(mid, how) {
      try {
        await options.store.settleRejected(mid, how);
      } catch (error) {
        state.setState({ problem: problemSentence(error) });
        return;
      }
      if (how === 'retry') await syncNow();
      else announce(context, 'A refused change was dropped', { kind: 'dropped', mid });
    },
  };
}
