import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';

/** The names that lead to a value in a file, from the outside in. */
export type KeyPath = readonly string[];

/** A settings file while it is changed; what is not touched stays as it was written. */
export interface SettingsDraft {
  /** The value there; undefined where there is none. */
  get(path: KeyPath): unknown;
  set(path: KeyPath, value: unknown): void;
  delete(path: KeyPath): void;
  /** Moves members of the outermost level, comments included. */
  move(names: readonly string[], into: KeyPath): void;
  /** The file as it is to be. */
  text(): string;
}

/** The failure where a file holds something else where settings should be. */
export const createUnchangeable = (file: string): ConfigurationFailure =>
  new ConfigurationFailure(`${file} cannot be changed here: what is there holds no settings`, {
    code: 'broken_file',
    hint: 'change it with "imco config edit"',
  });

/** The own member at the end of a path in what was read; undefined without one. */
export const readMemberAt = (object: unknown, path: KeyPath): unknown =>
  path.reduce<unknown>(
    (held, name) => (isJsonObject(held) && Object.hasOwn(held, name) ? held[name] : undefined),
    object,
  );

/** The indent of the first line that has one. */
export const readIndent = (content: string): number => /^( +)\S/m.exec(content)?.[1]?.length ?? 2;
