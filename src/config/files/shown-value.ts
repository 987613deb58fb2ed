import { hideKeys } from '../../lib/text/hide-secrets.ts';
import {
  describeContentGivenAsPath,
  hideSuspectPath,
  isExistingPath,
} from '../../lib/text/secret-content.ts';
import { findSetting, type ResolvedSetting, type SettingName } from '../settings.ts';
import { resolvePath, type ValueFolders } from './read-value.ts';

/**
 * The path of a setting as messages and listings can repeat it; undefined if it may be the secret
 * itself. A passphrase looks like any word and may contain a slash, so a passphrase-file is
 * repeated only if it exists.
 */
export const formatPath = (name: string, path: string): string | undefined => {
  if (name === 'passphrase-file') return isExistingPath(path) ? path : undefined;
  return hideSuspectPath(path, '') || undefined;
};

const notShown = '[not shown: no such file]';

/** The value of a setting as listings can repeat it. */
export const formatSettingValue = (name: SettingName, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (findSetting(name).kind !== 'path') return hideKeys(value);
  return formatPath(name, value) ?? notShown;
};

/** The value of a setting as written in a file, as listings can repeat it. */
export const formatAsWritten = (
  name: SettingName,
  value: unknown,
  folders: ValueFolders,
): unknown => {
  if (typeof value !== 'string' || findSetting(name).kind !== 'path')
    return formatSettingValue(name, value);
  const path = resolvePath(value.trim(), folders);
  const isPath = describeContentGivenAsPath(value, path) === undefined;
  return isPath && formatPath(name, path) !== undefined ? value : notShown;
};

/** How messages name a file of the settings: setting, path and origin. */
export const formatSubject = (name: string, { value, origin }: ResolvedSetting<string>): string => {
  const path = formatPath(name, value);
  if (path !== undefined) return `${name} ${path} (from ${origin.where})`;
  const role = origin.kind === 'flag' || origin.kind === 'environment' ? '' : ` as ${name}`;
  return `the file given in ${origin.where}${role}`;
};
