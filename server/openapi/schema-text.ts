import { escaped } from './html';
import type { JsonSchema } from './json-schema';

const PREFIX = '#/components/schemas/';
/** The last moment that a Date can hold. */
const LAST_MOMENT = 8_640_000_000_000_000;
/** So many levels of what has no name of its own are written out. */
const LEVELS = 1;

function bounds({ minLength, maxLength, minimum, maximum }: JsonSchema): string {
  if (maximum === LAST_MOMENT) return ' <small>milliseconds since 1970</small>';
  const range = (least: unknown, most: unknown, what: string) => {
    const to = typeof most === 'number' && most < Number.MAX_SAFE_INTEGER ? most : null;
    const from = typeof least === 'number' && least > Number.MIN_SAFE_INTEGER ? least : null;
    if (from === null && to === null) return [];
    return [
      to === null
        ? `at least ${String(from)}${what}`
        : from === null
          ? `at most ${to}${what}`
          : `${from} to ${to}${what}`,
    ];
  };
  const all = [...range(minLength, maxLength, ' characters'), ...range(minimum, maximum, '')];
  return all.length === 0 ? '' : ` <small>${all.join(', ')}</small>`;
}

/**
 * A schema in one line of HTML: a link to a named one, a type with its bounds, a list of choices. What lies deeper than
 * `levels` is an object.
 */
export function schemaText(schema: JsonSchema, levels = LEVELS): string {
  const { $ref, type, format, items, properties } = schema;
  if ($ref !== undefined) {
    const name = escaped($ref.slice(PREFIX.length));
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return `<code>${escaped(JSON.stringify(schema.const))}</code>`;
  if (schema.enum !== undefined)
    return schema.enum.map((one) => `<code>${escaped(JSON.stringify(one))}</code>`).join(' or ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map((one) => schemaText(one, levels)))].join(' or ');
  if (type === 'array') {
    const most =
      typeof schema['maxItems'] === 'number' ? ` <small>(at most ${String(schema['maxItems'])})</small>` : '';
    return `list${most} of ${items === undefined ? 'anything' : schemaText(items, levels)}`;
  }
  if (properties !== undefined && levels > 0) {
    const some = Object.entries(properties)
      .slice(0, 12)
      .map(([name, one]) => `<code>${escaped(name)}</code>: ${schemaText(one, levels - 1)}`);
    return `{ ${some.join(', ')}${Object.keys(properties).length > 12 ? ', ...' : ''} }`;
  }
  if (type === 'object' || properties !== undefined) return 'object';
  if (type === undefined) return 'anything';
  return `${escaped(format === 'uuid' ? 'uuid' : type)}${bounds(schema)}`;
}

/** The fields of an object as rows of a table: name, whether it must be there, what it holds. */
export function fieldRows({ properties = {}, required = [] }: JsonSchema): string {
  return Object.entries(properties)
    .map(([name, one]) => {
      const optional = required.includes(name) ? '' : ' <small>may be left out</small>';
      return `<tr><th scope="row"><code>${escaped(name)}</code>${optional}</th><td>${schemaText(one)}</td></tr>`;
    })
    .join('\n');
}
