/** What is read of a command line before any command is known. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  dropFlagValues,
  findHelpWords,
  hasFlag,
  readCommandLine,
  splitFlag,
} from '../../src/cli/command-line/command-line.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';

describe('a command line', () => {
  test('is cut at the first --, which belongs to the words after it', () => {
    for (const [args, own, rest] of [
      [[], [], []],
      [['a', 'b'], ['a', 'b'], []],
      [['--'], [], ['--']],
      [['a', '--', 'b', '--', 'c'], ['a'], ['--', 'b', '--', 'c']],
    ] as const) {
      const line = readCommandLine(args);
      assert.deepEqual([line.own, line.rest], [own, rest]);
    }
  });

  test('says format and colour in every spelling, the last one given', () => {
    for (const words of [
      ['-o', 'json'],
      ['-ojson'],
      ['-o=json'],
      ['--output', 'json'],
      ['--output=json'],
      ['-o', 'yaml', '-o', 'json'],
    ]) {
      assert.equal(readCommandLine(['servers', ...words]).format, 'json', words.join(' '));
    }
    assert.equal(readCommandLine(['servers', '-o']).format, undefined);
    for (const [words, color] of [
      [['--color', 'always'], 'always'],
      [['--color=never'], 'never'],
      [['--no-color'], 'never'],
      [['--color=always', '--no-color'], 'never'],
      [['--color', 'auto'], undefined],
      [[], undefined],
    ] as const) {
      assert.equal(readCommandLine(words).color, color, words.join(' '));
    }
  });

  test('leaves everything behind -- to others: format, colour and flags', () => {
    const line = readCommandLine(['sandbox', 'run', '--', 'x', '-o', 'json', '--no-color', '-h']);
    assert.equal(line.format, undefined);
    assert.equal(line.color, undefined);
    assert.equal(hasFlag(line.own, '-h'), false);
    assert.equal(findHelpWords(['cloud', '--', '--help']), undefined);
  });

  test('has flags with and without a value attached', () => {
    assert.deepEqual(splitFlag('--a=b=c'), ['--a', 'b=c']);
    assert.deepEqual(splitFlag('--a='), ['--a', '']);
    assert.deepEqual(splitFlag('-o=a'), ['-o', 'a']);
    assert.deepEqual(splitFlag('-o'), ['-o', undefined]);
    assert.equal(hasFlag(['--query=a'], '--query'), true);
    assert.equal(hasFlag(['--queries'], '--query'), false);
  });

  test('has words that are not values of the flags before them', () => {
    const words = ['--profile', '-q', '-q', 'servers', '--profile=a', 'list'];
    assert.deepEqual(
      dropFlagValues(words, (flag) => flag === '--profile'),
      [
        ['--profile', 0],
        ['-q', 2],
        ['servers', 3],
        ['--profile=a', 4],
        ['list', 5],
      ],
    );
  });

  test('has the words that help is asked for, and no others', () => {
    assert.deepEqual(findHelpWords(['cloud', 'servers', '-h']), ['cloud', 'servers']);
    assert.deepEqual(findHelpWords(['help', 'cloud']), ['cloud']);
    assert.deepEqual(findHelpWords([]), []);
    for (const args of [['cloud'], ['-q', 'cloud', '--help'], ['help', '../main']]) {
      assert.equal(findHelpWords(args), undefined, args.join(' '));
    }
  });

  const runs = faultyRuns();

  test('has targets of any form behind --', async (context) => {
    for (const target of ['--wait=operational', '-o=json', '--debug']) {
      const words = ['servers', 'show', '--', target];
      const { code, stderr } = await runs.play(context, words, [answer(200, [])]);
      assert.equal(code, 3);
      assert.ok(stderr.startsWith(`error: server "${target}" not found\n`), stderr);
    }
  });
});
