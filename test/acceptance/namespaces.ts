/** A network of its own, in which names lead where a test wants them to. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { geteuid } from 'node:process';
import { bareEnv, type Ran, script } from '../support/program.ts';

/** Others than root get a user namespace in which they may do the rest. */
const isRoot = geteuid?.() === 0;
const made = isRoot ? '-nm' : '-rnm';
const entered = isRoot ? ['-n', '-m'] : ['-U', '-n', '-m', '--preserve-credentials'];

const canUnshare = (): boolean =>
  spawnSync('unshare', [
    made,
    'sh',
    '-c',
    'ip link set lo up && mount --bind /etc/hosts /etc/hosts',
  ]).status === 0 && spawnSync('nsenter', ['--version']).status === 0;

/** Why there can be no such network here; undefined where there can. It has to be in CI. */
export const withoutNamespaces = (): string | undefined =>
  process.env.CI === 'true' || canUnshare() ? undefined : 'unshare, nsenter or ip cannot be used';

/** A network that is there until it is closed. */
export interface Network {
  /** The words that run a command in it. */
  readonly prefix: readonly string[];
  /** Runs the built program in it. */
  imco(
    words: readonly string[],
    options: { readonly home: string; readonly env?: Readonly<Record<string, string>> },
  ): Promise<Ran>;
  close(): void;
}

const ended = async (child: ChildProcess): Promise<Ran> => {
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout?.on('data', (part) => out.push(String(part)));
  child.stderr?.on('data', (part) => err.push(String(part)));
  const [code] = await once(child, 'close');
  return { code: code ?? -1, stdout: out.join(''), stderr: err.join('') };
};

/** Makes a network with loopback alone, in which these hosts are this machine. */
export const openNetwork = async (folder: string, hosts: readonly string[]): Promise<Network> => {
  const file = join(folder, 'hosts');
  await writeFile(file, `127.0.0.1 localhost ${hosts.join(' ')}\n`);
  const setUp = `ip link set lo up && mount --bind '${file}' /etc/hosts && echo ready && exec sleep 600`;
  const keeper = spawn('unshare', [made, 'sh', '-c', setUp], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(keeper.stdout, 'data');
  const prefix = ['nsenter', ...entered, '-t', String(keeper.pid)];
  return {
    prefix,
    imco: (words, { home, env }) => {
      const [name = '', ...before] = prefix;
      return ended(
        spawn(name, [...before, `--wd=${home}`, process.execPath, script, ...words], {
          env: { ...bareEnv(home), ...env },
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      );
    },
    close: () => keeper.kill('SIGKILL'),
  };
};
