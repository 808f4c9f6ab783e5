import { useState } from 'react';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { saveFile } from '../ui/save-file';
import { SettingsSection } from './settings-section';
import { TaughtImport } from './taught-import';
import { TaughtRow } from './taught-row';

const FILE_NAME = 'sidestage-taught-sites.json';

/** Sites that somebody of the team showed how to read: names, switches, and files to hand them on. */
export function TaughtSection() {
  const { commands } = usePanel();
  const taught = usePanelState((state) => state.taught);
  const [importing, setImporting] = useState(false);
  const save = async () =>
    saveFile({ name: FILE_NAME, type: 'application/json', text: await commands.exportTaught() });
  return (
    <SettingsSection
      title="Sites you taught"
      says="Where you or a colleague pointed at the name and the address on a page that could not be read. The whole team reads them so; nothing of a person is kept in them."
    >
      {taught.length === 0 ? (
        <p className="soft">None yet. Open such a page and choose “Show me” in the sidebar.</p>
      ) : (
        <ul className="sites">
          {taught.map((site) => (
            <TaughtRow key={site.id} site={site} />
          ))}
        </ul>
      )}
      <div className="taught-files">
        <Button disabled={taught.length === 0} onClick={() => void save()}>
          Export as a file
        </Button>
        <Button aria-expanded={importing} onClick={() => setImporting(!importing)}>
          Import a file…
        </Button>
      </div>
      {importing ? <TaughtImport onClose={() => setImporting(false)} /> : null}
    </SettingsSection>
  );
}
