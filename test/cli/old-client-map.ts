/** The commands of the old client as it had them, and the list of them in docs/from-concerto.md. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OldGroup } from '../../src/cli/suggestions/old-commands.ts';
import { oldGroups } from '../../src/cli/suggestions/old-commands.ts';

/** A command as the old client had it. */
interface GivenCommand {
  /** Its flags, without dashes. */
  readonly flags: readonly string[];
  /** What it asked the platform, but for names of labels that did not exist. */
  readonly operations: readonly string[];
}

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');

export const oldClient: Readonly<Record<string, GivenCommand>> = JSON.parse(
  read('test/cli/old-client-commands.json'),
);

/** The document that lists the commands. */
export const documentPath = 'docs/from-concerto.md';

export const readDocument = (): string => read(documentPath);

/** What stands between backticks. */
export const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

/** The rows of the table with this heading, each as its two cells. */
export const rowsOf = (heading: string): readonly (readonly [string, string])[] => {
  const [, body] = readDocument().split(`| ${heading} |`);
  assert.ok(body, `the document has the table "${heading}"`);
  const [table = ''] = body.split('\n\n');
  return [...table.matchAll(/^\| (`.*?) \| (.*) \|$/gm)].map(([, left = '', right = '']) => [
    left,
    right,
  ]);
};

const formatCode = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

const formatList = (words: readonly string[]): string => words.map(formatCode).join(', ');

/** `add-label`, `remove-label` → `label`: several old commands may be one new one. */
const formatChanged = ({ changed = {} }: OldGroup): readonly string[] =>
  [...new Set(Object.values(changed))].map((ours) => {
    const old = Object.keys(changed).filter((one) => changed[one] === ours);
    return `${formatList(old)} → ${formatCode(ours)}`;
  });

const formatRow = ([name, group]: readonly [string, OldGroup]): string => {
  const { noun, same } = group;
  const left = noun === undefined ? formatCode(name) : `${formatCode(name)} → ${formatCode(noun)}`;
  const items = [...(same === undefined ? [] : [formatList(same.split(' '))])];
  return `| ${left} | ${[...items, ...formatChanged(group)].join('; ')} |`;
};

const heading = '| resource | `concerto` → `imco` |\n| --- | --- |\n';

/** The document with the list of commands as the table of old commands has it. */
export const renewDocument = (document: string): string => {
  const [before = '', rest] = document.split(heading);
  assert.ok(rest !== undefined, 'the document has the list of commands');
  const behind = rest.slice(rest.indexOf('\n\n'));
  return `${before}${heading}${Object.entries(oldGroups).map(formatRow).join('\n')}${behind}`;
};
