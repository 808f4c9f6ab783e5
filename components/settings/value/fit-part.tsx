import { CUSTOMERS_NEEDED, fitView, otherFitView } from '../../../lib/panel/fit-view';
import { fitFor, otherFit } from '../../../lib/rules/market-fit';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { useClock } from '../../shell/use-clock';
import { Button } from '../../ui/button';

/** The fit of the value model to all orders: when and on how many, its warnings, and doing it now. */
export function FitPart({ may }: { may: boolean }) {
  const { commands, now: clock, locale } = usePanel();
  const { workspace } = usePanelState((state) => state.team);
  const market = usePanelState((state) => state.editedMarket);
  const fitting = usePanelState((state) => state.fitting);
  const now = useClock(clock, 60_000);
  const how = { currency: workspace.currency, now, locale };
  const fit = fitFor(workspace, { market });
  const view = fitView(fit, how);
  const other = otherFitView(fit, otherFit(workspace, { market }), how);
  const refusal = other?.refusal ?? null;
  const isRunning = fitting.state === 'running';
  return (
    <div className="value-part" role="group" aria-label="Fit to all orders">
      <h3 className="settings-sub">Fit to all orders</h3>
      <p className={view === null ? 'soft' : undefined}>
        {view?.says ??
          `Not fitted yet. From ${String(CUSTOMERS_NEEDED)} customers on, how all of them order and stop tells what one is likely to bring; from as many subscriptions on, how long those last.`}
      </p>
      {view === null || view.warnings.length === 0 ? null : (
        <ul className="settings-list soft" aria-label="What limits the fit">
          {view.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {other === null ? null : <p className="soft">{other.says}</p>}
      {refusal === null ? null : <p className="soft">{refusal}</p>}
      {may ? (
        <div className="value-fit-now">
          <Button disabled={isRunning} onClick={() => void commands.fitNow()}>
            Fit now
          </Button>
          {other === null || refusal !== null || isRunning ? null : (
            <Button onClick={() => void commands.useOtherFit()}>
              Use the {other.isEarlier ? 'earlier' : 'later'} fit
            </Button>
          )}
          {isRunning ? (
            <>
              <Button onClick={() => commands.stopFit()}>Stop</Button>
              <label className="small soft">
                Fitting: {Math.round(fitting.done * 100)} % <progress max={1} value={fitting.done} />
              </label>
            </>
          ) : null}
        </div>
      ) : null}
      <div role="status">
        {fitting.state !== 'ended'
          ? null
          : fitting.says.map((says) => (
              <p key={says} className={fitting.ok ? 'soft' : 'field-error'}>
                {says}
              </p>
            ))}
      </div>
    </div>
  );
}
