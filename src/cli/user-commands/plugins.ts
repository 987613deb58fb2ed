/** Plugins: programs called imco-NAME in the folders of PATH. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Host } from '../../host.ts';
import { explainFileProblem } from '../../lib/files/file-problem.ts';
import { checkOwnProgram } from '../../lib/files/own-file.ts';
import { isProgram, listProgramFolders } from '../../lib/process/child-process.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { isCommandName } from './command-name.ts';

/** A program that may be a plugin. */
export interface Plugin {
  readonly name: string;
  readonly path: string;
  /** Why it is not run, continuing a sentence that begins with its path. */
  readonly problem?: string;
  /** The command that fixes it, if any. */
  readonly fix?: string | undefined;
}

/** What plugins are looked up with. */
type PluginHost = Pick<Host, 'env' | 'cwd' | 'platform'>;

const prefix = 'imco-';

/** What the names of programs end in. */
const listEndings = (platform: string): readonly string[] =>
  platform === 'win32' ? ['.exe', '.com'] : [''];

const resolveReal = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
};

const exists = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // In a folder without access there is nothing to run.
    return false;
  }
};

/** Why a program is not run; undefined if it is safe. */
const findPluginProblem = (
  folder: string,
  path: string,
  { cwd, platform }: PluginHost,
): Pick<Plugin, 'problem' | 'fix'> | undefined => {
  if (cwd !== undefined && resolveReal(folder) === resolveReal(cwd)) {
    return { problem: 'is in the working folder' };
  }
  try {
    checkOwnProgram(path, { platform });
  } catch (error) {
    const { message, fix } = explainFileProblem(error);
    return { problem: message, fix };
  }
  return isProgram(path)
    ? undefined
    : { problem: 'is not executable', fix: `chmod u+x ${quoteForShell(path)}` };
};

/** Folders of PATH, each once, by whatever path it is given. */
const listFolders = ({ env }: PluginHost): readonly string[] => {
  const seen = new Set<string>();
  return listProgramFolders(env).filter((folder) => {
    const real = resolveReal(folder);
    const isNew = !seen.has(real);
    seen.add(real);
    return isNew;
  });
};

/**
 * The plugin of a name: the first one in PATH that is safe to run, otherwise the first one, with the
 * reason. Undefined if there is none. Only this name is looked up.
 */
export const findPlugin = (host: PluginHost, name: string): Plugin | undefined => {
  let unsafe: Plugin | undefined;
  for (const folder of listProgramFolders(host.env)) {
    for (const ending of listEndings(host.platform)) {
      const path = join(folder, `${prefix}${name}${ending}`);
      if (!exists(path)) continue;
      const problem = findPluginProblem(folder, path, host);
      if (!problem) return { name, path };
      unsafe ??= { name, path, ...problem };
    }
  }
  return unsafe;
};

const listNames = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
};

/** The name of a plugin, by that of its file. */
const readPluginName = (file: string, platform: string): string | undefined => {
  if (!file.startsWith(prefix)) return undefined;
  const ending = listEndings(platform).find((one) => file.endsWith(one));
  if (ending === undefined) return undefined;
  const name = file.slice(prefix.length, file.length - ending.length);
  return isCommandName(name) ? name : undefined;
};

/** All plugins in PATH, in the order in which they are found, with those that are not run. */
export const listPlugins = (host: PluginHost): readonly Plugin[] => {
  const first = new Map<string, Plugin>();
  return listFolders(host).flatMap((folder) =>
    listNames(folder).flatMap((file): Plugin[] => {
      const name = readPluginName(file, host.platform);
      if (name === undefined) return [];
      const path = join(folder, file);
      const problem = findPluginProblem(folder, path, host);
      const earlier = first.get(name);
      if (problem) return [{ name, path, ...problem }];
      if (earlier) return [{ name, path, problem: `is hidden by ${earlier.path}` }];
      const plugin = { name, path };
      first.set(name, plugin);
      return [plugin];
    }),
  );
};
