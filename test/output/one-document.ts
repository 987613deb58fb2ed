import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { readCsv, readMarkdown, readText, readTsv, tabbed } from './reading-back.ts';

/** What a terminal may get: text without controls, and colours. */
const colour = new RegExp(`${String.fromCharCode(0x1b)}\\[[0-9;]*m`, 'g');

/** Controls and characters that turn the reading order, line ends apart. */
const isHarmful = (code: number): boolean =>
  (code < 0x20 && code !== 0x0a) ||
  (code >= 0x7f && code <= 0x9f) ||
  [0x200b, 0x200e, 0x200f].includes(code) ||
  (code >= 0x2028 && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);

const harmIn = (text: string): readonly string[] =>
  Array.from(text).filter((character) => isHarmful(character.codePointAt(0) ?? 0));

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const linesIn = (text: string): readonly string[] => {
  if (text === '') return [];
  assert.ok(text.endsWith('\n'), 'the last line has an end');
  return text.slice(0, -1).split('\n');
};

const checks: Readonly<Record<string, (text: string) => void>> = {
  json: (text) => assert.ok(isObject(JSON.parse(text))),
  jsonl: (text) => {
    for (const line of linesIn(text)) assert.ok(isObject(JSON.parse(line)));
  },
  yaml: (text) => {
    const documents = parseAllDocuments(text);
    assert.equal(documents.length, 1);
    assert.deepEqual(documents.at(0)?.errors, []);
  },
  csv: (text) => void readCsv(text),
  tsv: (text) => void readTsv(text),
  text: (text) => void readText(text),
  // Dry runs and the like are lines for a person.
  markdown: (text) => void (text.startsWith('| ') ? readMarkdown(text) : linesIn(text)),
  name: (text) => assert.ok(linesIn(text).every((line) => line.trim() !== '')),
  id: (text) => assert.ok(linesIn(text).every((line) => /^\S+$/.test(line))),
  table: (text) => void linesIn(text),
  wide: (text) => void linesIn(text),
};

/** Fails unless `text` is one document of the format, or empty; and safe, where it was for a terminal. */
export const assertDocument = (text: string, format: string, isTerminal: boolean): void => {
  const check = checks[format];
  assert.ok(check, `there is a check for ${format}`);
  // The tabs between values are the format itself.
  const own = tabbed.has(format) ? text.replaceAll('\t', '') : text;
  if (isTerminal) assert.deepEqual(harmIn(own.replace(colour, '')), []);
  if (text !== '') check(text);
};

/** Fails unless stderr tells a failure as one object of JSON and nothing else. */
export const assertError = (stderr: string): void => {
  const { error }: { error?: { code?: unknown; exit?: unknown; message?: unknown } } =
    JSON.parse(stderr);
  assert.equal(typeof error?.code, 'string');
  assert.equal(typeof error?.exit, 'number');
  assert.equal(typeof error?.message, 'string');
};
