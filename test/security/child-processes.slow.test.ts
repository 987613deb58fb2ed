/** Programs that imco starts and that do not end by themselves. */
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith } from '../support/folders.ts';
import { needsProgram } from '../support/needs-program.ts';
import { runImco } from '../support/program.ts';

test('an interactive zsh that never ends is given up', { timeout: 20_000 }, async (t) => {
  if (!needsProgram(t, 'zsh')) return;
  const home = await folderWith(t, { '.zshrc': 'trap "" TERM; while :; do :; done\n' });
  const env = { PATH: process.env.PATH ?? '', HOME: home };
  const words = ['completion', 'install', 'zsh', '-o', 'json'];
  const { code, stdout, stderr } = await runImco(words, { cwd: home, home, env });
  assert.equal(code, 0, stderr);
  assert.equal(JSON.parse(stdout).file, join(home, '.zfunc', '_imco'));
  assert.ok((await stat(join(home, '.zfunc', '_imco'))).isFile());
});
