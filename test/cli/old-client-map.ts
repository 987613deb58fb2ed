/** What docs/from-concerto.md shows for the commands of the old client: which command of imco each is. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');

/** Flags by command, as the old client had them. */
export const oldCommands: Readonly<Record<string, readonly string[]>> = JSON.parse(
  read('test/cli/old-client-commands.json'),
);

/** One row of the map, in words: the old command, the new one and what stands for its flags. */
export interface Mapped {
  readonly old: string;
  /** Old flags the map names, without dashes. */
  readonly named: readonly string[];
  readonly words: readonly string[];
  /** What stands for them, in the same order: a flag, or a word after the command. */
  readonly places: readonly string[];
}

const document = read('docs/from-concerto.md');

/** What stands between backticks. */
export const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

/** Rows of the table with this heading, each as its two cells. */
export const rowsOf = (heading: string): readonly (readonly [string, string])[] => {
  const [, body] = document.split(`| ${heading} |`);
  assert.ok(body, `the document has the table "${heading}"`);
  const [table = ''] = body.split('\n\n');
  return [...table.matchAll(/^\| (`.*?) \| (.*) \|$/gm)].map(([, left = '', right = '']) => [
    left,
    right,
  ]);
};

const isFlagOrPlace = (word: string): boolean => /^(?:--|[A-Z])/.test(word);

/** `add-label`, `remove-label` → `label`: several old commands may be one new one. */
const mappedIn = (resource: string, item: string): readonly Mapped[] => {
  const [left = '', right] = item.split(' → ');
  const [target] = right === undefined ? [undefined] : codeIn(right);
  return codeIn(left).map((written) => {
    const [verb = '', ...flags] = written.split(' ');
    const all = (target ?? verb).split(' ');
    const words = all.filter((word) => !isFlagOrPlace(word));
    return {
      old: `${resource} ${verb}`,
      named: flags.map((flag) => flag.replace(/^--/, '')),
      // A single word is another verb of the same resource.
      words: words.length === 1 ? [...resource.split(' '), ...words] : words,
      places: all.filter(isFlagOrPlace),
    };
  });
};

/** Every row of the map. */
export const map: readonly Mapped[] = rowsOf('resource').flatMap(([resources, items]) =>
  codeIn(resources).flatMap((resource) =>
    items.split('; ').flatMap((item) => mappedIn(resource, item)),
  ),
);
