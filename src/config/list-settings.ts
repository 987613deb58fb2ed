/** Settings for the lists of one resource: `columns.servers`, `sort.servers`, `relative.servers`. */
import { findNounByWord, formatNounWord, nounWords } from '../catalog/vocabulary/noun-words.ts';
import type { Noun } from '../catalog/vocabulary/nouns.ts';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import { readSwitch } from './files/read-value.ts';
import type { ListSettingValue, Origin } from './settings.ts';

/** What can be set for the lists of a resource, with a line for help. */
export const listSettingTable = {
  columns: 'Columns of its tables, as with --columns: name,state or +id',
  sort: 'Order of its tables, as with --sort: name or -name',
  relative: 'Times in its tables as with --relative: true or false',
} as const;

export type ListSettingKind = keyof typeof listSettingTable;

/** The name of such a setting; the resource is in the form of `formatNounWord`. */
export type ListSettingName = `${ListSettingKind}.${string}`;

/** The parts of such a name. */
export interface ListSetting {
  readonly name: ListSettingName;
  readonly kind: ListSettingKind;
  readonly noun: Noun;
}

// `Object.keys` returns strings; the keys of this table are known.
const kinds = Object.keys(listSettingTable) as readonly ListSettingKind[];

/** The name of the setting for a resource. */
export const formatListSetting = (kind: ListSettingKind, noun: string): ListSettingName =>
  `${kind}.${formatNounWord(noun)}`;

/** Reads a name such as `columns.servers`, also in another spelling of the resource. */
export const parseListSetting = (name: string): ListSetting | undefined => {
  const kind = kinds.find((one) => name.startsWith(`${one}.`));
  const noun = kind && findNounByWord(name.slice(kind.length + 1));
  return kind && noun !== undefined
    ? { name: formatListSetting(kind, noun), kind, noun }
    : undefined;
};

/** The names of one kind, or of all kinds. */
export const listListSettings = (kind?: string): readonly ListSettingName[] =>
  kinds
    .filter((one) => kind === undefined || one === kind)
    .flatMap((one) => nounWords.map((word): ListSettingName => `${one}.${word}`));

/** The valid names that a wrong one may have been meant for: those of its kind. */
export const listSettingsLike = (name: string): readonly ListSettingName[] =>
  kinds.some((kind) => name.startsWith(`${kind}.`)) ? listListSettings(name.split('.')[0]) : [];

const expectations: Readonly<Record<ListSettingKind, string>> = {
  columns: 'field names such as name,state or +id',
  sort: 'a field name such as name or -name',
  relative: 'true or false',
};

const readColumns = (raw: unknown): readonly string[] | undefined => {
  const words: unknown = typeof raw === 'string' ? raw.split(',') : raw;
  if (!Array.isArray(words)) return undefined;
  const texts = words.filter((word): word is string => typeof word === 'string');
  const isValid = texts.length === words.length && texts.every((word) => word.trim() !== '');
  return isValid && texts.length > 0 ? texts.map((word) => word.trim()) : undefined;
};

/** The value of a setting for lists; undefined if it is not valid. */
export const readListValue = (
  { kind }: ListSetting,
  raw: unknown,
): ListSettingValue | undefined => {
  switch (kind) {
    case 'columns':
      return readColumns(raw);
    case 'sort':
      return typeof raw === 'string' && raw.trim() !== '' ? raw.trim() : undefined;
    case 'relative':
      return readSwitch(raw);
  }
};

/** What a setting for lists expects, for messages. */
export const describeListValue = ({ kind }: ListSetting): string => expectations[kind];

/** The value of a setting for lists in a file. Throws a `ConfigurationFailure` if it is not valid. */
export const readListValueInFile = (
  setting: ListSetting,
  raw: unknown,
  { where }: Origin,
): ListSettingValue => {
  const value = readListValue(setting, raw);
  if (value !== undefined) return value;
  throw new ConfigurationFailure(
    `${setting.name} in ${where}: expected ${describeListValue(setting)}`,
    { code: 'bad_setting' },
  );
};
