import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import type { Clock } from '../../../src/host.ts';
import {
  formatAmount,
  formatProgress,
  formatTimeLeft,
  openProgressBar,
} from '../../../src/output/terminal/progress-bar.ts';
import { openTerminal } from '../../../src/output/terminal/terminal.ts';
import { realClock } from '../../support/clock.ts';
import { Kept } from '../sinks.ts';

const named = (name: string) => ({
  width: name.length,
  shorten: (width: number) => name.slice(0, width),
});
const half = { done: 50_000_000, size: 100_000_000, rate: 5_000_000 };

test('amounts and times are short', () => {
  assert.deepEqual([0, 999, 1000, 12_345, 90_200_000, 5e9, 2e16].map(formatAmount), [
    '0 B',
    '999 B',
    '1.0 kB',
    '12.3 kB',
    '90.2 MB',
    '5.0 GB',
    '20000.0 TB',
  ]);
  assert.deepEqual([0.2, 9, 60, 600, 3600, 7500].map(formatTimeLeft), [
    '1 s',
    '9 s',
    '1 min',
    '10 min',
    '1 h 00 min',
    '2 h 05 min',
  ]);
});

describe('the line', () => {
  test('says how far it is, how fast, and how long it takes', () => {
    assert.equal(
      formatProgress(half, named('site.tgz'), 100),
      'site.tgz  [==============              ]   50%  50.0 MB of 100.0 MB  5.0 MB/s  10 s left',
    );
  });

  test('of something of unknown size says how much has come', () => {
    const line = formatProgress({ ...half, size: undefined }, named('site.tgz'), 80);
    assert.equal(line, 'site.tgz  50.0 MB  5.0 MB/s');
  });

  test('of an empty file and of one that does not move has no nonsense in it', () => {
    const still = { done: 0, size: 0, rate: 0 };
    assert.equal(formatProgress(still, named('x'), 80), '0 B  0 B/s');
    const line = formatProgress({ ...still, size: 10 }, named('site.tgz'), 80);
    assert.match(line, / {3}0% {2}0 B of 10 B {2}0 B\/s$/);
  });

  test('fits, however narrow the terminal and long the name', () => {
    for (let columns = 1; columns < 130; columns++) {
      for (const name of ['x', 'site.tar.gz', 'n'.repeat(200)]) {
        const line = formatProgress(half, named(name), columns);
        assert.ok(line.length <= columns, `${columns}: ${line}`);
        if (columns > 6) assert.match(line, /50%/);
      }
    }
    assert.match(formatProgress(half, named('n'.repeat(200)), 79), /^n+ {2}\[=+ +\] {3}50%/);
  });
});

describe('on a stream', () => {
  /** A clock on which no time passes before `moment` resolves. */
  const clockUntil = (moment: Promise<void>): Clock => ({
    ...realClock,
    sleep: async (_, signal) => {
      await moment;
      signal?.throwIfAborted();
    },
  });

  /** What is written to a terminal, or to what is none, in the course of a transfer. */
  const drawn = async (
    isTerminal: boolean,
    { env = {}, quiet = false, moment = Promise.resolve() } = {},
  ): Promise<string> => {
    const stderr = Object.assign(new Kept(), { isTTY: isTerminal, columns: 80 });
    const terminal = openTerminal({
      ...{ stdin: new PassThrough(), stdout: new PassThrough(), stderr },
      env: { TERM: 'xterm', ...env },
      color: undefined,
    });
    const clock = clockUntil(moment);
    const bar = await openProgressBar(terminal, { quiet, clock, name: 'a\u001b[2Jb' });
    bar.begin(1000);
    bar.moved(500);
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    bar.stop();
    return stderr.text;
  };

  test('it is drawn on a terminal, its name made harmless, and taken away', async () => {
    const bytes = await drawn(true);
    assert.match(bytes, /a\\u001b\[2Jb/);
    assert.match(bytes, / 50% {2}500 B of 1\.0 kB/);
    assert.ok(bytes.endsWith('\r\u001b[1A\u001b[J'), JSON.stringify(bytes));
    assert.ok(!bytes.includes('\u001b[2J'));
  });

  test('what is over in a moment shows nothing', async () => {
    assert.equal(await drawn(true, { moment: new Promise(() => {}) }), '');
  });

  test('elsewhere, and where quiet is asked for, nothing is', async () => {
    assert.equal(await drawn(false), '');
    assert.equal(await drawn(true, { env: { TERM: 'dumb' } }), '');
    assert.equal(await drawn(true, { quiet: true }), '');
  });
});
