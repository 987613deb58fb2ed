/** The profile in the prompt of real shells. */
import assert from 'node:assert/strict';
import { chown, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { recordCurrentProfile } from '../../src/shell/current-profile.ts';
import { promptScripts } from '../../src/shell/prompt-scripts.ts';
import { needsProgram } from '../support/needs-program.ts';
import { runImco } from '../support/program.ts';
import { stranger, withoutUsers } from '../support/users.ts';
import { type LiveShell, openShell, type Way } from './live-shell.ts';

/** A shell, and a line that writes the expanded prompt into a file. */
interface PromptWay extends Way {
  readonly show: string;
  readonly set: (name: string, value: string) => string;
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Each prompt of the user has a line of its own, so that what is before it can be seen. */
const ways: readonly PromptWay[] = [
  {
    program: 'bash',
    words: (rc) => ['--noprofile', '--rcfile', rc, '-i'],
    file: '.bashrc',
    rc: () => `PS1=$'\\n@> '\nPROMPT_COMMAND='seen=$?'\n${promptScripts.bash}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash expands it.
    show: 'printf "%s" "${PS1@P}" >$HOME/shown; true',
    set: (name, value) => `${name}=${quote(value)}`,
  },
  {
    program: 'zsh',
    words: () => ['-di'],
    file: '.zshrc',
    rc: () =>
      `unsetopt prompt_sp zle_bracketed_paste 2>/dev/null\nsetopt prompt_subst\nPROMPT=$'\\n@> '\n${promptScripts.zsh}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: zsh expands it.
    show: 'print -rn -- "${(%%)PROMPT}" >$HOME/shown',
    set: (name, value) => `${name}=${quote(value)}`,
  },
  {
    program: 'fish',
    words: () => ['--interactive'],
    file: '.config/fish/config.fish',
    rc: () =>
      [
        'function fish_prompt; set -g seen $status; printf "\\n@> "; end',
        'set -g fish_greeting',
        'set -g fish_autosuggestion_enabled 0',
        promptScripts.fish,
      ].join('\n'),
    show: 'fish_prompt >$HOME/shown',
    set: (name, value) => `set -g ${name} ${quote(value)}`,
  },
];

/** Values that a prompt could run or send to the terminal. */
const hostile: readonly (readonly [value: string, shown: string])[] = [
  ['$(touch pwned)', '??touch?pwned?'],
  ['`touch pwned`', '?touch?pwned?'],
  ['%F{red}%n\\u\\w', '?F?red??n?u?w'],
  ['a b', 'a?b'],
];

/** A shell that is opened when it is first needed, in each test with no profile. */
const shareShell = (way: PromptWay) => {
  let opened: Promise<LiveShell> | undefined;
  const clear = ['IMCO_PROFILE', 'IMCO_CONFIG', 'IMCO_ENDPOINT'].map((name) => way.set(name, ''));
  return {
    open: async (): Promise<LiveShell> => {
      opened ??= openShell(way);
      const shell = await opened;
      await rm(recordedIn(shell), { force: true });
      await shell.enter(clear.join('; '));
      return shell;
    },
    close: async (): Promise<void> => (await opened)?.close(),
  };
};

const recordedIn = ({ home }: LiveShell): string => join(home, '.cache/imco/current-profile');

const record = ({ home }: LiveShell, profile: string): void =>
  recordCurrentProfile({ env: {}, home, platform: 'linux' }, profile);

for (const way of ways) {
  describe(`the prompt of ${way.program}`, () => {
    const shared = shareShell(way);
    after(shared.close);

    const shown = async (shell: LiveShell): Promise<string> => {
      await shell.enter(way.show);
      return (await shell.read('shown')).join('\n');
    };

    test('shows the recorded profile, and IMCO_PROFILE before it', async (t) => {
      if (!needsProgram(t, way.program)) return;
      const shell = await shared.open();
      assert.equal(await shown(shell), '');
      record(shell, 'prod');
      await shell.enter('true');
      assert.equal(await shown(shell), '(prod) ');
      await shell.enter(way.set('IMCO_PROFILE', 'test-1'));
      assert.equal(await shown(shell), '(test-1) ');
      await shell.enter(way.set('IMCO_ENDPOINT', 'https://x'));
      assert.equal(await shown(shell), '(test-1*) ');
      await shell.enter(`${way.set('IMCO_PROFILE', '')}; ${way.set('IMCO_CONFIG', '/x.yaml')}`);
      assert.equal(await shown(shell), '(IMCO_CONFIG*) ');
    });

    test('no name can run a command or control the terminal', async (t) => {
      if (!needsProgram(t, way.program)) return;
      const shell = await shared.open();
      for (const [value, plain] of hostile) {
        await shell.enter(way.set('IMCO_PROFILE', value));
        assert.equal(await shown(shell), `(${plain}) `, value);
      }
      await shell.enter(way.set('IMCO_PROFILE', ''));
      record(shell, 'prod');
      await writeFile(recordedIn(shell), '$(touch pwned)\u001b]0;x\u0007\n');
      await shell.enter('true');
      assert.match(await shown(shell), /^\(\?\?touch\?pwned\?+0\?x\?\) $/);
      await assert.rejects(shell.read('pwned'));
    });

    test('the exit code of the last command is still there', async (t) => {
      if (!needsProgram(t, way.program) || way.program === 'zsh') return;
      const shell = await shared.open();
      await shell.enter('sh -c "exit 7"');
      await shell.enter('echo $seen >$HOME/shown');
      assert.deepEqual(await shell.read('shown'), ['7']);
    });

    test('no process is started', async (t) => {
      if (!needsProgram(t, way.program)) return;
      const shell = await shared.open();
      record(shell, 'prod');
      await shell.enter('true');
      const before = await shell.children();
      for (let times = 0; times < 3; times++) await shell.enter('true');
      assert.equal(await shell.children(), before);
    });

    test('files of others and links are not read', async (t) => {
      if (!needsProgram(t, way.program)) return;
      const shell = await shared.open();
      const file = recordedIn(shell);
      record(shell, 'prod');
      await rm(file);
      await writeFile(join(shell.home, 'real'), 'evil\n');
      await symlink(join(shell.home, 'real'), file);
      await shell.enter('true');
      assert.equal(await shown(shell), '');
      await rm(file);
      if (withoutUsers) return;
      await writeFile(file, 'evil\n');
      await chown(file, stranger.uid, stranger.gid);
      await shell.enter('true');
      assert.equal(await shown(shell), '');
    });
  });
}

test('config prompt prints the code of a shell, and refuses others', async () => {
  for (const shell of ['bash', 'zsh', 'fish'] as const) {
    const { code, stdout, stderr } = await runImco(['config', 'prompt', shell]);
    assert.deepEqual([code, stdout, stderr], [0, promptScripts[shell], '']);
  }
  const { code, stderr } = await runImco(['config', 'prompt', 'tcsh']);
  assert.equal(code, 2);
  assert.match(stderr, /bash, zsh, fish/);
});
