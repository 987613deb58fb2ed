import { join } from 'node:path';
import type { Host } from '../host.ts';
import {
  createOwnFolder,
  findCacheFolder,
  readCached,
  writeCached,
} from '../lib/files/cache-folder.ts';
import { toSafeLine } from '../output/terminal/safe-text.ts';

/** An alias or a plugin, as completion offers it. */
export interface CompletedCommand {
  readonly name: string;
  readonly kind: 'alias' | 'plugin';
  /** The words of the command that completion goes on with; empty if unknown. */
  readonly words: readonly string[];
  readonly about: string;
}

/** The file of aliases and plugins, which completion scripts read. */
const commandsFile = 'commands';

/** Words that lead to a command are plain; a script takes nothing else apart. */
const plainWord = /^[a-z][a-z0-9_-]*$/;

const formatLine = ({ name, kind, words, about }: CompletedCommand): string => {
  const end = words.findIndex((word) => !plainWord.test(word));
  const path = (end < 0 ? words : words.slice(0, end)).join(' ');
  return `${[name, path || '-', kind, toSafeLine(about) || '-'].join('\t')}\n`;
};

const isCached = (path: string, text: string): boolean => {
  try {
    return readCached(path) === text;
  } catch {
    return false;
  }
};

/**
 * Writes the aliases and plugins that completion offers, whole or not at all. Without a cache they
 * are not offered; the command itself still works.
 */
export const cacheCommands = (
  host: Pick<Host, 'env' | 'home' | 'platform'>,
  commands: readonly CompletedCommand[],
): void => {
  const cache = findCacheFolder(host);
  if (cache === undefined) return;
  try {
    const path = join(createOwnFolder(cache), commandsFile);
    const text = `#imco\t1\t-\t-\n${commands.map(formatLine).join('')}`;
    if (!isCached(path, text)) writeCached(path, text);
  } catch {
    // Nobody may write there, or somebody else may.
  }
};
