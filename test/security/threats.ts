/** The table of threats in SECURITY.md, and the tests it names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of the table: what may be tried, what stands against it, and the tests of that. */
export interface Threat {
  readonly attack: string;
  readonly defence: string;
  /** Each as `file: name of the test`. */
  readonly tests: readonly string[];
}

/** A test as it is written: its source below `test`, and its name, `${}` and all. */
export interface NamedTest {
  readonly path: string;
  readonly name: string;
}

/** Cells of a line of a table; a bar within code is written `\|`. */
const cellsOf = (line: string): readonly string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The rows, as they stand. */
export const readThreats = (): readonly Threat[] =>
  readFileSync('SECURITY.md', 'utf8')
    .split('\n')
    .filter((line) => /^\|(?! ?-| Attack)/.test(line))
    .map(cellsOf)
    .map(([attack = '', defence = '', tests = '']) => ({
      attack,
      defence,
      tests: tests.split('<br>').map((word) => word.trim().replace(/^`([\w./-]+)`: /, '$1: ')),
    }));

/** The test that `file: name` means. */
export const namedTest = (word: string): NamedTest => {
  const [, place = '', name = ''] = /^([\w./-]+): (.+)$/.exec(word) ?? [];
  return { path: join('test', `${place}.test.ts`), name };
};

/** Whether a file has a test of this name, as it is written there. */
export const hasTest = (source: string, name: string): boolean =>
  ["'", '"', '`'].some((quote) =>
    ['test', 'it'].some((call) => source.includes(`${call}(${quote}${name}${quote}`)),
  );
