import { type Command, Option } from 'commander';
import { settingTable } from '../../config/setting-table.ts';
import { findSetting, type SettingName } from '../../config/settings.ts';
import { isBlank } from '../../lib/text/blank.ts';
import { readFlagFacts, setFlagFacts } from './flag-facts.ts';
import { createFormatFlags, createQuietFlag, type OutputFlags } from './output-flags.ts';

/** Flags of every command, at any position: those of the settings, and these. */
export interface CommonFlags
  extends OutputFlags,
    Readonly<Partial<Record<Exclude<SettingName, keyof OutputFlags>, string>>> {
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly config?: string;
}

const colorChoices = settingTable.color.of;

const markCommon = (heading: string, options: readonly Option[]): readonly Option[] =>
  options.map((option) =>
    setFlagFacts(option.helpGroup(heading), { ...readFlagFacts(option), isCommon: true }),
  );

export const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]+\b/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;

const placeholders: Partial<Record<SettingName, string>> = {
  profile: '<name>',
  domain: '<domain>',
  endpoint: '<url>',
  timeout: '<duration>',
  api: '<version>',
};

/** What counts without a flag, where that is no value of the setting: an endpoint has its port. */
const usualValues: Partial<Record<SettingName, number>> = { port: 443 };

/** Limits a flag to these values. An empty one is refused as such, wherever it comes from. */
const addChoices = (option: Option, values: readonly string[]): void => {
  const { parseArg } = option.choices(values);
  option.argParser((text, before) => (isBlank(text) ? text : parseArg?.(text, before)));
};

/** The flag of a setting, read as a string: the configuration checks it like any other source. */
const createSettingOption = (name: SettingName): Option => {
  const setting = findSetting(name);
  const { flag = `--${name}`, about, kind, fallback = usualValues[name] } = setting;
  if (kind === 'switch') return new Option(`${flag}`, lowerFirst(about));
  const usual = kind === 'path' ? '<file>' : kind === 'number' ? '<n>' : `<${name}>`;
  const option = new Option(`${flag} ${placeholders[name] ?? usual}`, lowerFirst(about));
  if (setting.kind === 'choice') addChoices(option, setting.of);
  return setFlagFacts(option, {
    ...(kind === 'number' && { kind: 'integer' }),
    ...(kind === 'duration' && { kind }),
    takesPath: kind === 'path',
    ...(typeof fallback !== 'boolean' && fallback !== undefined && { fallback }),
  });
};

/** A switch by itself: `imco api` has an `--input` that it is not the opposite of. */
const createNoInputFlag = (): Option =>
  Object.assign(new Option('--no-input', 'never ask questions'), { negate: false });

const connectionSettings = [
  'profile',
  'domain',
  'endpoint',
  'port',
  'api',
  'ca',
  'cert',
  'key',
  'passphrase-file',
  'system-ca',
  'timeout',
  'concurrency',
] as const;

/** The flags of every command, in groups; those that help does not show among them. */
export const createCommonOptions = (): readonly Option[] => [
  ...markCommon('Output', [
    ...createFormatFlags(),
    createQuietFlag(),
    createNoInputFlag(),
    setFlagFacts(new Option('--color <when>', 'when to use colour').choices(colorChoices), {
      fallback: settingTable.color.fallback,
    }),
    new Option('--no-color', 'no colour').hideHelp(),
    new Option('--debug', 'show requests and responses on stderr, secrets masked'),
  ]),
  ...markCommon('Connection', [
    setFlagFacts(
      new Option('--config <file>', 'configuration file, instead of the default files'),
      {
        takesPath: true,
      },
    ),
    ...connectionSettings.map(createSettingOption),
  ]),
];

let withValue: ReadonlySet<string> | undefined;

/** The common flags that take a value, in all their spellings. */
export const listFlagsWithValue = (): ReadonlySet<string> => {
  withValue ??= new Set(
    createCommonOptions()
      .filter(({ required }) => required)
      .flatMap(({ long, short }) => [long ?? '', short ?? '']),
  );
  return withValue;
};

/** Adds the flags of every command. */
export const addCommonFlags = (command: Command): Command => {
  for (const option of createCommonOptions()) command.addOption(option);
  return command;
};

/** Adds the same flags to a group of commands, hidden in its help. */
export const addHiddenCommonFlags = (command: Command): Command => {
  for (const option of createCommonOptions()) command.addOption(option.hideHelp());
  return command;
};

/** The flags given to a command and its parents; those of the command win. */
export const readFlags = <T extends object>(command: Command): T => {
  const above = command.parent ? readFlags<T>(command.parent) : {};
  // The shape follows from the options that were added; commander only knows string keys.
  return { ...above, ...command.opts() } as T;
};
