import { ErrorReply, PROTOCOL_VERSION, type ErrorCode } from '../../lib/model/wire';
import { STATUS } from '../refusal';
import { JsonSchemas, type JsonSchema } from './json-schema';
import type { RouteDoc } from './route-doc';

/** A parameter of a path or a query. */
export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description: string;
  schema: JsonSchema;
}

type Content = Record<string, { schema: JsonSchema }>;

/** One route of the document. */
export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  requestBody?: { required: true; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
  security: Record<string, []>[];
}

/** The whole as OpenAPI 3.1. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> };
}

const ABOUT = [
  'The backend of Sidestage: devices send what was done (push) and fetch what changed (pull), each change once.',
  'A device signs in with the token that it got when it joined, as `Authorization: Bearer TOKEN`; a token names its',
  'workspace, so no request can reach into another one. Bodies are JSON in UTF-8, uncompressed, of at most 1 MiB.',
  'Every answer that is not 2xx is an ErrorReply, and every answer has the id of its request in `X-Request-Id`.',
].join(' ');

/** What each error means, for a reader of the document. */
const MEANING: Record<ErrorCode, string> = {
  'bad-request': 'The request is wrong; the message names the first field that is.',
  'not-signed-in': 'No token, a wrong one, or one of a device that was signed out.',
  forbidden: 'The role does not allow it.',
  'not-found': 'It is not there, or it is not yours: the two are not told apart.',
  cloned: 'Another copy of this client has sent mutations: take a new client id and send again.',
  gap: 'A mutation is missing before the first one sent; `lastMid` says which was the last.',
  epoch: 'The server was restored from a backup: fetch everything again.',
  'cursor-too-old': 'The device was away too long: fetch everything again.',
  'too-large': 'The body is larger than 1 MiB.',
  upgrade: 'The protocol is too old or too new for this server.',
  'too-many-requests': 'Too much at once: try again after `Retry-After`, or in a minute.',
  unavailable: 'The database or this server is away for a moment; nothing was saved. See `Retry-After`.',
  internal: 'The server failed; nothing was saved.',
};

function errorsOf({ who, body, errors = [] }: RouteDoc): ErrorCode[] {
  const usual: ErrorCode[] = ['internal', 'unavailable'];
  if (who === 'device') usual.push('not-signed-in');
  if (body !== undefined) usual.push('bad-request', 'too-large', 'upgrade');
  return [...new Set([...usual, ...errors])];
}

function parametersOf({ path, query }: RouteDoc, schemas: JsonSchemas): Parameter[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name = '']): Parameter => {
    return { name, in: 'path', required: true, description: '', schema: { type: 'string' } };
  });
  if (query === undefined) return inPath;
  const { properties = {}, required = [] } = schemas.of(query, 'input');
  const inQuery = Object.entries(properties).map(([name, { description = '', ...schema }]): Parameter => {
    return { name, in: 'query', required: required.includes(name), description, schema };
  });
  return [...inPath, ...inQuery];
}

function responsesOf(doc: RouteDoc, schemas: JsonSchemas): Operation['responses'] {
  const { about, type = 'application/json', schema } = doc.answer;
  const body = schema === undefined ? { type: 'string' } : schemas.of(schema, 'output');
  const responses: Operation['responses'] = {
    200: { description: about, content: { [type]: { schema: body } } },
  };
  const error = { 'application/json': { schema: schemas.of(ErrorReply, 'output') } };
  for (const code of errorsOf(doc).sort((a, b) => STATUS[a] - STATUS[b])) {
    const status = String(STATUS[code]);
    const before = responses[status];
    const description = `\`${code}\`: ${MEANING[code]}`;
    responses[status] = {
      description: before === undefined ? description : `${before.description} ${description}`,
      content: error,
    };
  }
  return responses;
}

const operationId = ({ method, path }: RouteDoc): string =>
  [method, ...path.split(/[^\w]+/)].filter((part) => part !== '').join('-');

/** The whole API as an OpenAPI 3.1 document, made from what stands beside the routes and the schemas they parse with. */
export function openApiDocument(docs: readonly RouteDoc[]): OpenApiDocument {
  const schemas = new JsonSchemas();
  const paths: OpenApiDocument['paths'] = {};
  for (const doc of docs) {
    const operation: Operation = {
      operationId: operationId(doc),
      summary: doc.summary,
      description: doc.about,
      parameters: parametersOf(doc, schemas),
      ...(doc.body === undefined
        ? {}
        : {
            requestBody: {
              required: true,
              content: { 'application/json': { schema: schemas.of(doc.body, 'input') } },
            },
          }),
      responses: responsesOf(doc, schemas),
      security: doc.who === 'anybody' ? [] : [{ [doc.who]: [] }],
    };
    const path = doc.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [doc.method]: operation };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sidestage server',
      version: String(PROTOCOL_VERSION),
      description: ABOUT,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas.named).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        device: { type: 'http', scheme: 'bearer', description: 'The token of a device that has joined.' },
        operator: { type: 'http', scheme: 'bearer', description: 'SIDESTAGE_METRICS_TOKEN.' },
      },
    },
  };
}
