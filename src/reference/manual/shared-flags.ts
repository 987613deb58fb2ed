/** Flags that several commands of one page take, so that the page describes each of them once. */
import type { ReferenceCommand } from '../reference.ts';
import type { ReferenceFlag } from '../reference-flags.ts';

/** How many commands of a page take a flag before it is described once for all of them. */
const leastCommands = 3;

interface Counted {
  readonly flag: ReferenceFlag;
  count: number;
}

const toKey = (flag: ReferenceFlag): string => JSON.stringify(flag);

/**
 * The flags that are described once. Of a flag that means different things the most frequent meaning
 * is the shared one; a required flag stays with its command. Their order is that of help.
 */
export const findSharedFlags = (
  commands: readonly ReferenceCommand[],
): readonly ReferenceFlag[] => {
  const counted = new Map<string, Counted>();
  for (const flag of commands.flatMap(({ flags }) => flags).filter((one) => !one.required)) {
    const entry = counted.get(toKey(flag)) ?? { flag, count: 0 };
    entry.count += 1;
    counted.set(toKey(flag), entry);
  }
  const shared = new Map<string, Counted>();
  for (const entry of counted.values()) {
    const best = shared.get(entry.flag.flag);
    if (entry.count >= leastCommands && entry.count > (best?.count ?? 0)) {
      shared.set(entry.flag.flag, entry);
    }
  }
  return [...shared.values()].map(({ flag }) => flag);
};

/** The flags of a command: those described with it, and the names of those that are shared. */
export const splitFlags = (
  { flags }: ReferenceCommand,
  shared: readonly ReferenceFlag[],
): { readonly own: readonly ReferenceFlag[]; readonly sharedNames: readonly string[] } => {
  const keys = new Set(shared.map(toKey));
  return {
    own: flags.filter((flag) => !keys.has(toKey(flag))),
    sharedNames: flags.filter((flag) => keys.has(toKey(flag))).map(({ flag }) => flag),
  };
};
