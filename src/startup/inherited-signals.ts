import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { readProcStat } from '../lib/process/proc-stat.ts';

/** Signals that a parent process may have its children ignore, with their numbers on Linux. */
const numbers = [
  ['SIGHUP', 1],
  ['SIGINT', 2],
] as const;

type Ignorable = (typeof numbers)[number][0];

/** The signals that a process ignores, from /proc. */
const readIgnoredSignalsOf = (pid: number): readonly Ignorable[] => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const mask = BigInt(`0x${/^SigIgn:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
    return numbers.flatMap(([name, number]) => ((mask >> BigInt(number - 1)) & 1n ? [name] : []));
  } catch {
    return [];
  }
};

/**
 * Whether this process is in the foreground of its terminal, which sends Ctrl-C to it. There a
 * parent that ignores SIGINT only does so while it waits (as system() in C does): its child does
 * not inherit that.
 */
const isInForeground = (): boolean => {
  const job = readProcStat('self');
  return job !== undefined && job.group === job.foreground;
};

/** The path behind a file descriptor of this process, and whether it is write-only (Linux). */
const readDescriptor = (
  descriptor: number,
): { readonly path: string; readonly isWriteOnly: boolean } | undefined => {
  try {
    const path = readlinkSync(`/proc/self/fd/${descriptor}`);
    const info = readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8');
    const flags = Number.parseInt(/^flags:\s*([0-7]+)$/m.exec(info)?.[1] ?? '0', 8);
    return { path, isWriteOnly: (flags & 3) === 1 };
  } catch {
    return undefined;
  }
};

/**
 * Whether nohup has replaced the terminal: by a write-only stdin, which nothing else does, or by
 * the file nohup.out.
 */
const hasFilesOfNohup = (): boolean => {
  const stdin = readDescriptor(0);
  if (stdin?.path === '/dev/null' && stdin.isWriteOnly) return true;
  return [1, 2].some(
    (descriptor) => basename(readDescriptor(descriptor)?.path ?? '') === 'nohup.out',
  );
};

/**
 * The signals imco was started to ignore, as far as that can be found out. Node has already reset
 * them, but they were inherited, so what the parent ignores is ignored here: a script with `trap ''
 * HUP`, one started with nohup, or a background list in parentheses. This cannot be done for
 * SIGQUIT and SIGTERM, which shells ignore themselves but not for their commands. nohup is
 * recognised by what it does to the terminal; shells that start it also name it in `_`.
 */
export const readIgnoredSignals = (
  env: Readonly<Record<string, string | undefined>>,
  { platform, parent }: { readonly platform: NodeJS.Platform; readonly parent: number },
): ReadonlySet<Ignorable> => {
  const isLinux = platform === 'linux';
  const inherited = isLinux ? readIgnoredSignalsOf(parent) : [];
  const isUnderNohup = /(?:^|\/)nohup$/.test(env._ ?? '') || (isLinux && hasFilesOfNohup());
  return new Set([
    ...(isUnderNohup ? (['SIGHUP'] as const) : []),
    ...inherited.filter((signal) => signal !== 'SIGINT' || !isInForeground()),
  ]);
};
