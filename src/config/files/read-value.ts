import { resolve } from 'node:path';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import { describeContentGivenAsPath } from '../../lib/text/secret-content.ts';
import { durationFormat, parseDuration } from '../../lib/time/duration.ts';
import { findSetting, type Origin, type SettingName } from '../settings.ts';

/** Folders that paths are read against. */
export interface ValueFolders {
  /** What a relative path starts from; undefined where that folder is gone. */
  readonly base: string | undefined;
  readonly home: string | undefined;
}

/**
 * An absolute path; `~` and `~/...` are in the home folder. Throws a `ConfigurationFailure` where
 * the folder it starts from does not exist.
 */
export const resolvePath = (given: string, { base, home }: ValueFolders): string => {
  if (/^~(?=$|[/\\])/.test(given)) return resolve(requireHomeFolder(home), `.${given.slice(1)}`);
  return resolveInFolder(base, given);
};

const contentHint = 'write it into a file (mode 600) and name that file';

/** What was given as a path is the content of a file: nothing of it is repeated. */
const createContentRefusal = (subject: string, content: string, { kind }: Origin) =>
  new (kind === 'flag' ? UsageFailure : ConfigurationFailure)(
    `${subject} holds ${content}, not the path of one`,
    { code: 'content_for_path', hint: contentHint },
  );

/** How messages name where a value comes from. */
const formatValueSource = (name: string, { kind, where }: Origin): string =>
  kind === 'flag' || kind === 'environment' ? where : `${name} in ${where}`;

/**
 * The absolute path that was given as `name`. Throws a `UsageFailure` for a flag and a
 * `ConfigurationFailure` for the rest where it is a key, a certificate or a token instead of the
 * path of one.
 */
export const readPath = (
  name: string,
  given: string,
  origin: Origin,
  folders: ValueFolders,
): string => {
  const path = resolvePath(given, folders);
  const content = describeContentGivenAsPath(given, path);
  if (content === undefined) return path;
  throw createContentRefusal(formatValueSource(name, origin), content, origin);
};

const switches: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  1: true,
  false: false,
  no: false,
  off: false,
  0: false,
};

/** What a value says as a switch; undefined where it is neither on nor off. */
export const readSwitch = (raw: unknown): boolean | undefined =>
  typeof raw === 'boolean' ? raw : switches[String(raw).trim().toLowerCase()];

const parseWholeNumber = (raw: unknown): number =>
  typeof raw === 'string' && /^\d+$/.test(raw.trim()) ? Number(raw) : Number.NaN;

/** A value, or what it has to be. */
type Reading = { readonly value: string | number | boolean } | { readonly expected: string };

const readAs = (
  name: SettingName,
  raw: unknown,
  origin: Origin,
  folders: ValueFolders,
): Reading => {
  const setting = findSetting(name);
  switch (setting.kind) {
    case 'text':
      return typeof raw === 'string' && raw.trim() ? { value: raw.trim() } : { expected: 'text' };
    case 'path':
      return typeof raw === 'string' && raw.trim()
        ? { value: readPath(name, raw.trim(), origin, folders) }
        : { expected: 'the path of a file' };
    case 'switch': {
      const value = readSwitch(raw);
      return value === undefined ? { expected: 'true or false' } : { value };
    }
    case 'duration': {
      const text = typeof raw === 'number' ? `${raw}s` : raw;
      return typeof text === 'string' && parseDuration(text.trim()) !== undefined
        ? { value: text.trim() }
        : { expected: durationFormat };
    }
    case 'number': {
      const value = typeof raw === 'number' ? raw : parseWholeNumber(raw);
      return Number.isInteger(value) && value >= setting.least && value <= setting.most
        ? { value }
        : { expected: `a whole number from ${setting.least} to ${setting.most}` };
    }
    case 'choice': {
      const { of } = setting;
      // `tls-min: 1.3` is a number in YAML.
      const word = typeof raw === 'number' ? String(raw) : raw;
      if (typeof word === 'string' && of.includes(word)) return { value: word };
      const [near] = typeof raw === 'string' ? findNearest(raw, of) : [];
      const guess = near === undefined ? '' : ` (did you mean ${near}?)`;
      return { expected: `one of ${of.join(', ')}${guess}` };
    }
  }
};

/**
 * Reads the value of a setting as a file, the environment or a flag gives it. Throws a
 * `UsageFailure` for a flag and a `ConfigurationFailure` for the rest; the value is not repeated
 * in it.
 */
export const readValue = (
  name: SettingName,
  raw: unknown,
  origin: Origin,
  folders: ValueFolders,
): string | number | boolean => {
  const reading = readAs(name, raw, origin, folders);
  if ('value' in reading) return reading.value;
  if (origin.kind === 'flag') {
    throw new UsageFailure(`${origin.where} takes ${reading.expected}`, { code: 'bad_setting' });
  }
  throw new ConfigurationFailure(
    `${formatValueSource(name, origin)} has to be ${reading.expected}`,
    {
      code: 'bad_setting',
    },
  );
};
