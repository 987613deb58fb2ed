import type { Document } from 'yaml';
import type { Host } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonNumber, readNumber } from '../../lib/json/exact-number.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { explainYamlProblem } from '../../lib/text/yaml-problem.ts';
import { chooseShownPath, readInput } from './input.ts';

/** A YAML number in JSON notation, with all its digits if decimal; undefined if it has none. */
const toJsonNumber = (source: string, value: number | bigint): string | undefined => {
  const written = source
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|[eE])/, '')
    .replace(/^(-?)0+(?=\d)/, '$1');
  if (isJsonNumber(written)) return written;
  return typeof value === 'bigint' || Number.isFinite(value) ? String(value) : undefined;
};

/** Explains what is wrong with a document, by the error code of the parser. */
const describeYamlProblem = (code: string): string => {
  if (code === 'DUPLICATE_KEY') return 'has the same key twice';
  if (code === 'RESOURCE_EXHAUSTION') return 'is nested too deeply';
  return `is not valid JSON or YAML: ${explainYamlProblem(code)}`;
};

/** How documents are parsed. */
const parseOptions = {
  prettyErrors: false,
  stringKeys: true,
  merge: true,
  logLevel: 'error',
  intAsBigInt: true,
} as const;

const loadParser = () => Promise.all([import('../../lib/text/nesting.ts'), import('yaml')]);

/** The parser of a text. Throws a `UsageFailure` if the text is nested too deeply for it. */
const openParser = async (text: string, name: string): Promise<typeof import('yaml')> => {
  const [{ findTooDeepLine }, yaml] = await loadParser();
  const deepLine = findTooDeepLine(text);
  if (deepLine === undefined) return yaml;
  throw new UsageFailure(`${name} is nested too deeply in line ${deepLine}`);
};

/** The value of a parsed document. Throws a `UsageFailure` if it was not valid. */
const readParsed = (
  { visit }: typeof import('yaml'),
  document: Document.Parsed,
  { text, name }: { readonly text: string; readonly name: string },
): unknown => {
  const [problem] = document.errors;
  if (problem) {
    const line = text.slice(0, problem.pos[0]).split('\n').length;
    throw new UsageFailure(`${name} ${describeYamlProblem(problem.code)} in line ${line}`);
  }
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value !== 'number' && typeof node.value !== 'bigint') return;
      const written = toJsonNumber(node.source ?? '', node.value);
      if (written === undefined) {
        throw new UsageFailure(`${name}: .inf and .nan are not valid JSON numbers`);
      }
      node.value = readNumber(written);
    },
  });
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new UsageFailure(
      `${name} cannot be expanded: too many aliases, or an alias without an anchor`,
      {
        cause,
      },
    );
  }
};

/**
 * Parses JSON or YAML; JSON is YAML, so one parser reads both. Failures begin with `name`, and never
 * repeat the text.
 */
export const parseDocumentText = async (text: string, name: string): Promise<unknown> => {
  const yaml = await openParser(text, name);
  const value = readParsed(yaml, yaml.parseDocument(text, parseOptions), { text, name });
  if (isSingle(value) && !isJson(text)) {
    throw new UsageFailure(`${name} is not valid JSON, and not YAML with fields or a list`, {
      code: 'invalid_value',
      hint: 'put JSON strings in double quotes',
    });
  }
  return value;
};

/** The lines of JSON Lines; undefined if the text is something else. */
const splitJsonLines = (text: string): readonly string[] | undefined => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const areObjects = lines.every((line) => line.trimStart().startsWith('{') && isJson(line));
  return lines.length > 1 && areObjects ? lines : undefined;
};

/** The values in a text: of YAML with several documents, of JSON Lines, or of one document. */
const parseDocumentTexts = async (text: string, name: string): Promise<readonly unknown[]> => {
  const lines = splitJsonLines(text);
  if (lines) return Promise.all(lines.map((line) => parseDocumentText(line, name)));
  if (!/^---(?:\s|$)/m.test(text)) return [await parseDocumentText(text, name)];
  const yaml = await openParser(text, name);
  const parsed = yaml.parseAllDocuments(text, parseOptions);
  const values = [...parsed].map((document) => readParsed(yaml, document, { text, name }));
  return values.filter((value) => value !== null && value !== undefined);
};

/**
 * Whether a value is neither an object nor a list. Null passes: what is missing is reported later.
 */
const isSingle = (value: unknown): boolean =>
  value !== null && value !== undefined && typeof value !== 'object';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
};

/** Reads a JSON or YAML document. Failures never repeat its text. */
export const readDocument = async (
  host: Host,
  path: string,
  flag: string,
  shown = chooseShownPath(host, path),
): Promise<unknown> => {
  const name = `${flag}: ${path === '-' ? 'stdin' : shown}`;
  return parseDocumentText(await readInput(host, path, flag, shown), name);
};

/**
 * Reads a JSON or YAML document that contains one object. Failures never repeat its text, which
 * may contain secrets.
 */
export const readMembers = async (
  host: Host,
  path: string,
  flag: string,
): Promise<Readonly<Record<string, unknown>>> => {
  const value = await readDocument(host, path, flag);
  if (isJsonObject(value)) return value;
  const name = path === '-' ? 'stdin' : path;
  throw new UsageFailure(`${flag}: ${name} must contain one object with the fields to send`);
};

/** Several objects of one file, or the only one. */
export interface MemberDocuments {
  readonly documents: readonly Readonly<Record<string, unknown>>[];
  /** The file has the form of several, also if it contains one: a list, or several documents. */
  readonly isSeveral: boolean;
}

/** Most objects of one file. */
const mostDocuments = 1000;

/**
 * Reads a file with one object or several: YAML documents, a list, or JSON Lines. Failures never
 * repeat its text, which may contain secrets.
 */
export const readMemberDocuments = async (
  host: Host,
  path: string,
  flag: string,
): Promise<MemberDocuments> => {
  const shown = chooseShownPath(host, path);
  const name = `${flag}: ${path === '-' ? 'stdin' : shown}`;
  const values = await parseDocumentTexts(await readInput(host, path, flag, shown), name);
  const [only] = values;
  const isList = values.length === 1 && Array.isArray(only);
  const documents: readonly unknown[] = isList ? only : values;
  if (documents.length > mostDocuments) {
    throw new UsageFailure(`${name} contains more than ${mostDocuments} objects`);
  }
  if (documents.length > 0 && documents.every(isJsonObject)) {
    return { documents, isSeveral: isList || values.length > 1 };
  }
  throw new UsageFailure(`${name} must contain one object with the fields to send, or several`);
};
