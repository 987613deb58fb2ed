import type { Host } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonNumber, readNumber } from '../../lib/json/exact-number.ts';
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

/** Parses JSON or YAML; JSON is YAML, so one parser reads both. */
const parseDocumentText = async (text: string, name: string): Promise<unknown> => {
  const [{ findTooDeepLine }, { parseDocument, visit }] = await Promise.all([
    import('../../lib/text/nesting.ts'),
    import('yaml'),
  ]);
  const deepLine = findTooDeepLine(text);
  if (deepLine !== undefined) {
    throw new UsageFailure(`${name} is nested too deeply in line ${deepLine}`);
  }
  const document = parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    merge: true,
    logLevel: 'error',
    intAsBigInt: true,
  });
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
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new UsageFailure(
      `${name} cannot be expanded: too many aliases, or an alias without an anchor`,
      {
        cause,
      },
    );
  }
  if (isSingle(value) && !isJson(text)) {
    throw new UsageFailure(`${name} is not valid JSON, and not YAML with fields or a list`, {
      code: 'invalid_value',
      hint: 'put JSON strings in double quotes',
    });
  }
  return value;
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
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const name = path === '-' ? 'stdin' : path;
    throw new UsageFailure(`${flag}: ${name} must contain one object with the fields to send`);
  }
  // An object that is not an array has only string keys.
  return value as Readonly<Record<string, unknown>>;
};
