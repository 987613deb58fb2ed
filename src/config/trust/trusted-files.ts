/** The files that a project's file names: its trust covers what is in them as well. */
import { createHash, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { dirname } from 'node:path';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem } from '../../lib/files/file-problem.ts';
import { readOwnFile } from '../../lib/files/own-file.ts';
import { longestBundle } from '../credentials/further-trust.ts';
import { readPath } from '../files/read-value.ts';
import type { CheckedFile } from '../files/sections.ts';
import { formatPath } from '../files/shown-value.ts';
import { findSetting, type SettingName, settingNames } from '../settings.ts';

/** What files are known by, by their absolute paths. */
export type Fingerprints = Readonly<Record<string, string>>;

const pathSettings = settingNames.filter((name) => findSetting(name).kind === 'path');

/** Where the names of a project's file lead, and the platform they are judged on. */
export interface NamingOptions {
  readonly home: string | undefined;
  readonly platform: string;
}

/** A file that a project's file names. */
interface NamedInProject {
  readonly path: string;
  readonly setting: SettingName;
}

const listNamedFiles = (
  { path, outside, profiles }: CheckedFile,
  { home }: NamingOptions,
): readonly NamedInProject[] =>
  [outside, ...profiles.values()].flatMap((section) =>
    pathSettings.flatMap((setting) => {
      const given = section[setting];
      if (typeof given !== 'string' || given.trim() === '') return [];
      const origin = { kind: 'project', where: path } as const;
      const folders = { base: dirname(path), home };
      return [{ path: readPath(setting, given.trim(), origin, folders), setting }];
    }),
  );

/** What a text or a file is known by: a single letter less, and it is another one. */
export const hashBytes = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** A passphrase is short: its plain hash would let whoever reads it try them all. */
const computeSlowHash = (content: Uint8Array, salt: Buffer): Buffer =>
  scryptSync(content, salt, 32);

const createFingerprint = (setting: SettingName, bytes: Uint8Array): string => {
  if (setting !== 'passphrase-file') return hashBytes(bytes);
  const salt = randomBytes(16);
  return `scrypt:${salt.toString('hex')}:${computeSlowHash(bytes, salt).toString('hex')}`;
};

const isFingerprintOf = (fingerprint: string, bytes: Uint8Array): boolean => {
  const [kind, salt, hash] = fingerprint.split(':');
  if (kind !== 'scrypt' || salt === undefined || hash === undefined) {
    return fingerprint === hashBytes(bytes);
  }
  const wanted = Buffer.from(hash, 'hex');
  const found = computeSlowHash(bytes, Buffer.from(salt, 'hex'));
  return wanted.length === found.length && timingSafeEqual(wanted, found);
};

/**
 * What the files that a project's file names are known by as they are now. Throws a
 * `ConfigurationFailure` where one cannot be read or believed.
 */
export const readFingerprints = (file: CheckedFile, options: NamingOptions): Fingerprints =>
  Object.fromEntries(
    listNamedFiles(file, options).map(({ path, setting }) => {
      try {
        return [path, createFingerprint(setting, readNamed({ path, setting }, options))];
      } catch (error) {
        throw explainUnreadable(path, setting, error);
      }
    }),
  );

const explainUnreadable = (path: string, setting: SettingName, error: unknown): unknown =>
  error instanceof FileProblem
    ? createFileFailure(`${setting} ${formatPath(setting, path) ?? 'names a file that'}`, error, {
        hint: 'check the path, its owner and mode',
      })
    : error;

/** The first file named that is not as it was trusted, if any: changed, gone or never trusted. */
export const findFirstChanged = (
  file: CheckedFile,
  known: Fingerprints,
  options: NamingOptions,
): string | undefined =>
  listNamedFiles(file, options).find((named) => {
    const fingerprint = known[named.path];
    return fingerprint === undefined || !isAsKnown(named, fingerprint, options);
  })?.path;

/** What is in a file, within the bounds by which it is read when it counts. */
const readNamed = ({ path, setting }: NamedInProject, options: NamingOptions): Buffer =>
  readOwnFile(path, { ...options, ...(setting === 'crl' && { limit: longestBundle }) }).bytes;

const isAsKnown = (named: NamedInProject, fingerprint: string, options: NamingOptions): boolean => {
  try {
    return isFingerprintOf(fingerprint, readNamed(named, options));
  } catch (error) {
    // What cannot be read or believed is not what was trusted.
    if (error instanceof FileProblem) return false;
    throw error;
  }
};
