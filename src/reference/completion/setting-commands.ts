/** What completion offers behind `config set`: the settings, and the values of each. */
import { findResource } from '../../catalog/index.ts';
import { findListVerb } from '../../catalog/paths.ts';
import {
  type ListSetting,
  listListSettings,
  listSettingTable,
  parseListSetting,
} from '../../config/list-settings.ts';
import { findSetting, type SettingName, settingNames } from '../../config/settings.ts';
import { formatNames } from '../../output/formats/formats.ts';
import type { ArgumentKind, CompletionCommand, CompletionField } from '../../shell/tree.ts';
import { listCompletionFields } from './completion-fields.ts';
import { fileArgument, noArgument, profileArgument } from './completion-values.ts';

const switchArgument: ArgumentKind = { kind: 'words', words: ['true', 'false'] };

/** The kind of a setting's value. */
const findSettingValue = (name: SettingName): ArgumentKind => {
  const setting = findSetting(name);
  if (name === 'profile') return profileArgument;
  if (name === 'output') return { kind: 'words', words: formatNames };
  switch (setting.kind) {
    case 'choice':
      return { kind: 'words', words: setting.of };
    case 'switch':
      return switchArgument;
    default:
      return setting.kind === 'path' ? fileArgument : noArgument;
  }
};

const fields: ArgumentKind = { kind: 'fields' };

/** The kind of the value of each setting for lists. */
const listSettingValues = {
  columns: { kind: 'several', of: { kind: 'marked', by: '+', of: fields } },
  sort: { kind: 'marked', by: '-', of: fields },
  relative: switchArgument,
} as const satisfies Readonly<Record<ListSetting['kind'], ArgumentKind>>;

/** The fields of the list that a setting is for. */
const findListFields = ({ kind, noun }: ListSetting): readonly CompletionField[] => {
  const resource = findResource(noun);
  const verb = findListVerb(resource);
  if (kind === 'relative' || !verb) return [];
  return listCompletionFields({ resource, verb, name: 'list' });
};

/** A setting as a command, as what follows depends on it. */
interface SettingCommand {
  readonly name: string;
  readonly about: string;
  readonly value: ArgumentKind;
  readonly fields: readonly CompletionField[];
}

const listSettingCommands = (): readonly SettingCommand[] => [
  ...settingNames.map((name) => ({
    name,
    about: findSetting(name).about,
    value: findSettingValue(name),
    fields: [],
  })),
  ...[...listListSettings('columns'), ...listListSettings('sort')].flatMap(
    (name): SettingCommand[] => {
      const setting = parseListSetting(name);
      if (!setting) return [];
      const { kind } = setting;
      const value = listSettingValues[kind];
      return [{ name, about: listSettingTable[kind], value, fields: findListFields(setting) }];
    },
  ),
];

/** `config set` with its settings as commands. */
export const withSettingValues = (command: CompletionCommand): CompletionCommand => ({
  ...command,
  words: [],
  commands: listSettingCommands().map(({ name, about, value, fields: held }) => ({
    ...command,
    path: `${command.path} ${name}`,
    name,
    aliases: [],
    about,
    words: [value],
    fields: held,
  })),
});
