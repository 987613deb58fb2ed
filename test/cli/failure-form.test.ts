/** A failure is text for whoever reads stderr, and JSON for programs. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { findFormat, formatNames, selectFormats } from '../../src/output/formats/formats.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';
import { asTerminal, runOn, textOf } from '../support/program.ts';

/** Runs imco with stdout in a pipe, and stderr on a terminal or not. */
const stderrOf = async (
  words: readonly string[],
  reader: 'terminal' | 'program',
  env: Readonly<Record<string, string>> = {},
): Promise<string> => {
  const stdin = new PassThrough();
  stdin.end('');
  const stderr = Object.assign(new PassThrough(), reader === 'terminal' && asTerminal(200));
  const stdout = new PassThrough();
  const [written, answered] = [textOf(stderr), textOf(stdout)];
  const host = { args: words, env, cwd: '/', home: '/nonexistent' };
  const code = await runOn({ ...host, stdin, stdout, stderr });
  assert.ok(code === 2 || code === 10, written());
  assert.equal(answered(), '');
  return written();
};

const isJson = (text: string): boolean => text.startsWith('{"error":');

/** Failures of each stage: of the words, of their values, of settings. */
const failing: readonly (readonly string[])[] = [
  ['servers', 'list', '--nosuch'],
  ['servers', 'boot'],
  ['servers', 'list'],
];

test('formats of each kind are there to fail in', () => {
  assert.deepEqual(
    selectFormats(({ reader }) => reader === 'people'),
    ['table', 'wide', 'markdown'],
  );
  assert.deepEqual(
    selectFormats(({ reader }) => reader === 'programs'),
    ['json', 'jsonl'],
  );
});

describe('a failure', () => {
  for (const format of formatNames) {
    test(`with -o ${format} is in the form for its reader, at every stage`, async () => {
      const { reader } = findFormat(format);
      const [always, never] = [reader === 'programs', reader === 'people'];
      for (const words of failing) {
        for (const asked of [
          [...words, `-o=${format}`],
          ['--output', format, ...words],
        ]) {
          const what = asked.join(' ');
          assert.equal(isJson(await stderrOf(asked, 'terminal')), always, what);
          assert.equal(isJson(await stderrOf(asked, 'program')), !never, what);
        }
        const env = { IMCO_OUTPUT: format };
        assert.equal(isJson(await stderrOf(words, 'terminal', env)), always);
        assert.equal(isJson(await stderrOf(words, 'program', env)), !never);
      }
    });
  }

  test('with only a query depends on stderr; with a format, on the format', async () => {
    for (const words of failing) {
      for (const query of [['--query', 'a'], ['--query=a']]) {
        const asked = [...words, ...query];
        assert.equal(isJson(await stderrOf(asked, 'terminal')), false, asked.join(' '));
        assert.equal(isJson(await stderrOf(asked, 'program')), true, asked.join(' '));
        assert.equal(isJson(await stderrOf([...asked, '-o', 'json'], 'terminal')), true);
      }
    }
    const broken = ['servers', 'list', '--query', 'a['];
    assert.equal(isJson(await stderrOf(broken, 'terminal')), false);
    assert.equal(isJson(await stderrOf(broken, 'program')), true);
  });

  const runs = faultyRuns();

  test('of a target is text on a terminal with yaml, names and a query', async (context) => {
    for (const form of [
      ['-o', 'yaml'],
      ['-o', 'name'],
      ['--query', 'name'],
    ]) {
      const words = ['servers', 'show', 'nope', ...form];
      const seen = await runs.play(context, words, [answer(200, [])], { screen: 80 });
      assert.equal(seen.code, 3);
      assert.match(seen.stderr, /^error: server "nope" not found$/m);
      const piped = await runs.play(context, words, [answer(200, [])]);
      assert.equal(JSON.parse(piped.stderr).error.code, 'not_found');
    }
    const json = await runs.play(
      context,
      ['servers', 'show', 'nope', '-o=json'],
      [answer(200, [])],
      {
        screen: 80,
      },
    );
    assert.equal(JSON.parse(json.stderr).error.code, 'not_found');
  });
});
