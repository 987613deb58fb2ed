import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { needsProgram } from '../support/needs-program.ts';
import { runImco } from '../support/program.ts';

let home = '';

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'imco-install-'));
});

after(() => rm(home, { recursive: true, force: true }));

const completion = async (...words: string[]) => {
  // Without PATH there is no zsh to ask for its folders.
  const ran = await runImco(['completion', ...words, '-o', 'json'], {
    home,
    env: { SHELL: '/bin/bash', PATH: '' },
  });
  assert.equal(ran.code, 0, ran.stderr);
  return JSON.parse(ran.stdout);
};

test('install writes the script once where each shell finds it; uninstall removes it', async () => {
  for (const [shell, place, name] of [
    ['bash', '.local/share/bash-completion/completions/imco', 'imco.bash'],
    ['zsh', '.zfunc/_imco', '_imco'],
    ['fish', '.config/fish/completions/imco.fish', 'imco.fish'],
    ['powershell', '.config/powershell/imco.ps1', 'imco.ps1'],
  ] as const) {
    const file = join(home, place);
    assert.deepEqual(await completion('uninstall', shell), { shell, file, done: 'not installed' });
    assert.deepEqual(await completion('install', shell), { shell, file, done: 'installed' });
    const script = await readFile(join('completions', name), 'utf8');
    assert.equal(await readFile(file, 'utf8'), script);
    assert.equal((await stat(file)).mode & 0o777, 0o644);
    assert.deepEqual(await completion('install', shell), { shell, file, done: 'up to date' });
    await writeFile(file, script.slice(0, 500));
    assert.deepEqual(await completion('install', shell), { shell, file, done: 'updated' });
    assert.deepEqual(await completion('uninstall', shell), { shell, file, done: 'removed' });
    await assert.rejects(stat(file));
  }
});

test('the default shell is the one in SHELL', async () => {
  assert.equal((await completion('install')).shell, 'bash');
  for (const verb of ['install', 'uninstall']) {
    const unknown = await runImco(['completion', verb], { home, screen: 200 });
    assert.equal(unknown.code, 2);
    // No page of help stands before what to do.
    assert.match(
      unknown.stderr,
      new RegExp(
        `^error: SHELL .*\\nhint: allowed values: bash, .*; for example "imco completion ${verb} bash"\\n$`,
      ),
    );
  }
  const ran = await runImco(['completion', 'install'], { home, env: { SHELL: '/bin/tcsh' } });
  assert.equal(ran.code, 2);
  assert.match(ran.stderr, /completion is not available for tcsh/);
});

test('install prints the remaining steps, and never changes foreign files', async () => {
  const file = join(home, '.zfunc', '_imco');
  const told = await runImco(['completion', 'install', 'zsh'], { home, env: { PATH: '' } });
  assert.match(told.stderr, /fpath=/);
  await writeFile(file, '#compdef imco\n# mine\n');
  for (const verb of ['install', 'uninstall']) {
    const ran = await runImco(['completion', verb, 'zsh'], { home, env: { PATH: '' } });
    assert.equal(ran.code, 10);
    assert.match(ran.stderr, /was not created by imco/);
  }
  assert.equal(await readFile(file, 'utf8'), '#compdef imco\n# mine\n');
});

test('install in a folder of $fpath names the line that turns completion on where it is off', async (context) => {
  if (!needsProgram(context, 'zsh')) return;
  const user = await mkdtemp(join(home, 'zsh-'));
  await mkdir(join(user, 'functions'));
  const install = async (...lines: readonly string[]): Promise<string> => {
    await writeFile(join(user, '.zshrc'), ['fpath=(~/functions $fpath)', ...lines, ''].join('\n'));
    const ran = await runImco(['completion', 'install', 'zsh'], { home: user });
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(ran.stdout, /\/functions\/_imco\n/);
    return ran.stderr;
  };
  const line = 'autoload -Uz compinit && compinit';
  assert.match(await install('# mine'), new RegExp(`add this line to ~/\\.zshrc:\n  ${line}\n`));
  const own = await install(line);
  assert.match(own, /open a new shell to use it/);
  assert.doesNotMatch(own, /compinit/);
});
