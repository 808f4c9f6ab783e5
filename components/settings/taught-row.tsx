import { useState } from 'react';
import type { TaughtSite } from '../../lib/model/taught-site';
import { taughtBy, taughtDay } from '../../lib/panel/taught-words';
import { hostOf } from '../../lib/panel/teaching';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import './taught-row.css';

/** One taught site: what it is called, where, by whom and when; rename, switch off, delete. */
export function TaughtRow({ site }: { site: TaughtSite }) {
  const { commands, locale, now } = usePanel();
  const members = usePanelState((state) => state.team.members);
  const me = usePanelState((state) => state.me);
  const [typed, setTyped] = useState<string | null>(null);
  const by = taughtBy(site, { me, members });
  const may = commands.mayChangeTaught(site);
  return (
    <li className="taught-row">
      <div className="taught-words">
        <p>
          <bdi className="site-name">{site.label}</bdi>
          {site.enabled ? null : <span className="chip">Off</span>}
        </p>
        <p className="quiet small">
          {hostOf(site.origin)} · shown by <bdi>{by}</bdi> on {taughtDay(site.at, { now: now(), locale })}
        </p>
      </div>
      {may ? (
        <div className="taught-steps">
          <Button
            aria-label={`Rename ${site.label}`}
            onClick={() => setTyped(typed === null ? site.label : null)}
          >
            Rename
          </Button>
          <Button
            aria-label={`Switch ${site.label} ${site.enabled ? 'off' : 'on'}`}
            onClick={() => void commands.switchTaught(site.id, !site.enabled)}
          >
            Switch {site.enabled ? 'off' : 'on'}
          </Button>
          <Button aria-label={`Delete ${site.label}`} onClick={() => void commands.deleteTaught(site.id)}>
            Delete
          </Button>
        </div>
      ) : null}
      {typed === null ? null : (
        <form
          className="taught-rename"
          onSubmit={(event) => {
            event.preventDefault();
            setTyped(null);
            void commands.renameTaught(site.id, typed);
          }}
        >
          <Field
            label="Name of the site"
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button look="primary" type="submit" disabled={typed.trim() === ''}>
            Save
          </Button>
        </form>
      )}
    </li>
  );
}
