/** The user's settings files as far as aliases are concerned. */
import { cacheUserCommands } from '../../cli/user-commands/completed-commands.ts';
import { listPlugins } from '../../cli/user-commands/plugins.ts';
import { loadAliases } from '../../config/aliases.ts';
import { listOwnFiles } from '../../config/files/own-files.ts';
import type { Host } from '../../host.ts';
import { readOwnLocation } from '../config/own-settings.ts';

/** The file for a new alias. */
export const findAliasFile = async (host: Host): Promise<string> => {
  const [file] = await listOwnFiles(readOwnLocation(host));
  return file.path;
};

/** Updates the aliases and plugins that completion offers. */
export const refreshCompletion = async (host: Host): Promise<void> =>
  cacheUserCommands(host, await loadAliases(host), listPlugins(host));
