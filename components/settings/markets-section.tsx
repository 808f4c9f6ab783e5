import { useEffect, useState } from 'react';
import { modelRights } from '../../lib/panel/team-editing';
import { marketOf, marketsOf } from '../../lib/rules/market';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { WhoMay } from './model/who-may';
import { AddMarket } from './markets/add-market';
import { MarketRow } from './markets/market-row';
import { MarketsOverruled } from './markets/markets-overruled';
import { SettingsSection } from './settings-section';
import './markets/markets.css';

/** The team's markets: product lines or countries, each with its own model, playbook and value inputs. */
export function MarketsSection() {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const session = usePanelState((state) => state.session);
  const [adding, setAdding] = useState(false);
  const [counts, setCounts] = useState<Record<string, number> | null>(null);
  const { workspace } = team;
  const { may, who } = modelRights({ session, team });
  const markets = marketsOf(workspace);
  const merged = workspace.markets.filter((market) => market.merged !== null);
  const isAlone = markets.length === 1 && merged.length === 0;
  useEffect(() => {
    if (isAlone) return;
    let isShown = true;
    void commands.marketCounts().then((found) => {
      if (isShown) setCounts(found);
    });
    return () => {
      isShown = false;
    };
  }, [commands, workspace.markets, isAlone]);
  return (
    <SettingsSection
      title="Markets"
      says="Product lines or countries that work differently: each has its own lifecycle model, playbook and value inputs, and a person belongs to one. Who is added belongs to the market that was last chosen on this device for the same site."
    >
      <MarketsOverruled />
      {isAlone ? (
        <p className="soft">There is one market: everybody belongs to it, and nothing of it is shown.</p>
      ) : (
        <ul className="sites" aria-label="Markets">
          {markets.map((market) => (
            <MarketRow
              key={market.id ?? ''}
              market={market}
              people={counts === null ? null : (counts[market.id ?? ''] ?? 0)}
              others={markets.filter(({ id }) => id !== market.id)}
              may={may}
            />
          ))}
        </ul>
      )}
      {merged.length === 0 ? null : (
        <ul className="settings-list" aria-label="Markets that were merged">
          {merged.map((market) => (
            <li key={market.id} className="market-merged">
              <span className="soft">
                <bdi>{market.label}</bdi> is merged into{' '}
                <bdi>{marketOf(workspace, { market: market.merged?.into ?? null }).label}</bdi>
              </span>
              {may ? (
                <Button
                  aria-label={`Bring ${market.label} back`}
                  onClick={() => void commands.bringMarketBack(market.id)}
                >
                  Bring back
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {adding ? <AddMarket markets={markets} onClose={() => setAdding(false)} /> : null}
      {may ? (
        <div>
          <Button disabled={adding} onClick={() => setAdding(true)}>
            Add a market
          </Button>
        </div>
      ) : (
        <WhoMay who={who} />
      )}
    </SettingsSection>
  );
}
