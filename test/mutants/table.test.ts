/** The table of mutants is whole: it has every row of SECURITY.md, and fits the code as it is. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hasTest, namedTest, readThreats } from '../security/threats.ts';
import { applyEdit } from './mutant.ts';
import { mutants } from './table.ts';

test('every test named in SECURITY.md is shown to notice that a defence of its row is gone', () => {
  const missing = readThreats().flatMap(({ attack, tests }) => {
    const shown = mutants.filter((mutant) => mutant.attack === attack).flatMap((one) => one.tests);
    return tests.filter((word) => !shown.includes(word)).map((word) => `${attack}: ${word}`);
  });
  assert.deepEqual(missing, [], 'add a mutant below test/mutants/table');
});

test('every mutant is of a row that is there, and names tests of it', () => {
  const rows = new Map(readThreats().map(({ attack, tests }) => [attack, tests]));
  for (const { attack, without, tests } of mutants) {
    assert.ok(tests.length > 0, without);
    if (attack === undefined) continue;
    const named = rows.get(attack);
    assert.ok(named, `SECURITY.md has no row "${attack}"`);
    for (const word of tests) assert.ok(named.includes(word), `"${attack}" names no ${word}`);
  }
});

test('every mutant changes the code as it is, each text at one place', () => {
  const stale: string[] = [];
  for (const { edits, without } of mutants) {
    assert.ok(edits.length > 0, without);
    for (const one of edits) {
      try {
        const source = readFileSync(one.file, 'utf8');
        assert.notEqual(applyEdit(source, one), source, without);
      } catch (error) {
        stale.push(`without ${without}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }
  assert.deepEqual(stale, [], 'mend the mutants below test/mutants/table');
});

test('every test that a mutant names is there', () => {
  for (const word of mutants.flatMap(({ tests }) => tests)) {
    const { path, name } = namedTest(word);
    assert.ok(existsSync(path), `${word}: there is no ${path}`);
    assert.ok(hasTest(readFileSync(path, 'utf8'), name), `${word}: ${path} has no such test`);
  }
});
