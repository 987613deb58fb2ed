import { dirname } from 'node:path';
import type { ListSettingName } from '../list-settings.ts';
import {
  findSetting,
  isSettingName,
  type Origin,
  type SettingName,
  settingNames,
} from '../settings.ts';
import { readSwitch } from './read-value.ts';
import type { CheckedFile, Section } from './sections.ts';

export interface LoadOptions {
  /** Working folder, absolute; undefined where it was deleted. */
  readonly cwd: string | undefined;
  /** The absolute path of the user's home folder, if any. */
  readonly home: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  /** What was given on the command line. */
  readonly flags: Readonly<Partial<Record<SettingName, string>>>;
  /** The file named with --config, as given. */
  readonly config?: string;
  /** Takes notices for the user, a line each. */
  readonly notice: (line: string) => void;
  /** Aborts the reading of a file that blocks. */
  readonly signal?: AbortSignal;
}

/** Values of one source. */
export interface Layer {
  readonly originOf: (name: SettingName | ListSettingName) => Origin;
  /** The folder that relative paths in it start from. */
  readonly base: string | undefined;
  readonly section: Section;
}

/** The settings from the command line. */
export const createFlagLayer = ({ flags, cwd }: LoadOptions): Layer => ({
  originOf: (name) => ({
    kind: 'flag',
    where: (isSettingName(name) ? findSetting(name).flag : undefined) ?? name,
  }),
  base: cwd,
  section: flags,
});

/** The settings from `IMCO_*` variables. An empty variable counts as not set, as scripts expect. */
export const createEnvironmentLayer = ({ env, cwd }: LoadOptions): Layer => ({
  originOf: (name) => ({
    kind: 'environment',
    where: isSettingName(name) ? findSetting(name).env : name,
  }),
  base: cwd,
  section: Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = env[findSetting(name).env];
      return value ? [[name, value]] : [];
    }),
  ),
});

/** The default settings. */
export const createDefaultLayer = ({ cwd }: LoadOptions): Layer => ({
  originOf: () => ({ kind: 'default', where: 'default' }),
  base: cwd,
  section: Object.fromEntries(
    settingNames.flatMap((name) => {
      const { fallback } = findSetting(name);
      return fallback === undefined ? [] : [[name, fallback]];
    }),
  ),
});

/**
 * Whether all settings of a file count. A project's file may have come with a download, so it does
 * not decide where requests go unless the user has trusted its exact content.
 */
export const isTrusted = (file: CheckedFile): boolean =>
  file.kind !== 'project' || file.trust === 'trusted';

/** Settings for lists only say how tables look, so all of them are harmless. */
const isHarmless = (name: string): boolean => !isSettingName(name) || findSetting(name).harmless;

const selectHarmless = (section: Section): Section =>
  Object.fromEntries(Object.entries(section).filter(([name]) => isHarmless(name)));

/** Protection needs no trust: it only makes imco ask for confirmation. */
const selectProtection = ({ protected: raw }: Section): Section =>
  readSwitch(raw) === true ? { protected: raw } : {};

/** The settings of a file that apply to the selected profile, if any. */
const findSection = (file: CheckedFile, profile: string | undefined): Section =>
  profile === undefined
    ? file.outside
    : // Settings outside of profiles belong to another profile: only the harmless ones apply.
      { ...selectHarmless(file.outside), ...file.profiles.get(profile) };

/** Why settings of a file are ignored. */
const explainIgnored = ({ path, trust, changed }: CheckedFile): string => {
  if (trust !== 'changed') {
    return 'the project file is not trusted, so it cannot decide where requests and credentials go';
  }
  return changed === undefined || changed === path
    ? 'the file has changed since you trusted it'
    : `${changed}, which it refers to, has changed since you trusted it`;
};

/** The settings of a file that apply to the selected profile, and the names of the ignored ones. */
export const splitSection = (
  file: CheckedFile,
  profile: string | undefined,
): { readonly section: Section; readonly ignored: readonly string[] } => {
  const whole = findSection(file, profile);
  if (isTrusted(file)) return { section: whole, ignored: [] };
  const section = { ...selectHarmless(whole), ...selectProtection(whole) };
  // Also settings that the selected profile replaces: their presence is reported anyway.
  const said = { ...file.outside, ...file.profiles.get(profile ?? '') };
  return { section, ignored: Object.keys(said).filter((name) => !(name in section)) };
};

/**
 * The settings of a file for the selected profile. Gives a notice of settings that are ignored
 * because the file is not trusted.
 */
export const createFileLayer = (
  file: CheckedFile,
  profile: string | undefined,
  options: LoadOptions,
): Layer => {
  const { section, ignored } = splitSection(file, profile);
  if (ignored.length > 0) {
    options.notice(
      `${file.path}: ${ignored.join(', ')} ignored: ${explainIgnored(file)}; to use them, review the file and run "imco config trust"`,
    );
  }
  return {
    originOf: () => ({ kind: file.kind, where: file.path }),
    base: dirname(file.path),
    section,
  };
};
