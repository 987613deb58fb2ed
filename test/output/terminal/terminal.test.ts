import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { openTerminal } from '../../../src/output/terminal/terminal.ts';
import { Kept } from '../sinks.ts';

const tty = (columns?: number) => Object.assign(new Kept(), { isTTY: true, columns });

const opened = (
  stdout: Kept & { columns?: number | undefined },
  env: Record<string, string> = {},
) => openTerminal({ stdin: new PassThrough(), stdout, stderr: new Kept(), env, color: undefined });

test('a terminal is as wide as it says', () => {
  assert.equal(opened(tty(120), { COLUMNS: '40' }).out.columns, 120);
});

test('a terminal that changes its size is measured anew', () => {
  const stream = tty(120);
  const { out } = opened(stream);
  stream.columns = 60;
  assert.equal(out.columns, 60);
});

test('a terminal of unknown size is as wide as COLUMNS says, or 80', () => {
  assert.equal(opened(tty(), { COLUMNS: '40' }).out.columns, 40);
  assert.equal(opened(tty(0), { COLUMNS: '-3' }).out.columns, 80);
  assert.equal(opened(tty()).out.columns, 80);
});

test('a pipe has no width, whatever COLUMNS says', () => {
  const { out } = opened(new Kept(), { COLUMNS: '40' });
  assert.equal(out.columns, Number.POSITIVE_INFINITY);
  assert.equal(out.isTerminal, false);
});

test('colour is decided for each stream by itself', () => {
  const { out, err } = opened(tty(80), { TERM: 'xterm-256color' });
  assert.equal(out.colors, 2);
  assert.equal(err.colors, 0);
});

test('nothing is drawn over where the terminal or its reader cannot have it', () => {
  const isDumb = (env: Record<string, string>): boolean => opened(tty(80), env).out.dumb === true;
  for (const name of ['IMCO_PLAIN', 'ACCESSIBLE', 'CI']) {
    for (const value of ['1', 'yes', 'true']) {
      assert.equal(isDumb({ TERM: 'xterm', [name]: value }), true, `${name}=${value}`);
    }
    for (const value of ['', '0', 'false', 'no', 'off']) {
      assert.equal(isDumb({ TERM: 'xterm', [name]: value }), false, `${name}=${value}`);
    }
  }
  assert.equal(isDumb({}), process.platform !== 'win32');
});

test('a dumb terminal is known as one', () => {
  assert.equal(opened(tty(80), { TERM: 'dumb' }).out.dumb, true);
  assert.equal(opened(tty(80), { TERM: 'xterm' }).out.dumb, undefined);
});
