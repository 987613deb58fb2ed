import type { Host } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonNumber, readNumber } from '../../lib/json/exact-number.ts';
import { explainYamlProblem } from '../../lib/text/yaml-problem.ts';
import { chooseShownPath, readInput } from './input.ts';

/** A number of YAML as JSON writes it, digit by digit where it is decimal; undefined for none. */
const toJsonNumber = (source: string, value: number | bigint): string | undefined => {
  const written = source
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|[eE])/, '')
    .replace(/^(-?)0+(?=\d)/, '$1');
  if (isJsonNumber(written)) return written;
  return typeof value === 'bigint' || Number.isFinite(value) ? String(value) : undefined;
};

/** What is wrong with a text, by the code of the parser's error. */
const describeYamlProblem = (code: string): string => {
  if (code === 'DUPLICATE_KEY') return 'has the same key twice';
  if (code === 'RESOURCE_EXHAUSTION') return 'is nested too deeply';
  return `is neither JSON nor YAML: ${explainYamlProblem(code)}`;
};

/** The value of a JSON or YAML text; JSON is YAML, so one parser reads both. */
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
        throw new UsageFailure(`${name}: numbers in JSON are finite, and .inf and .nan are not`);
      }
      node.value = readNumber(written);
    },
  });
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new UsageFailure(`${name} can't be unfolded: its aliases are too many or lead nowhere`, {
      cause,
    });
  }
  if (isSingle(value) && !isJson(text)) {
    throw new UsageFailure(
      `${name} holds a plain text, which is neither JSON nor fields or a list`,
      {
        code: 'invalid_value',
        hint: 'in JSON a text stands in double quotes',
      },
    );
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

/** The value of a JSON or YAML document. The text itself is never repeated in a failure. */
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
 * The members of a JSON or YAML document that holds one object. The text itself is never repeated
 * in a failure: it may hold secrets.
 */
export const readMembers = async (
  host: Host,
  path: string,
  flag: string,
): Promise<Readonly<Record<string, unknown>>> => {
  const value = await readDocument(host, path, flag);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const name = path === '-' ? 'stdin' : path;
    throw new UsageFailure(`${flag}: ${name} must hold one object with the fields to send`);
  }
  // An object that is no array has string keys only.
  return value as Readonly<Record<string, unknown>>;
};
