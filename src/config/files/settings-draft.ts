import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';

/** The names that lead to a value in a file, outermost first. */
export type KeyPath = readonly string[];

/** A settings file opened for changes; untouched parts keep their text. */
export interface SettingsDraft {
  /** The value at a path; undefined if there is none. */
  get(path: KeyPath): unknown;
  set(path: KeyPath, value: unknown): void;
  delete(path: KeyPath): void;
  /** Moves members of the outermost level, comments included. */
  move(names: readonly string[], into: KeyPath): void;
  /** The text of the changed file. */
  text(): string;
}

/** The failure for a file that contains something else in the place of settings. */
export const createUnchangeable = (file: string): ConfigurationFailure =>
  new ConfigurationFailure(`${file} cannot be changed: it does not contain settings`, {
    code: 'broken_file',
    hint: 'edit it with "imco config edit"',
  });

/** The own member at the end of a path; undefined if there is none. */
export const readMemberAt = (object: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>(
    (held, name) => (isJsonObject(held) && Object.hasOwn(held, name) ? held[name] : undefined),
    object,
  );

/** The indent of the first line that has one. */
export const readIndent = (content: string): number => /^( +)\S/m.exec(content)?.[1]?.length ?? 2;
