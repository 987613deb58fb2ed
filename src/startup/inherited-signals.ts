import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { readProcStat } from '../lib/process/proc-stat.ts';

/** Signals that whoever starts a program may have it ignore, by their numbers on Linux. */
const numbers = [
  ['SIGHUP', 1],
  ['SIGINT', 2],
] as const;

type Ignorable = (typeof numbers)[number][0];

/** Signals that a process ignores, as Linux shows it. */
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
 * Whether this process is in the foreground of its terminal, where Ctrl-C is meant for it. There a
 * parent that ignores SIGINT itself, as system() of C has every program do while it waits for a
 * command, has not had its command ignore it.
 */
const isInForeground = (): boolean => {
  const job = readProcStat('self');
  return job !== undefined && job.group === job.foreground;
};

/** What a file descriptor of this process leads to, and whether it can only be written, on Linux. */
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
 * Whether nohup has taken a terminal away: in its place it puts a stdin that can only be written,
 * and the file nohup.out. Nothing else does the first.
 */
const hasFilesOfNohup = (): boolean => {
  const stdin = readDescriptor(0);
  if (stdin?.path === '/dev/null' && stdin.isWriteOnly) return true;
  return [1, 2].some(
    (descriptor) => basename(readDescriptor(descriptor)?.path ?? '') === 'nohup.out',
  );
};

/**
 * The signals imco was to ignore when it was started, as far as that can be known. Node has reset
 * them by now and does not say what they were; they are inherited, though. So what the parent
 * ignores is ignored here: a script with `trap '' HUP`, one that was started with nohup, and all
 * that a script puts into the background in parentheses. That says nothing of SIGQUIT and SIGTERM:
 * shells ignore these themselves, and have their commands not do so. nohup is known by what it does
 * to a terminal, whatever starts it; shells that start it themselves name it in `_` as well.
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
