import { createHash } from 'node:crypto';
import type { OpenApiDocument, Operation } from './document';
import { escaped, prose } from './html';
import type { JsonSchema } from './json-schema';
import { fieldRows, schemaText } from './schema-text';

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.55 system-ui, sans-serif; --line: light-dark(#d8d8de, #3a3a42);
  --soft: light-dark(#f4f4f7, #1d1d22); --quiet: light-dark(#55555f, #a9a9b5); --link: light-dark(#1f4fbf, #8fb4ff); }
body { margin: 0; background: light-dark(#fff, #131316); color: light-dark(#1a1a1f, #e8e8ee); }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; }
h1 { font-size: 1.7rem; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; margin: 3rem 0 1rem; }
h3 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .5rem 0; }
a { color: var(--link); }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
small { color: var(--quiet); font-size: .85em; font-weight: 400; }
nav ul { list-style: none; padding: 0; columns: 2; column-gap: 2rem; }
nav li { break-inside: avoid; padding: .15rem 0; overflow-wrap: anywhere; }
section { border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
caption { text-align: left; color: var(--quiet); padding: .5rem 0 .25rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { font-weight: 500; width: 30%; }
b { font: 600 .8rem ui-monospace, monospace; background: var(--soft); border: 1px solid var(--line); border-radius: 4px;
  padding: .1rem .4rem; }
@media (max-width: 40rem) { nav ul { columns: 1; } th { width: 40%; } }
`;

/** The content security policy of the page: it holds no script and nothing of elsewhere. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const WHO: Record<string, string> = {
  device: 'For devices that have joined.',
  operator: 'For the operator, with their token.',
};

const table = (caption: string, rows: string) =>
  rows === '' ? '' : `<table><caption>${caption}</caption><tbody>\n${rows}\n</tbody></table>`;

function operationHtml(method: string, path: string, operation: Operation): string {
  const { operationId, summary, description, parameters, requestBody, responses, security } = operation;
  const who = Object.keys(security[0] ?? {})[0] ?? '';
  const given = parameters.map(({ name, required, description: about, schema }) => {
    const optional = required ? '' : ' <small>may be left out</small>';
    return `<tr><th scope="row"><code>${escaped(name)}</code>${optional}</th><td>${schemaText(schema)}${about === '' ? '' : `<br>${prose(about)}`}</td></tr>`;
  });
  const bodies = Object.values(requestBody?.content ?? {}).map(
    ({ schema }) => `<p>Body: ${schemaText(schema)}</p>`,
  );
  const answers = Object.entries(responses).map(([status, { description: about, content = {} }]) => {
    const [type = '', body] = Object.entries(content)[0] ?? [];
    const what =
      status === '200' ? `<br><small>${escaped(type)}</small> ${schemaText(body?.schema ?? {})}` : '';
    return `<tr><th scope="row">${escaped(status)}</th><td>${prose(about)}${what}</td></tr>`;
  });
  return `<section id="${escaped(operationId)}"><h3><b>${escaped(method.toUpperCase())}</b> <code>${escaped(path)}</code></h3>
<p><strong>${escaped(summary)}.</strong> ${prose(description)} ${escaped(WHO[who] ?? 'For anybody.')}</p>
${table('Parameters', given.join('\n'))}${bodies.join('')}${table('Answers', answers.join('\n'))}</section>`;
}

function schemaHtml(name: string, schema: JsonSchema): string {
  const rows = fieldRows(schema);
  const choices = schema.anyOf ?? schema.oneOf ?? [];
  const what =
    rows === '' && choices.length > 0
      ? `<p>One of these:</p><ul>${choices.map((one) => `<li>${schemaText(one)}</li>`).join('\n')}</ul>`
      : rows === ''
        ? `<p>${schemaText(schema)}</p>`
        : table('Fields', rows);
  return `<section id="schema-${escaped(name)}"><h3>${escaped(name)}</h3>\n${what}</section>`;
}

/** The document as a page that can be read: no script, nothing from elsewhere, light and dark. */
export function documentPage({ info, paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const contents = operations.map(
    ({ path, method, operation }) =>
      `<li><b>${escaped(method.toUpperCase())}</b> <a href="#${escaped(operation.operationId)}"><code>${escaped(path)}</code></a></li>`,
  );
  const schemas = Object.entries(components.schemas);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${escaped(info.title)}: its API</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(info.title)}</h1>
<p>${prose(info.description)}</p>
<p>Protocol version ${escaped(info.version)}. For programs the same is at <a href="/openapi.json"><code>/openapi.json</code></a> (OpenAPI 3.1).</p>
<nav aria-label="Routes"><ul>
${contents.join('\n')}
</ul></nav>
<h2>Routes</h2>
${operations.map(({ path, method, operation }) => operationHtml(method, path, operation)).join('\n')}
<h2>What is sent and answered</h2>
${schemas.map(([name, schema]) => schemaHtml(name, schema)).join('\n')}
</main>
</html>
`;
}
