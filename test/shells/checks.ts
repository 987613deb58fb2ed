import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hostileNames } from './kept.ts';
import type { LiveShell, Shown } from './live-shell.ts';
import type { Row } from './rows.ts';

const withoutFlag = (word: string): string => word.replace(/^--[\w-]+=/, '');

/** The words offered, without what is said of them; else the one that was put into the line. */
const wordsIn = (row: Row, { line, offered }: Shown): readonly string[] => {
  if (offered.length > 0) {
    return offered.map((one) => withoutFlag(one.split(/\s+--\s/)[0]?.trim() ?? ''));
  }
  const last = line.trimEnd().split(' ').at(-1) ?? '';
  return line.trimEnd() === row.typed.trimEnd() ? [] : [withoutFlag(last)];
};

/** Checks a row of the table in a shell. */
export const checkRow = async (shell: Pick<LiveShell, 'tab'>, row: Row): Promise<void> => {
  const words = wordsIn(row, await shell.tab(row.typed));
  if (row.offers) assert.deepEqual(words, row.offers, row.typed);
  for (const word of row.among ?? []) assert.ok(words.includes(word), `${row.typed}: ${words}`);
  for (const word of row.not ?? []) assert.ok(!words.includes(word), `${row.typed}: ${words}`);
};

/** Names reach imco as they are, whatever they hold, and nothing in them is run. */
export const checkHostile = async (shell: LiveShell, quotes: readonly string[]): Promise<void> => {
  for (const quote of quotes) {
    for (const [prefix, name] of hostileNames) {
      const words = await shell.run(`imco cloud servers show ${quote}${prefix}`);
      const word = name.includes(':') ? `name:${name}` : name;
      assert.deepEqual(words, ['cloud', 'servers', 'show', word], `${quote}${prefix}`);
    }
  }
  assert.ok(!existsSync(join(shell.home, 'pwned')));
};
