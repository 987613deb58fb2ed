/** The contract as it is written down: operations and schemas, with references followed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ApiVersion } from '../../src/catalog/versions/api-version.ts';

interface Reference {
  readonly $ref: string;
}

/** What the contract says about a value, as far as tests ask for it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly deprecated?: boolean;
  readonly 'x-secret'?: boolean;
  readonly 'x-resource-type'?: string;
  readonly 'x-labelable'?: boolean;
  readonly 'x-transitional'?: readonly string[];
  readonly 'x-failed'?: readonly string[];
  readonly 'x-known-values'?: readonly string[];
  readonly 'x-update'?: string;
  readonly 'x-exclusive'?: readonly Exclusion[];
  readonly 'x-requires'?: Readonly<Record<string, readonly string[]>>;
  readonly 'x-at-least-one'?: readonly string[];
}

/** Members of which only one may be there, or one has to be. */
interface Exclusion {
  readonly fields: readonly string[];
  readonly when?: Readonly<Record<string, unknown>>;
  readonly required?: boolean;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Schema;
}

/** Schemas by media type. */
export type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Body {
  readonly required?: boolean;
  readonly content: Content;
}

/** An answer; without content it has no body worth reading. */
interface Response {
  readonly content?: Content;
}

/** How the outcome of a request that only starts something is learned. */
interface Outcome {
  readonly field: string;
  readonly until: readonly unknown[];
  readonly failed: readonly string[];
  readonly via?: readonly string[];
  readonly gone?: boolean;
  readonly settle?: boolean;
  readonly on?: string;
  /** The operation that shows how it stands. */
  readonly poll?: { readonly operation: string };
  /** The operation that shows what came of it. */
  readonly result?: { readonly operation: string };
  readonly source: string;
}

/** Bytes that go to an address outside the API, and what is sent after them. */
interface Upload {
  readonly urlField: string;
  readonly method: string;
  readonly body: string;
  readonly then: string;
  readonly onFailure: string;
}

/** Bytes that come from an address outside the API. */
interface Download {
  readonly urlField: string;
  readonly method: string;
  readonly expect: number;
}

interface WrittenOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Response | Reference>>;
  readonly 'x-async'?: Outcome;
  readonly 'x-preconditions'?: { readonly field: string; readonly in: readonly unknown[] };
  readonly 'x-destructive'?: boolean;
  readonly 'x-secret'?: boolean;
  readonly 'x-path-source'?: string;
  readonly 'x-upload'?: Upload;
  readonly 'x-download'?: Download;
}

/** One operation, whose parameters and answers are no references any more. */
export interface Operation extends Omit<WrittenOperation, 'parameters' | 'responses'> {
  readonly method: string;
  /** Path below the version, with placeholders: `/cloud/servers/{serverId}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** By status, as `404` or `5XX`. */
  readonly responses: Readonly<Record<string, Response>>;
}

export interface ContractDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, WrittenOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const documents = new Map<ApiVersion, ContractDocument>();

/** The contract of a version, read once; tests are run from the root of the repository. */
export const readDocument = (version: ApiVersion): ContractDocument => {
  const known = documents.get(version);
  if (known) return known;
  const file = join(process.cwd(), 'test', 'contract', `imco-${version}.openapi.yaml`);
  // The file is part of this repository; where its shape were another, the tests would fail.
  const document = parse(readFileSync(file, 'utf8')) as ContractDocument;
  documents.set(version, document);
  return document;
};

/** What a reference such as `#/components/schemas/Server` stands for. */
const lookUp = (document: ContractDocument, reference: string): unknown => {
  const [, pointer = ''] = reference.split('#/');
  let found: unknown = document;
  for (const key of pointer.split('/')) found = new Map(Object.entries(found ?? {})).get(key);
  if (found === undefined) throw new Error(`the contract has no ${reference}`);
  return found;
};

const follow = <T extends object>(document: ContractDocument, node: T | Reference): T =>
  // A reference stands where a node of this type belongs, and leads to one.
  '$ref' in node ? (lookUp(document, node.$ref) as T) : node;

/** The schema itself where it is only referred to. */
export const schemaBehind = (document: ContractDocument, schema: Schema): Schema =>
  // A reference within a schema leads to a schema.
  schema.$ref === undefined ? schema : (lookUp(document, schema.$ref) as Schema);

/** The name of the schema a reference leads to: `Server`; undefined for a schema spelt out. */
export const schemaName = (schema: Schema | undefined): string | undefined =>
  schema?.$ref?.split('/').at(-1);

/** Every operation of the contract. */
export const operationsIn = (document: ContractDocument): readonly Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, written]) => ({
      ...written,
      method: method.toUpperCase(),
      path,
      parameters: (written.parameters ?? []).map((one) => follow(document, one)),
      responses: Object.fromEntries(
        Object.entries(written.responses).map(([status, one]) => [status, follow(document, one)]),
      ),
    })),
  );
