import {
  contentInPlaceOfPath,
  isExistingPath,
  repeatablePath,
  withoutKeys,
} from '../../lib/text/secret-content.ts';
import { type Resolved, type SettingName, settingOf } from '../settings.ts';
import { type Folders, pathFrom } from './read-value.ts';

/**
 * The path of a setting as messages and listings may repeat it; undefined where it may be the
 * secret itself. A passphrase looks like any word and may hold a slash, so of its file only a path
 * that exists is repeated.
 */
export const shownPath = (name: string, path: string): string | undefined => {
  if (name === 'passphrase-file') return isExistingPath(path) ? path : undefined;
  return repeatablePath(path, '') || undefined;
};

const notShown = '[not shown: there is no such file]';

/** The value of a setting as listings may repeat it. */
export const shownValue = (name: SettingName, value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  if (settingOf(name).kind !== 'path') return withoutKeys(value);
  return shownPath(name, value) ?? notShown;
};

/** The value of a setting as it stands in a file, as far as listings may repeat it. */
export const shownAsWritten = (name: SettingName, value: unknown, folders: Folders): unknown => {
  if (typeof value !== 'string' || settingOf(name).kind !== 'path') return shownValue(name, value);
  const path = pathFrom(value.trim(), folders);
  const isPath = contentInPlaceOfPath(value, path) === undefined;
  return isPath && shownPath(name, path) !== undefined ? value : notShown;
};

/** How messages name a file of the settings: the setting, the path and who named it. */
export const subjectOf = (name: string, { value, origin }: Resolved<string>): string => {
  const path = shownPath(name, value);
  if (path !== undefined) return `${name} ${path} (from ${origin.where})`;
  const role = origin.kind === 'flag' || origin.kind === 'environment' ? '' : ` as ${name}`;
  return `the file that ${origin.where} names${role}`;
};
