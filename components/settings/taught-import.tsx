import { useState } from 'react';
import type { ImportPlan } from '../../lib/panel/taught';
import { hostOf } from '../../lib/panel/teaching';
import { usePanel } from '../shell/panel-context';
import { Button } from '../ui/button';

/** A file with taught sites: first what it would add, then, on a click, the adding. */
export function TaughtImport({ onClose }: { onClose: () => void }) {
  const { commands } = usePanel();
  const [plan, setPlan] = useState<ImportPlan | null>(null);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    // A file that cannot even be read is as good as an empty one.
    const text = await file.text().catch(() => '');
    setPlan(await commands.planImport(text));
  };
  const add = async () => {
    if (plan?.ok === true) await commands.importTaught(plan.sites);
    onClose();
  };
  return (
    <div className="settings-ask" role="group" aria-label="Import taught sites">
      <div className="field">
        <label htmlFor="taught-file">A file that was exported here or by another team</label>
        <input
          id="taught-file"
          type="file"
          accept="application/json,.json"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </div>
      {plan === null ? null : <Planned plan={plan} />}
      <div className="form-end">
        {plan?.ok === true && plan.sites.length > 0 ? (
          <Button look="primary" onClick={() => void add()}>
            Add {plan.sites.length === 1 ? '1 site' : `${String(plan.sites.length)} sites`}
          </Button>
        ) : null}
        <Button onClick={onClose}>Close</Button>
      </div>
    </div>
  );
}

function Planned({ plan }: { plan: ImportPlan }) {
  if (!plan.ok) {
    return (
      <p className="field-error" role="alert">
        {plan.message}
      </p>
    );
  }
  const { sites, known } = plan;
  return (
    <div role="status">
      <p>
        {sites.length === 0 ? 'Nothing new in this file.' : 'This would be added, for the whole team:'}
        {known === 0 ? '' : ` ${String(known)} ${known === 1 ? 'is' : 'are'} here already.`}
      </p>
      <ul className="settings-list">
        {sites.map((site, index) => (
          <li key={index}>
            <bdi>{site.label}</bdi> <span className="quiet">({hostOf(site.origin)})</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
