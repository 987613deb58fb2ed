import { platform as systemPlatform } from 'node:os';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import { findNearest } from '../lib/text/nearest.ts';
import {
  createDefaultLayer,
  createEnvironmentLayer,
  createFileLayer,
  createFlagLayer,
  isTrusted,
  type Layer,
  type LoadOptions,
  splitSection,
} from './files/layers.ts';
import { readPath, readValue } from './files/read-value.ts';
import {
  findNewUserFile,
  findUserFolder,
  loadFoundFiles,
  loadNamedFile,
  type SearchContext,
} from './files/search-places.ts';
import { type CheckedFile, checkFile } from './files/sections.ts';
import type { LoadedFile } from './files/settings-explorer.ts';
import {
  configOrigin,
  findSetting,
  type ResolvedSetting,
  type SettingName,
  type Settings,
  type SettingValues,
  settingNames,
} from './settings.ts';
import { resolveProtection } from './trust/protection.ts';

/** The profile to use and who says so; undefined for the flat profile of a file. */
const chosenProfile = (
  layers: readonly Layer[],
  files: readonly CheckedFile[],
): ResolvedSetting<unknown> | undefined => {
  for (const { section, originOf } of layers) {
    if (section.profile !== undefined) {
      return { value: section.profile, origin: originOf('profile') };
    }
  }
  for (const file of files) {
    if (file.choice !== undefined) {
      return { value: file.choice, origin: { kind: file.kind, where: file.path } };
    }
    const isFlatProfile = settingNames.some(
      (name) => name in file.outside && !findSetting(name).harmless,
    );
    if (isTrusted(file) && isFlatProfile) return undefined;
  }
  return undefined;
};

const checkProfile = (profile: ResolvedSetting<string>, known: readonly string[]): void => {
  if (known.includes(profile.value)) return;
  const [near] = findNearest(profile.value, known);
  const hint =
    known.length === 0
      ? 'no file has profiles; .imcorc.example shows one that has'
      : `${near === undefined ? '' : `did you mean ${near}? `}profiles are ${known.join(', ')}`;
  throw new ConfigurationFailure(
    `there is no profile ${profile.value} (${profile.origin.where} names it)`,
    { code: 'unknown_profile', hint },
  );
};

/** Of endpoint and domain the stronger counts, of equals the endpoint; port goes with domain. */
const settleAddress = (
  rank: (name: SettingName) => number,
  values: Map<SettingName, ResolvedSetting<unknown>>,
  notice: (line: string) => void,
): void => {
  const endpoint = values.get('endpoint');
  if (!endpoint) return;
  if (rank('domain') < rank('endpoint')) {
    values.delete('endpoint');
    return;
  }
  const port = values.get('port');
  if (port && rank('port') <= rank('endpoint')) {
    notice(`port (${port.origin.where}) ignored: the endpoint (${endpoint.origin.where}) says it`);
  }
  values.delete('domain');
  values.delete('port');
};

const resolveAll = (
  layers: readonly Layer[],
  profile: ResolvedSetting<string> | undefined,
  { home, notice }: LoadOptions,
): SettingValues => {
  const rank = (name: SettingName): number => {
    const index = layers.findIndex(({ section }) => section[name] !== undefined);
    return index < 0 ? layers.length : index;
  };
  const values = new Map<SettingName, ResolvedSetting<unknown>>();
  for (const name of settingNames) {
    const layer = layers[rank(name)];
    if (!layer || name === 'profile' || name === 'protected') continue;
    const origin = layer.originOf(name);
    const value = readValue(name, layer.section[name], origin, { base: layer.base, home });
    values.set(name, { value, origin });
  }
  const isProtected = resolveProtection(
    layers,
    (raw, { base }, origin) => readValue('protected', raw, origin, { base, home }) === true,
    notice,
  );
  if (isProtected) values.set('protected', isProtected);
  if (profile) values.set('profile', profile);
  settleAddress(rank, values, notice);
  // `readValue` answers what the table says of each name; a map cannot express that.
  return Object.fromEntries(values) as SettingValues;
};

/** A project's file with what the user has said of it, with the content that was read. */
const withTrust = async (
  file: LoadedFile,
  notice: (line: string) => void,
  surroundings: SearchContext,
): Promise<CheckedFile> => {
  const { readTrust } = await import('./trust/trust.ts');
  const checked = checkFile(file);
  const { home, platform } = surroundings;
  const folder = findUserFolder(surroundings);
  return {
    ...checked,
    ...(await readTrust(checked, file.text, { folder, home, platform, notice })),
  };
};

/** The files that settings are read from, with what reading them gave to say, a line each. */
export interface ReadFiles {
  readonly files: readonly CheckedFile[];
  readonly notices: readonly string[];
}

const surroundingsOf = ({
  cwd,
  home,
  env,
  platform = systemPlatform(),
  signal,
}: FileOptions): SearchContext => ({ cwd, home, env, platform, signal });

/** What decides which files are read. */
type FileOptions = Omit<LoadOptions, 'flags' | 'notice'>;

/** The path of the file named with --config or IMCO_CONFIG. */
const namedFile = (named: string, { config, cwd, home }: FileOptions): string =>
  readPath('config', named, configOrigin(config), { base: cwd, home });

/** Reads the files of the settings. Throws a `ConfigurationFailure` on those that are wrong. */
export const readFiles = async (options: FileOptions): Promise<ReadFiles> => {
  const notices: string[] = [];
  const notice = (line: string): void => void notices.push(line);
  const surroundings = surroundingsOf(options);
  const named = options.config || options.env.IMCO_CONFIG;
  const files = named
    ? [await loadNamedFile(namedFile(named, options), options.signal)]
    : await loadFoundFiles(surroundings, notice);
  const checked = files.map(async (file) =>
    file.kind === 'project' ? withTrust(file, notice, surroundings) : checkFile(file),
  );
  return { files: await Promise.all(checked), notices };
};

/**
 * Resolves every setting: flags, then `IMCO_*`, then the project's file, then the user's, then
 * defaults. A file named with --config or IMCO_CONFIG stands for both files. `read` are the files
 * where they have been read already: a pipe cannot be read again. Throws a
 * `ConfigurationFailure` on files, variables and profiles that are wrong, and a `UsageFailure` on
 * flags that are.
 */
export const loadSettings = async (options: LoadOptions, read?: ReadFiles): Promise<Settings> => {
  const { cwd, home } = options;
  const surroundings = surroundingsOf(options);
  const { files, notices } = await (read ?? readFiles(options));
  for (const line of notices) options.notice(line);
  const userFile = files.find(({ kind }) => kind === 'user')?.path ?? findNewUserFile(surroundings);
  const given = [createFlagLayer(options), createEnvironmentLayer(options)];
  const profiles = [...new Set(files.flatMap((file) => [...file.profiles.keys()]))];

  const chosen = chosenProfile(given, files);
  const profile = chosen && {
    value: String(readValue('profile', chosen.value, chosen.origin, { base: cwd, home })),
    origin: chosen.origin,
  };
  if (profile) checkProfile(profile, profiles);

  const layers = [
    ...given,
    ...files.map((file) => createFileLayer(file, profile?.value, options)),
    createDefaultLayer(options),
  ];
  return {
    values: resolveAll(layers, profile, options),
    files: files.map((file) => {
      const { path, kind, trust, changed } = file;
      const { ignored } = splitSection(file, profile?.value);
      return {
        path,
        kind,
        ...(trust && { trust }),
        ...(changed !== undefined && { changed }),
        ...(ignored.length > 0 && { ignored }),
      };
    }),
    profiles,
    userFile,
  };
};

/** What flags and variables say, with the defaults: no file is read. */
export const selectGivenSettings = (options: LoadOptions): SettingValues =>
  resolveAll(
    [createFlagLayer(options), createEnvironmentLayer(options), createDefaultLayer(options)],
    undefined,
    options,
  );
