import type { RecordKey } from '../../lib/model/record-key';
import { foundPerson } from '../../lib/panel/found';
import { UnlinkedRecord } from '../contact/unlinked-record';
import { usePanel, usePanelState } from './panel-context';
import { useSiteLabel } from './use-site-label';

/** A record that is linked to nobody, on a page that names nobody. */
export function RecordPage({ record }: { record: RecordKey }) {
  const { commands } = usePanel();
  const { model } = usePanelState((state) => state.team);
  const recent = usePanelState((state) => state.recent);
  const adding = usePanelState((state) => state.draft.adding);
  const label = useSiteLabel(record.site);
  const kind = record.type === 'ticket' ? 'ticket' : 'record';
  return (
    <UnlinkedRecord
      what={label === 'This site' ? kind : `${label} ${kind}`}
      recent={recent.map((row) => foundPerson(row, model))}
      firstStage={model.stages.find((stage) => !stage.lost && stage.phase !== 'outside') ?? null}
      adding={adding}
      onFind={(text) => commands.findPeople(text).then((rows) => rows.map((row) => foundPerson(row, model)))}
      onLink={(id) => void commands.linkTo(id)}
      onOpen={(open) => commands.openNewPerson(open)}
      onType={(change) => commands.typeNewPerson(change)}
      onAdd={() => void commands.addNewPerson()}
    />
  );
}
