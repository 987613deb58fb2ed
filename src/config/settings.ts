import { type Setting, settingTable } from './setting-table.ts';

export type SettingName = keyof typeof settingTable;

/** The names in the order of the table. */
// `Object.keys` returns strings; the keys of this table are known.
export const settingNames = Object.keys(settingTable) as readonly SettingName[];

/** The entry of a setting in the table. */
export const findSetting = (name: SettingName): Setting => settingTable[name];

export const isSettingName = (name: string): name is SettingName =>
  Object.hasOwn(settingTable, name);

type Held = { readonly text: string; readonly path: string } & {
  readonly duration: string;
  readonly number: number;
  readonly switch: boolean;
};

/** The type of the value of a setting. */
export type SettingValue<N extends SettingName> = (typeof settingTable)[N] extends {
  readonly of: readonly (infer V)[];
}
  ? V
  : Held[Exclude<(typeof settingTable)[N]['kind'], 'choice'>];

/** Where a value comes from, strongest first; `file` is the one named with --config. */
export interface Origin {
  readonly kind: 'flag' | 'environment' | 'file' | 'project' | 'user' | 'default';
  /** The flag, the variable or the path of the file; `default` for a default. */
  readonly where: string;
}

/** Where the name of the only settings file comes from. */
export const readConfigOrigin = (flag: string | undefined): Origin =>
  flag ? { kind: 'flag', where: '--config' } : { kind: 'environment', where: 'IMCO_CONFIG' };

export interface ResolvedSetting<T> {
  readonly value: T;
  readonly origin: Origin;
}

type WithFallback = {
  [N in SettingName]: (typeof settingTable)[N] extends { readonly fallback: unknown } ? N : never;
}[SettingName];

/** The resolved settings; those with a fallback always have a value. */
export type SettingValues = { readonly [N in SettingName]?: ResolvedSetting<SettingValue<N>> } & {
  readonly [N in WithFallback]: ResolvedSetting<SettingValue<N>>;
};

/** The value of a setting for lists: words for columns, a text for the order, on or off for times. */
export type ListSettingValue = readonly string[] | string | boolean;

/** Whether the user trusts a project file. */
export type Trust = 'trusted' | 'changed' | 'unknown';

/** A file that was read. */
export interface SettingsFile {
  readonly path: string;
  readonly kind: 'file' | 'project' | 'user';
  /** For a project's file: whether its content is trusted. */
  readonly trust?: Trust;
  /** The file that has changed since it was trusted: itself, or one that it names. */
  readonly changed?: string;
  /** Settings in it that are ignored because it is not trusted. */
  readonly ignored?: readonly string[];
}

/** All settings of a run. */
export interface Settings {
  readonly values: SettingValues;
  /** The settings for the lists of resources, such as `columns.servers`, by name. */
  readonly lists: ReadonlyMap<string, ResolvedSetting<ListSettingValue>>;
  /** The files that were read, strongest first. */
  readonly files: readonly SettingsFile[];
  /** Names of the profiles in these files. */
  readonly profiles: readonly string[];
  /** Names of the aliases in the user's files, if any. */
  readonly aliases?: readonly string[];
  /** The user's file, or where it would be created; undefined if there is no folder for it. */
  readonly userFile: string | undefined;
}
