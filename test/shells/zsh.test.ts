import assert from 'node:assert/strict';
import { test } from 'node:test';
import { needsProgram } from '../support/needs-program.ts';
import { withoutUsers } from '../support/users.ts';
import {
  checkAge,
  checkCommands,
  checkDescriptions,
  checkForeign,
  checkHostile,
  checkPlanted,
  checkRow,
  checkSpace,
} from './checks.ts';
import { keepNames } from './kept.ts';
import { openShell, type Way } from './live-shell.ts';
import { fixedRows, nameRows, quotedRows } from './rows.ts';

const zsh: Way = {
  program: 'zsh',
  words: () => ['-di'],
  file: '.zshrc',
  rc: (scripts) =>
    [
      'PS1="@> " PROMPT_EOL_MARK="" LISTMAX=0 KEYTIMEOUT=1',
      'unsetopt prompt_sp always_last_prompt list_ambiguous beep zle_bracketed_paste 2>/dev/null',
      'unset zle_bracketed_paste',
      'bindkey -e',
      // Of the system's thousand functions only those that every completion is made of are looked at.
      `all=($fpath) fpath=('${scripts}' $^fpath/_main_complete(N:h))`,
      'autoload -Uz $^all/compinit(N) && compinit -u -D',
      'fpath=($fpath $all) && autoload -Uz _files _path_files _list_files',
      '',
    ].join('\n'),
};

test('zsh', async (context) => {
  if (!needsProgram(context, 'zsh')) return;
  const shell = await openShell(zsh);
  try {
    keepNames(shell.home);
    const before = await shell.children();
    for (const row of [...fixedRows, ...quotedRows, ...nameRows]) {
      await context.test(row.typed, () => checkRow(shell, row));
    }
    await context.test('names are described', () => checkDescriptions(shell));
    await context.test('all of this started no process', async () => {
      assert.equal(await shell.children(), before);
      await shell.enter('(:)');
      assert.notEqual(await shell.children(), before);
    });
    await context.test('aliases and plugins are offered, without a process', () =>
      checkCommands(shell),
    );
    await context.test('the value of a field follows it', () => checkSpace(shell));
    await context.test('names are written so that the shell takes them as they are', () =>
      checkHostile(shell, ['', '"']),
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
