import type { Change } from '../model/change';
import type { PanelContext, JoinAnswer } from './context';
import { announce } from './acting';
import { problemSentence } from './problem';
import { newWorkspace } from './team';

export interface AccountCommands {
  /** Signs in by a pasted invite link. */
  join(link: string, name: string): Promise<JoinAnswer>;
  /** Works with this browser alone: makes a team of one, if there is none yet. */
  goWithoutServer(): Promise<void>;
  /** Removes the sample team's people, for everybody. */
  removeSample(): Promise<JoinAnswer>;
  /** Signs out and erases everything on this device. */
  signOut(): Promise<void>;
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
  return {
    async join(link, name) {
      const answer = await options.join(link, name);
      if (answer.ok) options.send({ type: 'sync' }).catch(() => undefined);
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
    signOut: () => options.store.signOut(),
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
