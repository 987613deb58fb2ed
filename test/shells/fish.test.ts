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
import { type LiveShell, openShell, type Shown, type Way } from './live-shell.ts';
import { fixedRows, nameRows, quotedRows } from './rows.ts';

const fish: Way = {
  program: 'fish',
  words: () => ['--interactive'],
  file: '.config/fish/config.fish',
  rc: (scripts) =>
    [
      'function fish_prompt; printf "@> "; end',
      'set -g fish_greeting',
      'set -g fish_autosuggestion_enabled 0',
      `source '${scripts}/imco.fish'`,
      // The engine's own answer, without the pager's columns.
      'function offered; complete -C $argv[1] >$HOME/offered; end',
      '',
    ].join('\n'),
};

/** What fish would offer, as its own engine tells it. */
const asking = (shell: LiveShell): { readonly tab: (text: string) => Promise<Shown> } => ({
  tab: async (text) => {
    await shell.enter(`offered '${text}'`);
    const lines = await shell.read('offered');
    return { line: text, offered: lines.map((line) => line.replace('\t', ' -- ')) };
  },
});

test('fish', async (context) => {
  if (!needsProgram(context, 'fish')) return;
  const shell = await openShell(fish);
  try {
    keepNames(shell.home);
    const before = await shell.children();
    for (const row of [...fixedRows, ...quotedRows, ...nameRows]) {
      await context.test(row.typed, () => checkRow(asking(shell), row));
    }
    await context.test('names are described', () => checkDescriptions(asking(shell)));
    await context.test('all of this started no process', async () => {
      assert.equal(await shell.children(), before);
      await shell.enter('command true');
      assert.notEqual(await shell.children(), before);
    });
    await context.test('aliases and plugins are offered, without a process', () =>
      checkCommands(shell, asking(shell)),
    );
    await context.test('the value of a field follows it', () => checkSpace(shell));
    await context.test('names are written so that the shell takes them as they are', () =>
      checkHostile(shell, ['', "'"]),
    );
    await context.test('old names are offered, missing ones asked for once', () =>
      checkAge(shell, asking(shell)),
    );
    await context.test('names of another user are not offered', { skip: withoutUsers }, () =>
      checkForeign(shell, asking(shell)),
    );
    await context.test('no imco is run that lies in the working folder', () =>
      checkPlanted(
        shell,
        (...entries) =>
          `set -g IMCO_COMPLETION_TTL 0; set -gx PATH ${entries.map((one) => `'${one}'`).join(' ')}`,
        asking(shell),
      ),
    );
  } finally {
    await shell.close();
  }
});
