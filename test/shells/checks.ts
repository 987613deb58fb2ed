import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, chown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { realClock } from '../support/clock.ts';
import { stranger, withoutUsers } from '../support/users.ts';
import { hostileNames, keepCommands, keepNames } from './kept.ts';
import type { LiveShell, Shown } from './live-shell.ts';
import { commandRows, pluginRows, type Row } from './rows.ts';

/** The word by itself: a flag before it, a field or the beginning of a list is typed already. */
const alone = (word: string): string => word.replace(/^.*[=,|](?=.)/, '').replace(/"$/, '');

/** The words offered, without what is said of them; else the one that was put into the line. */
const wordsIn = (row: Row, { line, offered }: Shown): readonly string[] => {
  if (offered.length > 0) {
    return offered.map((one) => one.split(/\s+--\s/)[0]?.trim() ?? '');
  }
  const last = line.trimEnd().split(' ').at(-1) ?? '';
  return line.trimEnd() === row.typed.trimEnd() ? [] : [last];
};

/** Checks a row of the table in a shell. */
export const checkRow = async (shell: Pick<LiveShell, 'tab'>, row: Row): Promise<void> =>
  checkOffers(row, wordsIn(row, await shell.tab(row.typed)));

/** Checks what is offered for a row of the table. */
export const checkOffers = (row: Row, offered: readonly string[]): void => {
  const words = offered.map(alone);
  if (row.offers) assert.deepEqual(words, row.offers, row.typed);
  for (const word of row.among ?? []) assert.ok(words.includes(word), `${row.typed}: ${words}`);
  for (const word of row.not ?? []) assert.ok(!words.includes(word), `${row.typed}: ${words}`);
};

/** Aliases and plugins are offered and gone on with; those in a file of another user are not. */
export const checkCommands = async (
  shell: LiveShell,
  asking: Pick<LiveShell, 'tab'> = shell,
  arrange: (words: readonly string[]) => readonly string[] = (words) => words,
): Promise<void> => {
  keepCommands(shell.home);
  const before = await shell.children();
  for (const row of commandRows) {
    await checkRow(asking, { ...row, ...(row.offers && { offers: arrange(row.offers) }) });
  }
  assert.equal(await shell.children(), before);
  // The arguments of a plugin are files, which the shell itself looks for.
  for (const row of pluginRows) await checkRow(asking, row);
  if (withoutUsers) return;
  await chown(join(shell.home, '.cache/imco/commands'), stranger.uid, stranger.gid);
  await checkRow(asking, { typed: 'imco st', not: ['stalled', 'stock'] });
  await checkRow(asking, { typed: 'imco stalled --lim', not: ['--limit'] });
};

/** Beside a name stands what tells it from others: its state and address, else its id. */
export const checkDescriptions = async (shell: Pick<LiveShell, 'tab'>): Promise<void> => {
  const { offered } = await shell.tab('imco cloud servers show web');
  const lines = offered.map((line) => line.replace(/\s+/g, ' '));
  const described = (name: string): string => lines.find((line) => line.includes(name)) ?? '';
  assert.match(described('web-1'), /operational 203\.0\.113\.7/);
  assert.match(described('web-2'), /inactive [0-9a-f]{24}/);
};

/** The words of the run of imco that ends next, or has just ended. */
const nextRun = async (shell: LiveShell): Promise<readonly string[]> => {
  for (let looks = 0; looks < 500; looks++) {
    const words = await shell.read('words').catch(() => undefined);
    if (words) return words;
    await realClock.sleep(10);
  }
  throw new Error('imco was not started');
};

/**
 * Old names are offered at once and read anew behind the back; where there are none imco is asked
 * while the user waits, but only once. `shell` answers what is offered.
 */
export const checkAge = async (
  shell: LiveShell,
  asking: Pick<LiveShell, 'tab'> = shell,
): Promise<void> => {
  const told = (...rest: readonly string[]) => ['completion', 'names', ...rest];
  keepNames(shell.home, { now: realClock.now() - 301_000 });
  // Where there is no clock a file is as old as it was last written.
  await shell.age('cloud-servers');
  await rm(join(shell.home, 'words'), { force: true });
  const row = { typed: 'imco cloud servers show web', offers: ['web-1', 'web-2', 'web-3'] };
  await checkRow(asking, row);
  assert.deepEqual(await nextRun(shell), told('cloud-servers'));

  await rm(join(shell.home, 'words'));
  await writeFile(join(shell.home, 'answer'), 'first\tabc\tinactive\nfar away\tdef\t-\n');
  const typed = 'imco --profile none cloud servers show f';
  const shown = await asking.tab(typed);
  assert.match([shown.line, ...shown.offered].join(), /first/);
  assert.match([shown.line, ...shown.offered].join(), /far/);
  const asked = told('cloud-servers', '--profile', 'none', '--within', '900ms');
  assert.deepEqual(await nextRun(shell), asked);
  await rm(join(shell.home, 'words'));
  await checkRow(asking, { typed, not: ['first'] });
};

/** Names in a file of another user are not offered; in the user's own file they are. */
export const checkForeign = async (
  shell: LiveShell,
  asking: Pick<LiveShell, 'tab'> = shell,
): Promise<void> => {
  keepNames(shell.home);
  const typed = 'imco cloud servers show web';
  await checkRow(asking, { typed, offers: ['web-1', 'web-2', 'web-3'] });
  const names = join(shell.home, '.cache/imco/names/prod/cloud-servers');
  await chown(names, stranger.uid, stranger.gid);
  // imco is asked in its place, and knows no such names here.
  await writeFile(join(shell.home, 'answer'), '');
  await checkRow(asking, { typed, not: ['web-1', 'web-2', 'web-3'] });
};

/**
 * With entries of PATH that stand for the working folder, TAB runs the imco that lies elsewhere, or
 * none: never one that was put where the user stands. `setPath` is the
 * line that sets PATH, and has names read anew with every TAB.
 */
export const checkPlanted = async (
  shell: LiveShell,
  setPath: (...entries: readonly string[]) => string,
  asking: Pick<LiveShell, 'tab'> = shell,
): Promise<void> => {
  const planted = join(shell.home, 'imco');
  const words = join(shell.home, 'words');
  await writeFile(planted, `#!/bin/sh\ntouch '${shell.home}/planted-ran'\n`);
  await chmod(planted, 0o755);
  const old = 'imco cloud servers show web';
  for (const [at, entry] of ['.', '', './', 'bin/..'].entries()) {
    keepNames(shell.home, { now: realClock.now() - 301_000 });
    await shell.age('cloud-servers');
    const [own, system] = [join(shell.home, 'bin'), '/usr/bin:/bin'];
    for (const [isThere, entries] of [
      [true, [entry, own, ...system.split(':')]],
      [false, [entry, ...system.split(':')]],
    ] as const) {
      await shell.enter(setPath(...entries));
      await rm(words, { force: true });
      // Each profile is asked for once.
      const profile = `none${at}${isThere}`;
      await asking.tab(`imco --profile ${profile} cloud servers show f`);
      if (isThere) assert.ok((await nextRun(shell)).includes(profile), entry);
      await rm(words, { force: true });
      await asking.tab(old);
      if (isThere) assert.ok((await nextRun(shell)).includes('cloud-servers'), entry);
      else await realClock.sleep(150);
      assert.ok(!existsSync(join(shell.home, 'planted-ran')), `${entry} of ${entries.join(':')}`);
    }
  }
};

/** Behind a field its value is typed without a space; behind the value there is one. */
export const checkSpace = async (shell: LiveShell): Promise<void> => {
  for (const [typed, end] of [
    ['sta', ',state='],
    ['state=op', ',state=operational '],
  ] as const) {
    const { line } = await shell.tab(`imco cloud servers boot --selector label=prod,${typed}`);
    // fish draws its prompt anew over what is typed: only the end is as it is shown.
    assert.ok(line.endsWith(`label=prod${end}`), line);
  }
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
