import type { PageShape, TaughtField, TaughtFields } from '../model/taught-site';
import type { RecordType } from '../model/record-key';
import type { Root } from './page';
import { matchShape, shapeOf } from './page-shape';
import { pointersFor } from './selector-for';
import { saidWords } from './stable-name';
import { taughtValue } from './taught-value';

/** What pointing at the fields of one page says of all pages of its shape. */
export interface Shown {
  pages: PageShape;
  record: RecordType | null;
  fields: TaughtFields;
}

/**
 * Makes a rule of the elements that were pointed at on one page. Nothing of the person on it stays in the rule. Null
 * where the URL is like that of no page of a program.
 */
export function shownBy(
  url: URL,
  roots: readonly Root[],
  picks: ReadonlyMap<TaughtField, Element>,
): Shown | null {
  const values = new Map([...picks].map(([field, element]) => [field, taughtValue(field, element) ?? '']));
  const names = [values.get('name'), values.get('email')].filter((value) => value !== undefined);
  const shape = shapeOf(url, [...names, ...names.map((name) => name.split('@', 1)[0] ?? '')]);
  if (shape === null) return null;
  const id = matchShape(shape.pages, url)?.id ?? null;
  // A company or a stage may be called as a field is; a person, an address and an id are not.
  const said = saidWords([...names, values.get('phone') ?? '', ...(id === null ? [] : [id])]);
  const ladder = (field: TaughtField) => {
    const element = picks.get(field);
    return element === undefined ? [] : pointersFor(element, roots, said);
  };
  const fields: TaughtFields = {
    name: ladder('name'),
    email: ladder('email'),
    stage: ladder('stage'),
    phone: ladder('phone'),
    company: ladder('company'),
  };
  return { ...shape, fields };
}
