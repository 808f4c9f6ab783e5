import { formatWholeMoney } from '../../../lib/model/money';
import type { StalledRow as Row } from '../../../lib/panel/board/people-row';
import { CONTACT_WORDS, stageOfPerson, type RowNaming } from '../../../lib/panel/board/row-words';
import { memberName } from '../../../lib/panel/team';
import { dayText } from '../../../lib/panel/time-text';
import { usualStayWords } from '../../../lib/rules/stalled';

interface StalledRowProps {
  row: Row;
  naming: RowNaming;
  seesValue: boolean;
  current: boolean;
  /** Every row is a tab stop of its own: the table has no keys. */
  inTabOrder?: boolean;
  onChoose: () => void;
  onOpen: () => void;
}

/** One person who stalls: how long, since what, and what to do. */
export function StalledRow(props: StalledRowProps) {
  const { row, naming, seesValue, current, inTabOrder = false, onChoose, onOpen } = props;
  const { team, me, locale, now } = naming;
  const stage = stageOfPerson(row, team);
  const { value } = row.figures ?? { value: null };
  const money = (minor: number) => formatWholeMoney(minor, team.workspace.currency, locale);
  const began =
    row.reset.what === 'stage' ? `came into ${stage?.label ?? 'the stage'}` : CONTACT_WORDS[row.reset.what];
  return (
    <tr aria-current={current ? 'true' : undefined} onClick={onChoose}>
      <th scope="row">
        <button
          type="button"
          className="stalled-name"
          data-line={row.id}
          tabIndex={current || inTabOrder ? 0 : -1}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <bdi>{row.name}</bdi>
        </button>
      </th>
      <td className="soft">
        <bdi>{row.company ?? '–'}</bdi>
      </td>
      <td>
        <span className="chip" data-phase={row.phase}>
          {stage?.label}
        </span>
      </td>
      <td className="grid-number">
        <span title={usualStayWords(row.usual)}>
          {row.quietDays} <span className="quiet small">of {row.usual.days}</span>
        </span>
      </td>
      <td className="soft">
        {began}, {dayText(row.reset.at, now, locale)}
      </td>
      <td>{row.action?.title ?? '–'}</td>
      {seesValue ? (
        <td className="grid-number">
          {value === null ? (
            '–'
          ) : (
            <>
              {money(value.base)}{' '}
              <span className="quiet small">
                {money(value.low)}–{money(value.high)}
              </span>
            </>
          )}
        </td>
      ) : null}
      <td className="soft">{memberName(team, me, row.owner)}</td>
    </tr>
  );
}
