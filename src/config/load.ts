import { platform as systemPlatform } from 'node:os';
import { dirname } from 'node:path';
import { ConfigurationFailure } from '../failures.ts';
import { nearest } from '../nearest.ts';
import { pathFrom, readValue } from './read-value.ts';
import { loadFoundFiles, loadNamedFile, newUserFile, type Surroundings } from './search-places.ts';
import { type CheckedFile, checkFile, type Section } from './sections.ts';
import {
  type Origin,
  type Resolved,
  type SettingName,
  type Settings,
  settingNames,
  settingOf,
  type Values,
} from './settings.ts';

export interface LoadOptions {
  /** Working folder, absolute. */
  readonly cwd: string;
  /** The user's home folder, absolute. */
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`; this machine's unless said otherwise. */
  readonly platform?: string;
  /** What was given on the command line. */
  readonly flags: Readonly<Partial<Record<SettingName, string>>>;
  /** The file named with --config, as given. */
  readonly config?: string;
  /** Takes what the user should know, a line each. */
  readonly notice: (line: string) => void;
}

/** Values of one source. */
interface Layer {
  readonly originOf: (name: SettingName) => Origin;
  /** What relative paths in it start from. */
  readonly base: string;
  readonly section: Section;
}

const flagLayer = ({ flags, cwd }: LoadOptions): Layer => ({
  originOf: (name) => ({ kind: 'flag', where: settingOf(name).flag }),
  base: cwd,
  section: flags,
});

/** An empty variable counts as not set, as shells make them so. */
const environmentLayer = ({ env, cwd }: LoadOptions): Layer => ({
  originOf: (name) => ({ kind: 'environment', where: settingOf(name).env }),
  base: cwd,
  section: Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = env[settingOf(name).env];
      return value ? [[name, value]] : [];
    }),
  ),
});

const defaultLayer = ({ cwd }: LoadOptions): Layer => ({
  originOf: () => ({ kind: 'default', where: 'default' }),
  base: cwd,
  section: Object.fromEntries(
    settingNames.flatMap((name) => {
      const { fallback } = settingOf(name);
      return fallback === undefined ? [] : [[name, fallback]];
    }),
  ),
});

/** A project's file may have come with a download, so it does not decide who is talked to. */
const isTrusted = (file: CheckedFile): boolean => file.kind !== 'project';

const harmlessIn = (section: Section): Section =>
  Object.fromEntries(
    settingNames
      .filter((name) => name in section && settingOf(name).harmless)
      .map((name) => [name, section[name]]),
  );

/** The settings of a file that count for the chosen profile, if any. */
const sectionFor = (file: CheckedFile, profile: string | undefined): Section =>
  profile === undefined
    ? file.outside
    : // A flat profile is another one than the chosen: only what is good for all counts of it.
      { ...harmlessIn(file.outside), ...file.profiles.get(profile) };

const fileLayer = (
  file: CheckedFile,
  profile: string | undefined,
  options: LoadOptions & { readonly userFile: string },
): Layer => {
  const whole = sectionFor(file, profile);
  const section = isTrusted(file) ? whole : harmlessIn(whole);
  const ignored = Object.keys(whole).filter((name) => !(name in section));
  if (ignored.length > 0) {
    options.notice(
      `${file.path}: ${ignored.join(', ')} ignored: a file of a project does not decide where requests and credentials go; put them into ${options.userFile}, or name the file with --config`,
    );
  }
  return {
    originOf: () => ({ kind: file.kind, where: file.path }),
    base: dirname(file.path),
    section,
  };
};

/** The profile to use and who says so; undefined for the flat profile of a file. */
const chosenProfile = (
  layers: readonly Layer[],
  files: readonly CheckedFile[],
): Resolved<unknown> | undefined => {
  for (const { section, originOf } of layers) {
    if (section.profile !== undefined) {
      return { value: section.profile, origin: originOf('profile') };
    }
  }
  for (const file of files) {
    if (file.choice !== undefined && file.choice !== null) {
      return { value: file.choice, origin: { kind: file.kind, where: file.path } };
    }
    const isFlatProfile = settingNames.some(
      (name) => name in file.outside && !settingOf(name).harmless,
    );
    if (isTrusted(file) && isFlatProfile) return undefined;
  }
  return undefined;
};

const checkProfile = (profile: Resolved<string>, known: readonly string[]): void => {
  if (known.includes(profile.value)) return;
  const [near] = nearest(profile.value, known);
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
  values: Map<SettingName, Resolved<unknown>>,
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
  profile: Resolved<string> | undefined,
  { home, notice }: LoadOptions,
): Values => {
  const rank = (name: SettingName): number => {
    const index = layers.findIndex(({ section }) => section[name] !== undefined);
    return index < 0 ? layers.length : index;
  };
  const values = new Map<SettingName, Resolved<unknown>>();
  for (const name of settingNames) {
    const layer = layers[rank(name)];
    if (!layer || name === 'profile') continue;
    const origin = layer.originOf(name);
    const value = readValue(name, layer.section[name], origin, { base: layer.base, home });
    values.set(name, { value, origin });
  }
  if (profile) values.set('profile', profile);
  settleAddress(rank, values, notice);
  // `readValue` answers what the table says of each name; a map cannot express that.
  return Object.fromEntries(values) as Values;
};

const readFiles = async (
  options: LoadOptions,
  surroundings: Surroundings,
): Promise<readonly CheckedFile[]> => {
  const named = options.config || options.env.IMCO_CONFIG;
  const files = named
    ? [await loadNamedFile(pathFrom(named, { base: options.cwd, home: options.home }))]
    : await loadFoundFiles(surroundings);
  return files.map(checkFile);
};

/**
 * Resolves every setting: flags, then `IMCO_*`, then the project's file, then the user's, then
 * defaults. A file named with --config or IMCO_CONFIG stands for both files. Throws a
 * `ConfigurationFailure` on files, variables and profiles that are wrong, and a `UsageFailure` on
 * flags that are.
 */
export const loadSettings = async (options: LoadOptions): Promise<Settings> => {
  const { cwd, home, env, platform = systemPlatform() } = options;
  const surroundings = { cwd, home, env, platform };
  const files = await readFiles(options, surroundings);
  const userFile = files.find(({ kind }) => kind === 'user')?.path ?? newUserFile(surroundings);
  const given = [flagLayer(options), environmentLayer(options)];
  const profiles = [...new Set(files.flatMap((file) => [...file.profiles.keys()]))];

  const chosen = chosenProfile(given, files);
  const profile = chosen && {
    value: String(readValue('profile', chosen.value, chosen.origin, { base: cwd, home })),
    origin: chosen.origin,
  };
  if (profile) checkProfile(profile, profiles);

  const layers = [
    ...given,
    ...files.map((file) => fileLayer(file, profile?.value, { ...options, userFile })),
    defaultLayer(options),
  ];
  return {
    values: resolveAll(layers, profile, options),
    files: files.map(({ path, kind }) => ({ path, kind })),
    profiles,
    userFile,
  };
};
