import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsProgram } from '../support/needs-program.ts';
import { withoutUsers } from '../support/users.ts';
import {
  checkAge,
  checkCommands,
  checkForeign,
  checkHostile,
  checkPlanted,
  checkRow,
  checkSpace,
} from './checks.ts';
import { keepNames } from './kept.ts';
import { openShell, type Way } from './live-shell.ts';
import { fixedRows, nameRows, quotedRows } from './rows.ts';

const bash: Way = {
  program: 'bash',
  words: (rc) => ['--noprofile', '--rcfile', rc, '-i'],
  file: '.bashrc',
  rc: (scripts) =>
    [
      'PS1="@> "',
      'bind "set show-all-if-ambiguous on" "set completion-query-items 0" "set page-completions off"',
      'bind "set bell-style none" "set completion-display-width 0" "set enable-bracketed-paste off"',
      `source '${scripts}/imco.bash'`,
      '',
    ].join('\n'),
};

/** In the order of the alphabet, which is what readline shows. */
const sorted = (words: readonly string[] | undefined) => words && [...words].sort();

test('bash', async (context) => {
  if (!needsProgram(context, 'bash')) return;
  const shell = await openShell(bash);
  try {
    keepNames(shell.home);
    const before = await shell.children();
    for (const row of [...fixedRows, ...quotedRows]) {
      const offers = sorted(row.offers);
      await context.test(row.typed, () => checkRow(shell, { ...row, ...(offers && { offers }) }));
    }
    for (const row of nameRows) await context.test(row.typed, () => checkRow(shell, row));
    await context.test('all of this started no process', async () => {
      assert.equal(await shell.children(), before);
      await shell.enter('(:)');
      assert.notEqual(await shell.children(), before);
    });
    await context.test('aliases and plugins are offered, without a process', () =>
      checkCommands(shell, shell, (words) => [...words].sort()),
    );
    await context.test('the value of a field follows it', () => checkSpace(shell));
    await context.test('names are written so that the shell takes them as they are', () =>
      checkHostile(shell, ['', "'", '"']),
    );
    await context.test('old names are offered, missing ones asked for once', () => checkAge(shell));
    await context.test('names of another user are not offered', { skip: withoutUsers }, () =>
      checkForeign(shell),
    );
    await context.test('no imco is run that lies in the working folder', () =>
      checkPlanted(shell, (...entries) => `PATH='${entries.join(':')}' IMCO_COMPLETION_TTL=0`),
    );
  } finally {
    await shell.close();
  }
});
