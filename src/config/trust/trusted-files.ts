/** The files that a project's file names: the trust covers their content as well. */
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

/** Hashes of files, by absolute path. */
export type Fingerprints = Readonly<Record<string, string>>;

const pathSettings = settingNames.filter((name) => findSetting(name).kind === 'path');

/** What is needed to resolve and check the files that a project's file names. */
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

/** The SHA-256 hash of a text or a file. */
export const hashBytes = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** A slow hash for passphrases: a fast one of a short text could be broken by trying all. */
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
 * The current hashes of the files that a project's file names. Throws a `ConfigurationFailure` if
 * one cannot be read or is not safe.
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

/** The first named file that does not match its hash, if any: changed, deleted or never trusted. */
export const findFirstChanged = (
  file: CheckedFile,
  known: Fingerprints,
  options: NamingOptions,
): string | undefined =>
  listNamedFiles(file, options).find((named) => {
    const fingerprint = known[named.path];
    return fingerprint === undefined || !isAsKnown(named, fingerprint, options);
  })?.path;

/** Reads a file with the same size limit as when it is used. */
const readNamed = ({ path, setting }: NamedInProject, options: NamingOptions): Buffer =>
  readOwnFile(path, { ...options, ...(setting === 'crl' && { limit: longestBundle }) }).bytes;

const isAsKnown = (named: NamedInProject, fingerprint: string, options: NamingOptions): boolean => {
  try {
    return isFingerprintOf(fingerprint, readNamed(named, options));
  } catch (error) {
    // A file that cannot be read or is not safe does not count as trusted.
    if (error instanceof FileProblem) return false;
    throw error;
  }
};
