import { neverHidden } from '../../catalog/column-weights.ts';
import { formatSettingValue } from '../../config/files/shown-value.ts';
import { isSettingName, type Settings, settingNames } from '../../config/settings.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';
import type { Column, Item } from '../../output/document.ts';
import type { Writer } from '../../output/writer.ts';
import { createRedactor } from '../../platform/redact.ts';
import { createUnknownSetting } from './unknown-setting.ts';

const text = (value: unknown): string => (value === undefined ? '' : String(value));

/** Every setting that has a value, as rows with where each came from. */
const createRows = (settings: Settings): readonly Item[] => {
  // A URL may hold a password, however wrong that is.
  const redactor = createRedactor();
  return settingNames.flatMap((name): Item[] => {
    const resolved = settings.values[name];
    if (!resolved) return [];
    const { kind, where } = resolved.origin;
    const { value } = resolved;
    const safe = formatSettingValue(name, value);
    const shown = typeof safe === 'string' ? redactor.text(safe) : safe;
    return [{ setting: name, value: shown, origin: kind, where }];
  });
};

/** `config show`: the active settings; an object of values in JSON, with origins where asked. */
export const showSettings = async (writer: Writer, settings: Settings): Promise<void> => {
  const rows = createRows(settings);
  const item = Object.fromEntries(rows.map((row) => [text(row.setting), row.value]));
  await writer.document({
    shape: 'object',
    item,
    columns: Object.keys(item).map((key) => ({
      key,
      heading: key,
      kind: 'text',
      cell: () => text(item[key]),
    })),
  });
};

const createPlainColumn = (key: string): Column => ({
  key,
  heading: key,
  kind: 'text',
  cell: (row) => text(row[key]),
});

/** Writes one value: as a line of its own for a person and a shell, as an object for programs. */
const writeValue = (writer: Writer, key: string, value: unknown): Promise<void> =>
  writer.forPeople
    ? writer.text(text(value))
    : writer.document({
        shape: 'object',
        item: { [key]: value },
        columns: [createPlainColumn(key)],
      });

/**
 * `config get`: the active value of one setting, wherever it comes from. Throws a `UsageFailure`
 * on a word for no setting, a `TargetFailure` where it has no value.
 */
export const getSetting = async (
  writer: Writer,
  settings: Settings,
  name: string,
): Promise<void> => {
  if (!isSettingName(name)) throw createUnknownSetting(name);
  const row = createRows(settings).find(({ setting }) => setting === name);
  if (row) return writeValue(writer, name, row.value);
  throw new TargetFailure(`${name} is not set`, {
    code: 'not_set',
    hint: `set it with "imco config set ${name}"`,
  });
};

/** `config current`: the active profile. Throws a `TargetFailure` where none is. */
export const showCurrent = async (
  writer: Writer,
  { values, profiles }: Settings,
): Promise<void> => {
  const { profile } = values;
  if (profile) return writeValue(writer, 'profile', profile.value);
  throw new TargetFailure('no profile is in use', {
    code: 'no_profile',
    hint:
      profiles.length > 0
        ? `choose one with "imco config use": ${profiles.join(', ')}`
        : 'see "imco config show"; "imco login" makes a profile',
  });
};

/** `config show --origin`: each setting with where it came from. */
export const showOrigins = async (writer: Writer, settings: Settings): Promise<void> => {
  await writer.document({
    shape: 'list',
    items: createRows(settings),
    columns: ['setting', 'value', 'origin', 'where'].map((key) => ({
      key,
      heading: key,
      kind: 'text',
      cell: (row) => text(row[key]),
      // It is what was asked for.
      ...(key === 'origin' && { weight: neverHidden }),
    })),
  });
};

const readWord = ({ read, trusted }: Item): string => {
  if (read !== true) return 'no, it does not exist';
  if (trusted === undefined) return 'yes';
  return trusted ? 'yes, trusted' : 'yes, but for what needs trust';
};

/** `config path`: the files that were read, strongest first, and where the user's is or would be. */
export const showPaths = async (writer: Writer, settings: Settings): Promise<void> => {
  const read = settings.files.map(
    ({ path, kind, trust }): Item => ({
      kind,
      path,
      read: true,
      ...(trust && { trusted: trust === 'trusted' }),
    }),
  );
  const { files, userFile } = settings;
  const hasUser = files.some(({ kind }) => kind === 'user' || kind === 'file');
  // Where nothing was read either, that there is no home folder is the whole answer.
  const path = read.length === 0 ? (userFile ?? requireHomeFolder(undefined)) : userFile;
  const isShown = !hasUser && path !== undefined;
  const items = isShown ? [...read, { kind: 'user', path, read: false }] : read;
  await writer.document({
    shape: 'list',
    items,
    columns: [
      { key: 'kind', heading: 'kind', kind: 'text', cell: ({ kind }) => text(kind) },
      { key: 'path', heading: 'path', kind: 'id', cell: ({ path }) => text(path) },
      {
        key: 'read',
        heading: 'read',
        kind: 'text',
        cell: (row) => readWord(row),
      },
    ],
  });
};
