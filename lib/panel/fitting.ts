import { marketsOf } from '../rules/market';
import { newestFits } from '../value/fit-bases';
import { fitFor, otherFit, withOtherFit } from '../rules/market-fit';
import { countsNot } from '../value/fitted-worth';
import { act, announce } from './acting';
import type { PanelContext } from './context';
import type { FitOutcome, FitRun } from './fit-run';
import { mayDo } from './may';
import { problemSentence } from './problem';

export interface FittingCommands {
  /** Fits the value model to everybody's orders, for the whole team. */
  fitNow(): Promise<void>;
  /**
   * Goes back to the fit before the one that counts, or forth again, in the market whose settings are edited. Where it
   * cannot be used, says why not. VA20
   */
  useOtherFit(): Promise<void>;
  /** Ends a fit that is running: what was there before stays. */
  stopFit(): void;
}

/** Fitting on demand. On a device what was found is an edit of the team's settings, with its undo. */
export function fittingCommands(context: PanelContext): FittingCommands {
  const { state, options } = context;
  let abort: AbortController | null = null;

  async function keep(fits: NonNullable<Extract<FitOutcome, { ok: true }>['fits']>): Promise<boolean> {
    const { workspace, stored } = state.getState().team;
    if (!stored) return false;
    const markets = marketsOf(workspace).map(({ id }) => id);
    const saved = { fits: newestFits(workspace.fits, fits, markets) };
    const before = { fits: workspace.fits };
    return act(context, [{ op: 'patch', kind: 'workspace', id: workspace.id, fields: saved, base: before }], {
      text: 'The value model is fitted',
      undo: { kind: 'team', fields: before, saved },
    });
  }

  return {
    async fitNow() {
      const { session, fitting } = state.getState();
      if (fitting.state === 'running' || !mayDo(state.getState(), 'edit-model')) return;
      const mine = (abort = new AbortController());
      state.setState({ fitting: { state: 'running', done: 0 } });
      const run: FitRun = {
        signal: mine.signal,
        onProgress: (done) => {
          if (!mine.signal.aborted) state.setState({ fitting: { state: 'running', done } });
        },
      };
      const outcome = await (
        session === null ? options.fitters.onDevice(run) : options.fitters.onServer(run)
      ).catch((error: unknown): FitOutcome => ({ ok: false, message: problemSentence(error) }));
      if (mine.signal.aborted) return;
      if (!outcome.ok) {
        const says = [outcome.message ?? 'The fit was cancelled. What was there before stays.'];
        state.setState({ fitting: { state: 'ended', ok: false, says } });
        return;
      }
      const kept = outcome.fits === null || (await keep(outcome.fits));
      state.setState({
        fitting: kept ? { state: 'ended', ok: true, says: outcome.refused } : { state: 'idle' },
      });
      if (outcome.fits !== null) return;
      announce(context, 'The server has fitted the value model', null);
      await options.send({ type: 'sync' }).catch(() => undefined); // it comes with a later sync as well
    },
    async useOtherFit() {
      const { team, editedMarket: market } = state.getState();
      const { workspace, stored } = team;
      if (!stored || !mayDo(state.getState(), 'edit-model')) return;
      const other = otherFit(workspace, { market });
      const refusal =
        other === null
          ? 'There is no earlier fit to go back to.'
          : countsNot(other, { currency: workspace.currency, now: options.now() });
      if (refusal !== null) {
        state.setState({ problem: refusal });
        return;
      }
      const isEarlier = (other?.fittedAt ?? 0) <= (fitFor(workspace, { market })?.fittedAt ?? 0);
      const before = { fits: workspace.fits };
      const saved = { fits: withOtherFit(workspace, { market }) };
      await act(
        context,
        [{ op: 'patch', kind: 'workspace', id: workspace.id, fields: saved, base: before }],
        {
          text: `The ${isEarlier ? 'earlier' : 'later'} fit counts until the next one`,
          undo: { kind: 'team', fields: before, saved },
        },
      );
    },
    stopFit() {
      if (state.getState().fitting.state !== 'running') return;
      abort?.abort();
      const says = ['The fit was cancelled. What was there before stays.'];
      state.setState({ fitting: { state: 'ended', ok: false, says } });
    },
  };
}
