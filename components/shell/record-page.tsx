import type { RecordKey } from '../../lib/model/record-key';
import { foundPerson } from '../../lib/panel/found';
import { marketForNew } from '../../lib/panel/markets';
import { firstStage } from '../../lib/rules/contact';
import { MarketForNew } from './market-for-new';
import { TeamLookup } from '../contact/team-lookup';
import { UnlinkedRecord } from '../contact/unlinked-record';
import { usePanel, usePanelState } from './panel-context';
import { useSiteLabel } from './use-site-label';

/** A record that is linked to nobody, on a page that names nobody. */
export function RecordPage({ record }: { record: RecordKey }) {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const recent = usePanelState((state) => state.recent);
  const adding = usePanelState((state) => state.draft.adding);
  const memory = usePanelState((state) => state.memory);
  const page = usePanelState((state) => state.page);
  const { model } = marketForNew({ team, memory, page });
  const teamLookup = usePanelState((state) => state.teamLookup);
  const label = useSiteLabel(record.site);
  const kind = record.type === 'ticket' ? 'ticket' : 'record';
  return (
    <>
      <UnlinkedRecord
        what={label === 'This site' ? kind : `${label} ${kind}`}
        recent={recent.map((row) => foundPerson(row, team))}
        firstStage={firstStage(model)}
        market={<MarketForNew />}
        adding={adding}
        onFind={(text) => commands.findPeople(text).then((rows) => rows.map((row) => foundPerson(row, team)))}
        onLink={(id) => void commands.linkTo(id)}
        onOpen={(open) => commands.openNewPerson(open)}
        onType={(change) => commands.typeNewPerson(change)}
        onAdd={() => void commands.addNewPerson()}
      />
      <TeamLookup state={teamLookup} />
    </>
  );
}
