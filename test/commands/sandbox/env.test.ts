import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { formatEnvCommand, formatShellCode } from '../../../src/commands/sandbox/shell-code.ts';
import { quoteForShell } from '../../../src/lib/text/shell-word.ts';
import { toSafeText } from '../../../src/output/terminal/safe-text.ts';
import type { RunningSandbox } from '../../../src/sandbox/index.ts';
import { openFolder } from '../../../src/sandbox/process/folder.ts';
import { openSandbox, temporaryFolder } from '../../sandbox/support.ts';
import { needsProgram } from '../../support/needs-program.ts';
import { bareEnv, runImco, script } from '../../support/program.ts';

const run = promisify(execFile);

let sandbox: RunningSandbox;
let close: () => Promise<void>;
let base: string;
before(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'imco-env-')));
  await writeFile(
    join(base, 'imco'),
    `#!/bin/sh\nexec ${quoteForShell(process.execPath)} ${quoteForShell(script)} "$@"\n`,
  );
  await chmod(join(base, 'imco'), 0o755);
  // Also what a terminal must not get as it is.
  const path = join(base, `it's a "sandbox" \\ $HOME \`x\` ü \u001b[1m\n\u202e`);
  await mkdir(path);
  const folder = openFolder(await realpath(path));
  ({ sandbox, close } = await openSandbox({ folder, seed: { kind: 'empty' } }));
});
after(async () => {
  await close();
  await rm(base, { recursive: true });
});

/** The environment of a shell whose user has settings for another platform. */
const shellEnv = (shell: string) => ({
  ...bareEnv(base),
  PATH: `${base}:${process.env.PATH}`,
  SHELL: `/usr/bin/${shell}`,
  LANG: 'C.UTF-8',
  DIR: sandbox.folder.path,
  IMCO_PROFILE: 'prod',
  IMCO_ENDPOINT: 'https://clients.example.com',
  IMCO_OUTPUT: 'json',
});

const posix = 'eval "$(imco sandbox env --dir "$DIR")"';
const shells: readonly (readonly [shell: string, load: string])[] = [
  ['dash', posix],
  ['bash', posix],
  ['zsh', posix],
  ['fish', 'imco sandbox env --dir "$DIR" | source'],
];

for (const [shell, load] of shells) {
  test(`${shell} uses the sandbox after it has run the code of "sandbox env"`, async (t) => {
    if (!needsProgram(t, shell)) return;
    const lines = `${load}; printenv IMCO_CONFIG; imco cloud servers list`;
    const words = shell === 'zsh' ? ['-f', '-c', lines] : ['-c', lines];
    const { stdout, stderr } = await run(shell, words, { env: shellEnv(shell) });
    assert.equal(stdout, `${sandbox.folder.config}\n[]\n`);
    assert.equal(stderr, '');
  });
}

test('the command that "sandbox start" shows for a shell works in that shell', async (t) => {
  for (const [shell, name] of [
    ['bash', 'sh'],
    ['fish', 'fish'],
  ] as const) {
    if (!needsProgram(t, shell)) return;
    const command = formatEnvCommand(name, sandbox.folder.path);
    const { stdout } = await run(shell, ['-c', `${command}; printenv IMCO_CONFIG`], {
      env: shellEnv(shell),
    });
    assert.equal(stdout, `${sandbox.folder.config}\n`);
  }
});

test('the shell is that of SHELL unless one is given, and code for PowerShell is quoted for it', async () => {
  const words = ['sandbox', 'env', '--dir', sandbox.folder.path];
  for (const [SHELL, flags, begins] of [
    [undefined, [], 'export IMCO_CONFIG='],
    ['/bin/bash', [], 'export IMCO_CONFIG='],
    ['/usr/local/bin/fish', [], 'set -gx IMCO_CONFIG '],
    ['/usr/bin/pwsh', [], '$env:IMCO_CONFIG = '],
    ['/usr/bin/fish', ['--shell', 'sh'], 'export IMCO_CONFIG='],
    [undefined, ['--shell', 'powershell'], '$env:IMCO_CONFIG = '],
  ] as const) {
    const { code, stdout, stderr } = await runImco([...words, ...flags], { env: { SHELL } });
    assert.equal(code, 0, stderr);
    assert.ok(stdout.startsWith(begins), stdout);
    assert.equal(stderr, '');
  }
  assert.equal(
    formatShellCode('powershell', { A: "it's ’x’ $y", B: null }),
    "$env:A = 'it''s ’’x’’ $y'\n$env:B = $null",
  );
  const unknown = await runImco([...words, '--shell', 'tcsh']);
  assert.equal(unknown.code, 2);
});

test('variables that would lead to another platform are unset, in JSON by null', async () => {
  const env = { IMCO_PROFILE: 'prod', IMCO_CA: '/ca.pem', IMCO_TIMEOUT: '5s', IMCO_KEY: '' };
  const words = ['sandbox', 'env', '--dir', sandbox.folder.path];
  const code = await runImco(words, { env });
  assert.match(code.stdout, /^export IMCO_CONFIG='[\s\S]*'\nunset IMCO_PROFILE\nunset IMCO_CA\n$/);
  const json = await runImco([...words, '-o', 'json'], { env });
  assert.deepEqual(JSON.parse(json.stdout), {
    IMCO_CONFIG: sandbox.folder.config,
    IMCO_PROFILE: null,
    IMCO_CA: null,
  });
});

test('on a terminal it is shown how to run the code', async () => {
  const words = ['sandbox', 'env', '--dir', sandbox.folder.path];
  const { stderr } = await runImco(words, { screen: 500 });
  // The name of the folder is made safe for the terminal.
  const shown = toSafeText(
    `eval "$(imco sandbox env --dir ${quoteForShell(sandbox.folder.path)})"`,
  );
  assert.ok(stderr.includes(shown), stderr);
});

test('where no sandbox is running nothing is printed to stdout, and the command to start one is named', async () => {
  const { path } = await temporaryFolder();
  for (const [words, hint] of [
    [['--dir', path], `run "imco sandbox start --detach --dir ${path}" first`],
    [[], 'run "imco sandbox start --detach" first'],
  ] as const) {
    const { code, stdout, stderr } = await runImco(['sandbox', 'env', ...words], { home: path });
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^error: no sandbox is running in .*\n/);
    assert.ok(stderr.includes(hint), stderr);
  }
  assert.ok(!existsSync(join(path, '.local')), 'and no folder is created');
});
