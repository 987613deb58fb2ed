/** The table of threats in SECURITY.md names tests that are there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

/** A row of the table: what may be tried, what stands against it, and the tests of that. */
interface Threat {
  readonly attack: string;
  readonly defence: string;
  readonly tests: readonly string[];
}

/** Cells of a line of a table; a bar within code is written `\|`. */
const cellsOf = (line: string): readonly string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

const threats: readonly Threat[] = readFileSync('SECURITY.md', 'utf8')
  .split('\n')
  .filter((line) => /^\|(?! ?-| Attack)/.test(line))
  .map(cellsOf)
  .map(([attack = '', defence = '', tests = '']) => ({
    attack,
    defence,
    tests: tests.split('<br>'),
  }));

/** `file: name of the test`. */
const named = /^`([\w/-]+)`: (.+)$/;

/** Whether a file has a test of this name, as it is written there. */
const hasTest = (file: string, name: string): boolean =>
  ["'", '"', '`'].some((quote) => file.includes(`test(${quote}${name}${quote}`));

test('every threat has a defence and a test of it', () => {
  assert.ok(threats.length > 20, `${threats.length} rows`);
  for (const { attack, defence, tests } of threats) {
    assert.notEqual(defence, '', attack);
    assert.notEqual(tests.join(''), '', attack);
  }
});

test('every test that is named is there', () => {
  for (const word of threats.flatMap(({ tests }) => tests)) {
    const [, place = '', name = ''] = named.exec(word.trim()) ?? [];
    const path = join('test', `${place}.test.ts`);
    assert.ok(existsSync(path), `${word}: there is no ${path}`);
    assert.ok(hasTest(readFileSync(path, 'utf8'), name), `${word}: ${path} has no such test`);
  }
});
