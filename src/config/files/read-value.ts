import { resolve } from 'node:path';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import { contentForPathHint, describeContentGivenAsPath } from '../../lib/text/secret-content.ts';
import { durationFormat, parseDuration } from '../../lib/time/duration.ts';
import { findSetting, type Origin, type SettingName } from '../settings.ts';

/** Folders that paths are resolved against. */
export interface ValueFolders {
  /** The base of relative paths; undefined if that folder was deleted. */
  readonly base: string | undefined;
  readonly home: string | undefined;
}

/**
 * Resolves to an absolute path; `~` and `~/...` are in the home folder. Throws a
 * `ConfigurationFailure` if the base folder does not exist.
 */
export const resolvePath = (given: string, { base, home }: ValueFolders): string => {
  if (/^~(?=$|[/\\])/.test(given)) return resolve(requireHomeFolder(home), `.${given.slice(1)}`);
  return resolveInFolder(base, given);
};

/** The failure for file content given as a path; the content is not repeated. */
const createContentRefusal = (subject: string, content: string, { kind }: Origin) =>
  new (kind === 'flag' ? UsageFailure : ConfigurationFailure)(
    `${subject} expects a file path, but got ${content}`,
    { code: 'content_for_path', hint: contentForPathHint },
  );

/** How messages name where a value comes from. */
const formatValueSource = (name: string, { kind, where }: Origin): string =>
  kind === 'flag' || kind === 'environment' ? where : `${name} in ${where}`;

/**
 * Resolves the path that was given as `name`. Throws a `UsageFailure` (for a flag) or a
 * `ConfigurationFailure` if it is a key, certificate or token instead of the path of a file.
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

/** Reads a value as a switch; undefined if it is neither on nor off. */
export const readSwitch = (raw: unknown): boolean | undefined =>
  typeof raw === 'boolean' ? raw : switches[String(raw).trim().toLowerCase()];

const parseWholeNumber = (raw: unknown): number =>
  typeof raw === 'string' && /^\d+$/.test(raw.trim()) ? Number(raw) : Number.NaN;

/** A valid value, or a description of what was expected. */
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
      return typeof raw === 'string' && raw.trim()
        ? { value: raw.trim() }
        : { expected: 'a string' };
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
      // v4 is as near to v2 as to v3.
      const [near, ...others] = typeof raw === 'string' ? findNearest(raw, of) : [];
      const guess = near === undefined || others.length > 0 ? '' : ` (did you mean ${near}?)`;
      return { expected: `one of ${of.join(', ')}${guess}` };
    }
  }
};

/**
 * Reads the value of a setting from a file, the environment or a flag. Throws a `UsageFailure` for
 * a flag and otherwise a `ConfigurationFailure`; the value is not repeated in it.
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
    throw new UsageFailure(`${origin.where}: expected ${reading.expected}`, {
      code: 'bad_setting',
    });
  }
  throw new ConfigurationFailure(
    `${formatValueSource(name, origin)}: expected ${reading.expected}`,
    {
      code: 'bad_setting',
    },
  );
};
