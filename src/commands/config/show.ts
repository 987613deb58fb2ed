import { neverHidden } from '../../catalog/columns/weights.ts';
import { formatSettingValue } from '../../config/files/shown-value.ts';
import { parseListSetting } from '../../config/list-settings.ts';
import { isSettingName, type Settings, settingNames } from '../../config/settings.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';
import type { Column, Item } from '../../output/document.ts';
import type { Writer } from '../../output/writer.ts';
import { createRedactor } from '../../platform/redact.ts';
import { normalizeSettingName } from './setting-spellings.ts';
import { createUnknownSetting } from './unknown-setting.ts';

const text = (value: unknown): string => (value === undefined ? '' : String(value));

/** Every setting that has a value, as rows with its origin. */
const createRows = (settings: Settings): readonly Item[] => {
  // A URL may contain a password, even though it should not.
  const redactor = createRedactor();
  const own = settingNames.flatMap((name): Item[] => {
    const resolved = settings.values[name];
    if (!resolved) return [];
    const { kind, where } = resolved.origin;
    const { value } = resolved;
    const safe = formatSettingValue(name, value);
    const shown = typeof safe === 'string' ? redactor.text(safe) : safe;
    return [{ setting: name, value: shown, origin: kind, where }];
  });
  const ofLists = [...settings.lists].map(([setting, { value, origin }]): Item => {
    const shown = typeof value === 'object' ? value.join(',') : value;
    return { setting, value: shown, origin: origin.kind, where: origin.where };
  });
  return [...own, ...ofLists.toSorted((a, b) => (text(a.setting) < text(b.setting) ? -1 : 1))];
};

/** `config show`: the active settings, in JSON as one object. */
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

/** Writes one value: as a plain line for people and shells, as an object for programs. */
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
 * on an unknown setting, a `TargetFailure` on a setting without a value.
 */
export const getSetting = async (
  writer: Writer,
  settings: Settings,
  word: string,
): Promise<void> => {
  const name = normalizeSettingName(word);
  if (!isSettingName(name) && !parseListSetting(name)) throw createUnknownSetting(name);
  const row = createRows(settings).find(({ setting }) => setting === name);
  if (row) return writeValue(writer, name, row.value);
  throw new TargetFailure(`${name} is not set`, {
    code: 'not_set',
    hint: `set it with "imco config set ${name} VALUE"`,
  });
};

/** `config show --origin`: each setting with its origin. */
export const showOrigins = async (writer: Writer, settings: Settings): Promise<void> => {
  await writer.document({
    shape: 'list',
    items: createRows(settings),
    columns: ['setting', 'value', 'origin', 'where'].map((key) => ({
      key,
      heading: key,
      kind: 'text',
      cell: (row) => text(row[key]),
      // --origin asks for this column.
      ...(key === 'origin' && { weight: neverHidden }),
    })),
  });
};

const readWord = ({ read, trusted }: Item): string => {
  if (read !== true) return 'no (does not exist)';
  if (trusted === undefined) return 'yes';
  return trusted ? 'yes, trusted' : 'yes, except settings that need trust';
};

/** `config path`: the files that were read, highest precedence first, and the path of the user's. */
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
  // Without any file, a missing home folder is the error to report.
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
