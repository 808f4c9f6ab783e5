import { Fragment } from 'react';
import type { BoardFigures, Loses } from '../../../lib/panel/board/figures-view';
import type { PeopleBehind } from '../../../lib/rules/metrics/metric';
import { Chip } from '../../ui/chip';
import { LinkButton } from '../../ui/link-button';

interface LosesPartProps {
  figures: BoardFigures;
  onPeople: (behind: PeopleBehind, title: string) => void;
}

/** Which stage loses most people and which most value, each with its counts and its people. */
export function LosesPart({ figures, onPeople }: LosesPartProps) {
  const { people, value } = figures.loses;
  const isSame = people !== null && value !== null && people.stage.id === value.stage.id;
  if (people === null && value === null) {
    return <p className="overview-loses soft">Nobody left for good in this period.</p>;
  }
  return (
    <ul className="overview-loses" aria-label="Where most is lost">
      {people === null ? null : (
        <Line
          loses={people}
          most={isSame ? 'most people and most value' : 'most people'}
          figures={figures}
          onPeople={onPeople}
        />
      )}
      {value === null || isSame ? null : (
        <Line loses={value} most="most value" figures={figures} onPeople={onPeople} />
      )}
    </ul>
  );
}

function Line(props: { loses: Loses; most: string } & LosesPartProps) {
  const { loses, most, figures, onPeople } = props;
  const { stage, words } = loses;
  const ways = figures.stages
    .filter((one) => one.stage.lost || one.stage.phase === 'lapsed')
    .flatMap(({ stage: gone }) => {
      const flow = figures.flows.find(({ from, to }) => from === stage.id && to === gone.id);
      return flow === undefined ? [] : [{ flow, gone }];
    });
  return (
    <li>
      <Chip phase={stage.phase}>
        <bdi>{stage.label}</bdi>
      </Chip>{' '}
      loses {most}: {words}{' '}
      {ways.map(({ flow, gone }) => (
        <Fragment key={gone.id}>
          <LinkButton
            onClick={() =>
              onPeople(
                flow.behind,
                ways.length === 1 ? `Lost from ${stage.label}` : `${stage.label} to ${gone.label}`,
              )
            }
          >
            {ways.length === 1 ? 'Who' : `Who went to ${gone.label}`}
          </LinkButton>{' '}
        </Fragment>
      ))}
    </li>
  );
}
