import { Fragment } from 'react';
import type { ManyRow } from '../../lib/panel/many-look';
import { nameOfRow } from './name-of-row';

interface SomeNamesProps {
  ids: readonly string[];
  rows: ReadonlyMap<string, ManyRow>;
}

/** So many are named; one more is named rather than counted. */
const SHOWN = 3;

/** 'Lena, Omar, Priya and 4 more': who they are, as far as it helps. Each name in its own direction of writing. */
export function SomeNames({ ids, rows }: SomeNamesProps) {
  const shown = ids.length <= SHOWN + 1 ? ids : ids.slice(0, SHOWN);
  const more = ids.length - shown.length;
  return (
    <>
      {shown.map((id, at) => (
        <Fragment key={id}>
          {at === 0 ? '' : ', '}
          <bdi>{nameOfRow(rows.get(id))}</bdi>
        </Fragment>
      ))}
      {more === 0 ? '' : ` and ${more.toLocaleString('en')} more`}
    </>
  );
}
