/** Checks of requests and answers against the contract. */
import type { IncomingHttpHeaders } from 'node:http';
import { isIPv4 } from 'node:net';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiVersion } from '../../src/catalog/versions/api-version.ts';
import {
  type Content,
  type ContractDocument,
  type Operation,
  operationsIn,
  readDocument,
  type Schema,
} from './document.ts';

/** One direction of an exchange. */
export interface Message {
  readonly headers: IncomingHttpHeaders;
  /** The body; empty for none. */
  readonly text: string;
}

/** A request and what it was answered. */
export interface Exchange {
  readonly method: string;
  /** Path as it was sent, the version included. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly request: Message;
  readonly status: number;
  readonly answer: Message;
}

export interface Contract {
  /** The operation a request is for; undefined for none. */
  operationFor(method: string, path: string): Operation | undefined;
  /** What an exchange does that the contract does not allow, a sentence each. */
  violations(exchange: Exchange): readonly string[];
}

/** Name under which references find the schemas of the contract. */
const schemasName = 'schemas';

/** Keywords of the contract's own that its schemas use. */
const extensions = [
  'x-source',
  'x-source-note',
  'x-transitional',
  'x-failed',
  'x-resource-type',
  'x-labelable',
  'x-columns',
  'x-columns-wide',
  'x-secret',
  'x-known-values',
  'x-since',
  'x-list',
  'x-update',
  'x-failure-event',
  'x-exclusive',
  'x-requires',
  'x-at-least-one',
];

const isCidr = (text: string): boolean => {
  const [, address = ''] = /^(.+)\/(?:[12]?\d|3[0-2])$/.exec(text) ?? [];
  return isIPv4(address);
};

/**
 * A copy in which an object may hold only the members the contract lists, unless it says
 * otherwise: imco sends nothing else, and the sandbox answers nothing else. References to schemas
 * lead to where the validator has them.
 */
const closed = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.entries(node).map(([key, value]) => [
    key,
    key === '$ref'
      ? String(value).replace('#/components/schemas/', `${schemasName}#/$defs/`)
      : closed(value),
  ]);
  const isOpen = 'properties' in node && !('additionalProperties' in node);
  return { ...Object.fromEntries(members), ...(isOpen && { additionalProperties: false }) };
};

const openSchemas = ({ components }: ContractDocument): Ajv2020 => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats(ajv);
  ajv.addFormat('cidr', isCidr);
  ajv.addVocabulary(extensions);
  ajv.addSchema({ $defs: components.schemas }, schemasName);
  return ajv;
};

const sentence = ({ instancePath, message = 'is wrong', params }: ErrorObject): string => {
  const extra: unknown = params.additionalProperty;
  const what = instancePath === '' ? '' : `${instancePath} `;
  return extra === undefined
    ? `${what}${message}`
    : `${what}has an unlisted member ${String(extra)}`;
};

const mediaType = ({ headers }: Message): string => {
  const [type = ''] = (headers['content-type'] ?? '').split(';', 1);
  return type.trim().toLowerCase();
};

const jsonIn = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** An operation with what a path has to look like to be its own. */
interface Route {
  readonly operation: Operation;
  readonly form: RegExp;
}

const routeOf = (operation: Operation): Route => ({
  operation,
  form: new RegExp(`^${operation.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`),
});

const placeholders = ({ path }: Operation): number => path.split('{').length - 1;

/** `/cloud/servers` of `/v2/cloud/servers`; undefined for a path of another version. */
const belowVersion = (version: ApiVersion, path: string): string | undefined =>
  path.startsWith(`/${version}/`) ? path.slice(version.length + 1) : undefined;

/** Opens the contract of a version. */
export const openContract = (version: ApiVersion): Contract => {
  // `closed` copies, and adds only a keyword that any schema may have.
  const document = closed(readDocument(version)) as ContractDocument;
  const ajv = openSchemas(document);
  const routes = operationsIn(document)
    .toSorted((a, b) => placeholders(a) - placeholders(b))
    .map(routeOf);

  const problemsOf = (schema: Schema, value: unknown): readonly string[] => {
    const validate = ajv.compile(schema);
    return validate(value) ? [] : (validate.errors ?? []).map(sentence);
  };

  const bodyProblems = (message: Message, content: Content): readonly string[] => {
    const type = mediaType(message);
    const schema = content[type]?.schema;
    if (!schema) return [`has the content type ${type || '(none)'}`];
    if (type !== 'application/json') return [];
    const json = jsonIn(message.text);
    return json ? problemsOf(schema, json.value) : ['is not JSON'];
  };

  const pathProblems = ({ operation, form }: Route, path: string): readonly string[] => {
    const given = form.exec(path)?.groups ?? {};
    return operation.parameters.flatMap(({ name, in: place, schema }) =>
      place === 'path' ? problemsOf(schema, decodeURIComponent(given[name] ?? '')) : [],
    );
  };

  const queryProblems = ({ parameters }: Operation, query: URLSearchParams): readonly string[] => {
    const known = parameters.filter((parameter) => parameter.in === 'query');
    const unknown = [...query.keys()].filter((key) => !known.some(({ name }) => name === key));
    return [
      ...unknown.map((name) => `has an unlisted parameter ${name}`),
      ...known.flatMap(({ name, required, schema }) => {
        const value = query.get(name);
        if (value === null) return required ? [`lacks the parameter ${name}`] : [];
        return problemsOf(schema, value);
      }),
    ];
  };

  const requestProblems = ({ requestBody }: Operation, request: Message): readonly string[] => {
    if (!requestBody) return request.text === '' ? [] : ['has to be empty'];
    if (request.text === '') return requestBody.required ? ['is missing'] : [];
    return bodyProblems(request, requestBody.content);
  };

  const answerProblems = (
    { responses }: Operation,
    { status, answer }: Exchange,
  ): readonly string[] => {
    const response = responses[status] ?? responses[`${String(status).charAt(0)}XX`];
    if (!response) return ['has a status that is not listed'];
    if (response.content) return bodyProblems(answer, response.content);
    return status === 204 && answer.text !== '' ? ['has to be empty'] : [];
  };

  const routeFor = (method: string, path: string | undefined): Route | undefined =>
    path === undefined
      ? undefined
      : routes.find(({ operation, form }) => operation.method === method && form.test(path));

  return {
    operationFor: (method, path) => routeFor(method, belowVersion(version, path))?.operation,
    violations: (exchange) => {
      const { method, path, query, request, status } = exchange;
      const below = belowVersion(version, path);
      const route = routeFor(method, below);
      const name = `${method} ${path}`;
      if (!route || below === undefined) return [`${name}: the contract has no such operation`];
      const { operation } = route;
      const told = (what: string, problems: readonly string[]): readonly string[] =>
        problems.map((problem) => `${name}: the ${what} ${problem}`);
      return [
        ...told('path', pathProblems(route, below)),
        ...told('query', queryProblems(operation, query)),
        ...told('body of the request', requestProblems(operation, request)),
        ...told(`answer ${status}`, answerProblems(operation, exchange)),
      ];
    },
  };
};
