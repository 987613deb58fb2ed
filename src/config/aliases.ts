import { isJsonObject } from '../lib/json/members.ts';
import { loadUserFiles, mayContainWord } from './files/search-places.ts';
import type { SearchContext } from './files/user-folder.ts';

/** An alias in one of the user's own files. */
export interface Alias {
  readonly name: string;
  /** The command line it stands for; undefined if the file has something else in its place. */
  readonly command: string | undefined;
  /** The file it is in. */
  readonly file: string;
}

/** The member of a settings file that holds aliases. */
export const aliasesMember = 'aliases';

/**
 * The user's aliases. They are read from the user's own files only, whatever file --config or
 * IMCO_CONFIG names: a file of a project could otherwise give a command another meaning. Throws a
 * `ConfigurationFailure` as `loadUserFiles` does, but only if there may be aliases.
 */
export const loadAliases = async (
  context: Omit<SearchContext, 'cwd'>,
): Promise<readonly Alias[]> => {
  if (!mayContainWord(context, aliasesMember)) return [];
  const found = new Map<string, Alias>();
  for (const { path, content } of await loadUserFiles(context)) {
    const held = isJsonObject(content) ? content[aliasesMember] : undefined;
    for (const [name, command] of Object.entries(isJsonObject(held) ? held : {})) {
      // The stronger file comes first.
      if (found.has(name)) continue;
      const text = typeof command === 'string' ? command : undefined;
      found.set(name, { name, command: text, file: path });
    }
  }
  return [...found.values()];
};
