import { readFileSync } from 'node:fs';

/** Signals that whoever starts a program may have it ignore, by their numbers on Linux. */
const numbers = { SIGHUP: 1, SIGINT: 2 } as const;

type Ignorable = keyof typeof numbers;

/** Signals that a process ignores, as Linux shows it. */
const ignoredBy = (pid: number): readonly Ignorable[] => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const mask = BigInt(`0x${/^SigIgn:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0'}`);
    // The names are those of the table.
    return (Object.keys(numbers) as Ignorable[]).filter(
      (name) => (mask >> BigInt(numbers[name] - 1)) & 1n,
    );
  } catch {
    return [];
  }
};

/**
 * The signals imco was to ignore when it was started, as far as that can be known. Node has reset
 * them by now and does not say what they were; they are inherited, though. So what the parent
 * ignores is ignored here: a script with `trap '' HUP`, one that was started with nohup, and all
 * that a script puts into the background in parentheses. Shells that start nohup themselves name it
 * in `_`.
 */
export const inheritedIgnored = (
  env: Readonly<Record<string, string | undefined>>,
  { platform, parent }: { readonly platform: NodeJS.Platform; readonly parent: number },
): ReadonlySet<Ignorable> => {
  const byNohup: readonly Ignorable[] = /(?:^|\/)nohup$/.test(env._ ?? '') ? ['SIGHUP'] : [];
  return new Set([...byNohup, ...(platform === 'linux' ? ignoredBy(parent) : [])]);
};
