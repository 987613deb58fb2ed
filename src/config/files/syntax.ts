import { type Document, LineCounter, parseDocument } from 'yaml';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { findTooDeepLine } from '../../lib/text/nesting.ts';
import { explainYamlProblem } from '../../lib/text/yaml-problem.ts';

/** A position in a text, counted from 1. */
interface SourceLocation {
  readonly line: number;
  readonly col: number;
}

/** Messages contain position and rule only: the file may contain secrets. */
const createSyntaxFailure = (
  file: string,
  what: string,
  location: SourceLocation | undefined,
): ConfigurationFailure =>
  new ConfigurationFailure(
    location
      ? `${file}, line ${location.line}, column ${location.col}: ${what}`
      : `${file}: ${what}`,
    { code: 'broken_file', file, hint: 'fix the file; see .imcorc.example for a complete example' },
  );

const parse = (content: string, schema: 'core' | 'json'): [Document.Parsed, LineCounter] => {
  const lineCounter = new LineCounter();
  return [
    parseDocument(content, { schema, merge: true, lineCounter, prettyErrors: false }),
    lineCounter,
  ];
};

/** The position of the first error, found by the YAML parser, which also reads JSON. */
const placeOfError = (content: string, schema: 'core' | 'json'): SourceLocation | undefined => {
  const line = findTooDeepLine(content);
  if (line !== undefined) return { line, col: 1 };
  const [document, lines] = parse(content, schema);
  const offset = document.errors[0]?.pos[0];
  return offset === undefined ? undefined : lines.linePos(offset);
};

const placeAt = (content: string, offset: number): SourceLocation => {
  const before = content.slice(0, offset).split('\n');
  return { line: before.length, col: (before.at(-1)?.length ?? 0) + 1 };
};

/** The position of a JSON error: V8 reports an offset for some errors only. */
const placeOfJsonError = (content: string, message: string): SourceLocation | undefined => {
  const offset = / at position (\d+)/.exec(message)?.[1];
  if (offset !== undefined) return placeAt(content, Number(offset));
  if (/end of JSON/.test(message)) return placeAt(content, content.length);
  return placeOfError(content, 'json');
};

/** The failure for a file on which `JSON.parse` threw `error`. */
export const createJsonFailure = (
  file: string,
  content: string,
  error: unknown,
): ConfigurationFailure => {
  const message = error instanceof Error ? error.message : '';
  return createSyntaxFailure(file, 'not valid JSON', placeOfJsonError(content, message));
};

/** Reads JSON where the YAML library is loaded anyway. Throws as `readJson` does. */
export const readJsonText = (file: string, content: string): unknown => {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw createJsonFailure(file, content, error);
  }
};

/**
 * Reads YAML 1.2, which includes JSON. Throws a `ConfigurationFailure` with file, line and column.
 */
export const readYaml = (file: string, content: string): unknown => {
  const line = findTooDeepLine(content);
  if (line !== undefined) throw createSyntaxFailure(file, 'nested too deeply', { line, col: 1 });
  const [document, lines] = parse(content, 'core');
  const [error] = document.errors;
  if (error) {
    const location = lines.linePos(error.pos[0]);
    throw createSyntaxFailure(file, `not valid YAML (${explainYamlProblem(error.code)})`, location);
  }
  try {
    return document.toJS();
  } catch {
    // Aliases that refer to each other endlessly, or expand to too much.
    throw createSyntaxFailure(file, 'too many YAML aliases', undefined);
  }
};
