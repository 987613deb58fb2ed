import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ColorLevel } from '../../../src/lib/terminal.ts';
import { type ColorChoice, resolveColorLevel } from '../../../src/output/terminal/color-level.ts';

type Case = readonly [
  asked: ColorChoice | undefined,
  env: Record<string, string>,
  isTerminal: boolean,
  level: ColorLevel,
];

const xterm = { TERM: 'xterm' };

const cases: readonly Case[] = [
  // Nothing is said: a terminal has colours, a pipe has none.
  [undefined, xterm, true, 1],
  [undefined, xterm, false, 0],
  [undefined, { TERM: 'dumb' }, true, 0],
  // How many, the terminal says.
  [undefined, { TERM: 'xterm-256color' }, true, 2],
  [undefined, { TERM: 'xterm-256color', COLORTERM: 'truecolor' }, true, 3],
  [undefined, { TERM: 'xterm-256color', COLORTERM: 'gnome-terminal' }, true, 2],
  [undefined, {}, true, 1],
  // CLICOLOR.
  [undefined, { ...xterm, CLICOLOR: '0' }, true, 0],
  [undefined, { ...xterm, CLICOLOR: '1' }, false, 0],
  [undefined, { ...xterm, CLICOLOR_FORCE: '1' }, false, 1],
  [undefined, { ...xterm, CLICOLOR_FORCE: '0' }, false, 0],
  [undefined, { ...xterm, CLICOLOR_FORCE: '1', CLICOLOR: '0' }, false, 1],
  // NO_COLOR before CLICOLOR; an empty one is none.
  [undefined, { ...xterm, NO_COLOR: '1' }, true, 0],
  [undefined, { ...xterm, NO_COLOR: '0' }, true, 0],
  [undefined, { ...xterm, NO_COLOR: '' }, true, 1],
  [undefined, { ...xterm, NO_COLOR: '1', CLICOLOR_FORCE: '1' }, true, 0],
  // FORCE_COLOR before NO_COLOR.
  [undefined, { ...xterm, FORCE_COLOR: '1', NO_COLOR: '1' }, false, 1],
  [undefined, { ...xterm, FORCE_COLOR: '3' }, false, 3],
  [undefined, { TERM: 'xterm-256color', FORCE_COLOR: '1' }, true, 1],
  [undefined, { ...xterm, FORCE_COLOR: '0' }, true, 0],
  [undefined, { ...xterm, FORCE_COLOR: 'false' }, true, 0],
  [undefined, { TERM: 'xterm-256color', FORCE_COLOR: 'true' }, false, 2],
  [undefined, { ...xterm, FORCE_COLOR: '' }, false, 0],
  // What was asked for before everything.
  ['always', { ...xterm, NO_COLOR: '1', FORCE_COLOR: '0' }, false, 1],
  ['always', { TERM: 'dumb' }, true, 1],
  ['never', { ...xterm, FORCE_COLOR: '3' }, true, 0],
];

for (const [asked, env, isTerminal, level] of cases) {
  const where = isTerminal ? 'a terminal' : 'a pipe';
  test(`${where} has level ${level} with ${asked ?? 'nothing'} asked and ${JSON.stringify(env)}`, () => {
    assert.equal(resolveColorLevel(asked, env, isTerminal), level);
  });
}
