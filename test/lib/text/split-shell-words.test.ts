import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { quoteForShell } from '../../../src/lib/text/shell-word.ts';
import { isUnquoted, readWord, splitShellWords } from '../../../src/lib/text/split-shell-words.ts';

const split = (line: string): readonly string[] | undefined => splitShellWords(line)?.map(readWord);

test('a line is split into words as a shell does', () => {
  for (const [line, words] of [
    ['', []],
    ['  a\tb\nc  ', ['a', 'b', 'c']],
    [`'a b' "c d"`, ['a b', 'c d']],
    [`a'b'"c"d`, ['abcd']],
    [`'' "" x`, ['', '', 'x']],
    [String.raw`a\ b \'c`, ['a b', "'c"]],
    [String.raw`"a\"b\\c\d"`, [String.raw`a"b\c\d`]],
    [String.raw`'a\'b`, [String.raw`a\b`]],
    ['$HOME $(id) `id` *', ['$HOME', '$(id)', '`id`', '*']],
  ] as const) {
    assert.deepEqual(split(line), words, line);
  }
});

test('a line with an open quote or escape is not split', () => {
  for (const line of [`'a`, `"a`, `a "b' c`, 'a\\']) assert.equal(split(line), undefined, line);
});

test('words that are quoted for a shell come back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (words) => {
      assert.deepEqual(split(words.map(quoteForShell).join(' ')), words);
    }),
  );
});

test('a real shell splits the same lines in the same way', () => {
  const word = fc.stringMatching(/^[a-z '"\\]{0,12}$/);
  fc.assert(
    fc.property(word, (line) => {
      const ours = split(line);
      if (!ours) return;
      const { stdout } = spawnSync(
        'sh',
        ['-c', `for one in ${line}; do printf '<%s>\\n' "$one"; done`],
        {
          encoding: 'utf8',
        },
      );
      assert.equal(stdout, ours.map((one) => `<${one}>\n`).join(''), line);
    }),
    { numRuns: 40 },
  );
});

test('a word knows whether it was quoted', () => {
  const known = splitShellWords(String.raw`| '|' "|" \| a"|"`)?.map(isUnquoted);
  assert.deepEqual(known, [true, false, false, false, false]);
});
