import { escaped } from './html';
import type { JsonSchema } from './json-schema';

const PREFIX = '#/components/schemas/';

function bounds({ minLength, maxLength, minimum, maximum, minItems, maxItems }: JsonSchema): string {
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
  const all = [
    ...range(minLength, maxLength, ' characters'),
    ...range(minimum, maximum, ''),
    ...range(minItems, maxItems, ' of them'),
  ];
  return all.length === 0 ? '' : ` <small>${all.join(', ')}</small>`;
}

/** A schema in one line of HTML: a link to a named one, a type with its bounds, a list of choices. */
export function schemaText(schema: JsonSchema): string {
  const { $ref, type, format, items, properties } = schema;
  if ($ref !== undefined) {
    const name = escaped($ref.slice(PREFIX.length));
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (schema.const !== undefined) return `<code>${escaped(JSON.stringify(schema.const))}</code>`;
  if (schema.enum !== undefined)
    return schema.enum.map((one) => `<code>${escaped(JSON.stringify(one))}</code>`).join(' or ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return [...new Set(choices.map(schemaText))].join(' or ');
  if (type === 'array')
    return `list of ${items === undefined ? 'anything' : schemaText(items)}${bounds(schema)}`;
  if (properties !== undefined) {
    const some = Object.entries(properties)
      .slice(0, 12)
      .map(([name, one]) => `<code>${escaped(name)}</code>: ${schemaText(one)}`);
    return `{ ${some.join(', ')}${Object.keys(properties).length > 12 ? ', ...' : ''} }`;
  }
  if (type === 'object') return 'object';
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
