/** The version and what is said of it: package.json has it, everything else follows. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const read = (path: string): string => readFileSync(path, 'utf8');

const { version }: { version: string } = JSON.parse(read('package.json'));

/** The headings of the changelog below its title, in their order. */
const headings = [...read('CHANGELOG.md').matchAll(/^(##+) (.*)$/gm)].map(
  ([, level = '', text = '']) => ({ level: level.length, text }),
);

/** The releases of the changelog, the newest first. */
const releases = headings.filter(({ level, text }) => level === 2 && text !== '[Unreleased]');

/** All files of some folders and files. */
const listFiles = (...paths: readonly string[]): readonly string[] =>
  paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? listFiles(...readdirSync(path).map((name) => join(path, name)))
      : [path],
  );

describe('the changelog', () => {
  test('has the version of package.json as its newest release, with the date', () => {
    assert.match(releases[0]?.text ?? '', /^\[[\d.]+\] - \d{4}-\d\d-\d\d$/);
    assert.equal(releases[0]?.text.split(' - ')[0], `[${version}]`);
  });

  test('has its releases in order, below what is not released yet', () => {
    assert.deepEqual(headings[0], { level: 2, text: '[Unreleased]' });
    const dates = releases.map(({ text }) => text.split(' - ')[1] ?? '');
    for (const date of dates) assert.equal(new Date(date).toISOString().slice(0, 10), date);
    assert.deepEqual(dates, dates.toSorted().reverse());
  });

  test('has the kinds of changes that Keep a Changelog names, and no others', () => {
    const kinds = headings.filter(({ level }) => level > 2);
    assert.ok(kinds.length > 0);
    for (const { level, text } of kinds) {
      assert.equal(level, 3, text);
      assert.match(text, /^(?:Added|Changed|Deprecated|Removed|Fixed|Security)$/);
    }
  });
});

describe('the version', () => {
  test('is the same in the lock file', () => {
    const lock: { version: string; packages: Record<string, { version?: string }> } = JSON.parse(
      read('package-lock.json'),
    );
    assert.deepEqual([lock.version, lock.packages['']?.version], [version, version]);
  });

  test('is not repeated elsewhere', () => {
    const literal = new RegExp(`(?<![\\d.@])${version.replaceAll('.', '\\.')}(?![\\d.])`);
    const paths = ['src', 'test', 'docs', 'bin', 'completions', 'README.md', 'SECURITY.md'];
    const found = listFiles(...paths).filter((path) => literal.test(read(path)));
    assert.deepEqual(found, []);
  });
});
