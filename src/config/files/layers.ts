import { dirname } from 'node:path';
import { findSetting, type Origin, type SettingName, settingNames } from '../settings.ts';
import { readSwitch } from './read-value.ts';
import type { CheckedFile, Section } from './sections.ts';

export interface LoadOptions {
  /** Working folder, absolute; undefined where it was deleted. */
  readonly cwd: string | undefined;
  /** The user's home folder, absolute; undefined where there is none. */
  readonly home: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
  /** What was given on the command line. */
  readonly flags: Readonly<Partial<Record<SettingName, string>>>;
  /** The file named with --config, as given. */
  readonly config?: string;
  /** Takes what the user should know, a line each. */
  readonly notice: (line: string) => void;
  /** Ends the reading of a file that does not come. */
  readonly signal?: AbortSignal;
}

/** Values of one source. */
export interface Layer {
  readonly originOf: (name: SettingName) => Origin;
  /** What relative paths in it start from. */
  readonly base: string | undefined;
  readonly section: Section;
}

/** What the command line says. */
export const createFlagLayer = ({ flags, cwd }: LoadOptions): Layer => ({
  originOf: (name) => ({ kind: 'flag', where: findSetting(name).flag ?? name }),
  base: cwd,
  section: flags,
});

/** What `IMCO_*` says. An empty variable counts as not set: many scripts mean that by it. */
export const createEnvironmentLayer = ({ env, cwd }: LoadOptions): Layer => ({
  originOf: (name) => ({ kind: 'environment', where: findSetting(name).env }),
  base: cwd,
  section: Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = env[findSetting(name).env];
      return value ? [[name, value]] : [];
    }),
  ),
});

/** What counts when nobody says anything. */
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
 * A project's file may have come with a download, so it does not decide who is talked to, unless
 * its very content was trusted.
 */
export const isTrusted = (file: CheckedFile): boolean =>
  file.kind !== 'project' || file.trust === 'trusted';

const selectHarmless = (section: Section): Section =>
  Object.fromEntries(
    settingNames
      .filter((name) => name in section && findSetting(name).harmless)
      .map((name) => [name, section[name]]),
  );

/** Who protects needs no trust: imco asks once more, and goes nowhere else. */
const selectProtection = ({ protected: raw }: Section): Section =>
  readSwitch(raw) === true ? { protected: raw } : {};

/** The settings of a file that count for the chosen profile, if any. */
const findSection = (file: CheckedFile, profile: string | undefined): Section =>
  profile === undefined
    ? file.outside
    : // A flat profile is another one than the chosen: only what is good for all counts of it.
      { ...selectHarmless(file.outside), ...file.profiles.get(profile) };

/** Why settings of a file do not count. */
const explainIgnored = ({ path, trust, changed }: CheckedFile): string => {
  if (trust !== 'changed') {
    return 'a file of a project does not decide where requests and credentials go';
  }
  return changed === undefined || changed === path
    ? 'the file was changed since it was trusted'
    : `${changed}, which it names, was changed since it was trusted`;
};

/** The settings of a file that count for the chosen profile, and the names of those that do not. */
export const splitSection = (
  file: CheckedFile,
  profile: string | undefined,
): { readonly section: Section; readonly ignored: readonly string[] } => {
  const whole = findSection(file, profile);
  if (isTrusted(file)) return { section: whole, ignored: [] };
  const section = { ...selectHarmless(whole), ...selectProtection(whole) };
  // Also what the chosen profile would set aside: that it was there is worth a word all the same.
  const said = { ...file.outside, ...file.profiles.get(profile ?? '') };
  return { section, ignored: Object.keys(said).filter((name) => !(name in section)) };
};

/**
 * What a file says to the chosen profile. Gives a notice of what an untrusted file may not say.
 */
export const createFileLayer = (
  file: CheckedFile,
  profile: string | undefined,
  options: LoadOptions,
): Layer => {
  const { section, ignored } = splitSection(file, profile);
  if (ignored.length > 0) {
    options.notice(
      `${file.path}: ${ignored.join(', ')} ignored: ${explainIgnored(file)}; if that is what you want, run "imco config trust"`,
    );
  }
  return {
    originOf: () => ({ kind: file.kind, where: file.path }),
    base: dirname(file.path),
    section,
  };
};
