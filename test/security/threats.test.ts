/** The table of threats in SECURITY.md names tests that are there. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hasTest, namedTest, readThreats } from './threats.ts';

const threats = readThreats();

test('every threat has a defence and a test of it', () => {
  assert.ok(threats.length > 20, `${threats.length} rows`);
  for (const { attack, defence, tests } of threats) {
    assert.notEqual(defence, '', attack);
    assert.notEqual(tests.join(''), '', attack);
  }
});

test('every test that is named is there', () => {
  for (const word of threats.flatMap(({ tests }) => tests)) {
    const { path, name } = namedTest(word);
    assert.ok(existsSync(path), `${word}: there is no ${path}`);
    assert.ok(hasTest(readFileSync(path, 'utf8'), name), `${word}: ${path} has no such test`);
  }
});
