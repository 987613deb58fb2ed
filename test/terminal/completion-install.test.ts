import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderWith } from '../support/folders.ts';
import { needsProgram } from '../support/needs-program.ts';
import { runImco } from '../support/program.ts';
import { onTerminal } from './screen.ts';

for (const [answer, place] of [
  ['y', 'shared/site-functions/_imco'],
  ['n', '.zfunc/_imco'],
] as const) {
  test(`a folder for all users is written to only after a question: ${answer}`, async (t) => {
    if (!needsProgram(t, 'zsh')) return;
    const HOME = await folderWith(t, { 'home/.zshrc': '', 'shared/site-functions/.keep': '' });
    const home = join(HOME, 'home');
    const folder = join(HOME, 'shared', 'site-functions');
    const env = { HOME: home, PATH: process.env.PATH ?? '', FPATH: folder };
    const screen = onTerminal('imco completion install zsh', env);
    await screen.until(/Install for all users of this machine/);
    const shared = join(folder, '_imco');
    assert.ok(!existsSync(shared));
    screen.type(answer);
    const { code } = await screen.ended();
    assert.equal(code, 0);
    assert.ok(existsSync(answer === 'y' ? shared : join(home, place)));
    assert.equal(existsSync(shared), answer === 'y');

    // What stands somewhere is brought up to date there, without a question.
    const again = await runImco(['completion', 'install', 'zsh', '-o', 'json'], { home, env });
    assert.equal(JSON.parse(again.stdout).done, 'up to date', again.stderr);
  });
}

test('without a terminal, a folder for all users is reported', async (t) => {
  if (!needsProgram(t, 'zsh')) return;
  const root = await folderWith(t, { 'home/.zshrc': '', 'site-functions/.keep': '' });
  const [home, FPATH] = [join(root, 'home'), join(root, 'site-functions')];
  const { code, stderr } = await runImco(['completion', 'install', 'zsh'], {
    home,
    env: { PATH: process.env.PATH, FPATH },
  });
  assert.equal(code, 0, stderr);
  assert.match(stderr, /site-functions\/_imco is shared by all users of this machine/);
});
