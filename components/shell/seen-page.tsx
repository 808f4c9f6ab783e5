import { Suspense, useState } from 'react';
import { later } from '../ui/later';
import { isArriving, type Subject } from '../../lib/panel/state';
import { foundPerson } from '../../lib/panel/found';
import { marketForNew } from '../../lib/panel/markets';
import { firstStage } from '../../lib/rules/contact';
import { seenName, type SeenPerson } from '../../lib/panel/seen';
import { DoubtfulPerson } from '../contact/doubtful-person';
import { PersonHead } from '../contact/person-head';
import { TeamLookup } from '../contact/team-lookup';
import { UnknownPerson } from '../contact/unknown-person';
import { WhyChips } from '../contact/why-chips';
import { MarketForNew } from './market-for-new';
import { usePanel, usePanelState } from './panel-context';

const MergeDoubtful = later(() => import('./merge-doubtful').then((file) => file.MergeDoubtful));

/** Somebody of the page who is none of the team's people yet, or one of several. */
export function SeenPage(props: {
  subject: Extract<Subject, { kind: 'unknown' | 'doubtful' }>;
  others: SeenPerson[];
}) {
  const { subject, others } = props;
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const memory = usePanelState((state) => state.memory);
  const page = usePanelState((state) => state.page);
  const { model } = marketForNew({ team, memory, page });
  const arriving = usePanelState(isArriving);
  const teamLookup = usePanelState((state) => state.teamLookup);
  const chosen = usePanelState((state) => state.chosen);
  const [merging, setMerging] = useState(false);
  const { seen } = subject;
  const find = (text: string) =>
    commands.findPeople(text).then((rows) => rows.map((row) => foundPerson(row, team)));
  return (
    <>
      <PersonHead
        name={seenName(seen)}
        phase={null}
        line={seen.company ?? null}
        emails={seen.email === undefined ? [] : [seen.email]}
        phones={seen.phone === undefined ? [] : [seen.phone]}
      >
        <WhyChips
          seen={seen}
          others={others}
          owner="Not saved"
          doNotContact={false}
          chosen={chosen}
          record={null}
          onChoose={(other) => commands.choosePerson(other)}
          onNotThis={() => commands.notThisPerson()}
          onOneOfUs={() => void commands.oneOfUs()}
          onForget={() => commands.backToPage()}
          onLink={() => void commands.linkRecord()}
          onUnlink={() => void commands.unlinkRecord()}
        />
      </PersonHead>
      {subject.kind === 'doubtful' && merging ? (
        <Suspense>
          <MergeDoubtful contacts={subject.contacts} onClose={() => setMerging(false)} />
        </Suspense>
      ) : subject.kind === 'doubtful' ? (
        <DoubtfulPerson
          people={subject.contacts.map((row) => foundPerson(row, team))}
          conflict={subject.conflict}
          hasAddress={seen.email !== undefined}
          onChoose={({ id, name }) => commands.chooseContact(id, name ?? seenName(seen))}
          onMerge={() => setMerging(true)}
        />
      ) : (
        <UnknownPerson
          similar={subject.similar.map((row) => foundPerson(row, team))}
          arriving={arriving}
          isUnsure={teamLookup !== null}
          firstStage={firstStage(model)}
          market={<MarketForNew />}
          onAdd={() => void commands.addPerson()}
          onLink={(id) => void commands.linkTo(id)}
          onSomeoneElse={() => commands.notThisPerson()}
          onFind={find}
        />
      )}
      <TeamLookup state={teamLookup} />
    </>
  );
}
