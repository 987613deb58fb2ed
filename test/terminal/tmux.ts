/** A shell in a terminal that keeps its screen as people see it, and breaks lines anew: tmux. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { bareEnv, script } from '../support/program.ts';

const execute = promisify(execFile);

/** Longest to wait for something to be shown, in ms. */
const patience = 20_000;

/** Shells as they are started for a person, without what a person has set. */
export const shells: Readonly<Record<string, string>> = {
  bash: "PS1='ready> ' bash --norc --noprofile -i",
  zsh: "PS1='ready> ' zsh -f -i",
  fish: 'fish --no-config -i -C \'function fish_prompt; echo -n "ready> "; end; function fish_greeting; end\'',
};

export interface ShellScreen {
  type(...keys: readonly string[]): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  /** What is on the screen, or with what has left it at the top, without blank lines at the end. */
  shown(from?: 'screen' | 'history'): Promise<string>;
  /** Resolves with the screen once this is to be read on it. */
  until(text: RegExp, from?: 'screen' | 'history'): Promise<string>;
  hasCursor(): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts a shell in a window of 80 columns and 24 lines, where `imco` is the built program. */
export const openShell = async (
  shell: string,
  env: Readonly<Record<string, string>>,
): Promise<ShellScreen> => {
  const folder = await mkdtemp(join(tmpdir(), 'imco-shell-'));
  const imco = join(folder, 'imco');
  await writeFile(imco, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  await chmod(imco, 0o755);
  const whole = { ...bareEnv(folder), ...env, LC_ALL: 'C.UTF-8' };
  const socket = join(folder, 'tmux');
  const tmux = async (...words: readonly string[]): Promise<string> =>
    (
      await execute('tmux', ['-S', socket, '-f', '/dev/null', ...words], {
        env: { ...whole, PATH: `${folder}:${process.env.PATH}` },
      })
    ).stdout;
  await tmux('new-session', '-d', '-x', '80', '-y', '24', shells[shell] ?? shell);
  const shown = async (from = 'screen'): Promise<string> => {
    const all = from === 'history' ? ['-S', '-'] : [];
    return (await tmux('capture-pane', '-p', ...all)).trimEnd();
  };
  const until = async (text: RegExp, from = 'screen'): Promise<string> => {
    const late = Date.now() + patience;
    for (;;) {
      const screen = await shown(from);
      if (text.test(screen)) return screen;
      if (Date.now() > late) throw new Error(`${text} did not appear on\n${screen}`);
      await sleep(50);
    }
  };
  const screen: ShellScreen = {
    type: async (...keys) => void (await tmux('send-keys', ...keys)),
    resize: async (columns, rows) =>
      void (await tmux('resize-window', '-x', String(columns), '-y', String(rows))),
    shown,
    until,
    hasCursor: async () => (await tmux('display-message', '-p', '#{cursor_flag}')).trim() === '1',
    close: async () => {
      await tmux('kill-server').catch(() => {});
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  await until(/^ready>$/m).catch(async (error: unknown) => {
    await screen.close();
    throw error;
  });
  return screen;
};
