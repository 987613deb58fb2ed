import { type Command, Option } from 'commander';
import { flagAliasesFor, flagNameFor } from '../../catalog/flags.ts';
import type { Field, Fields } from '../../catalog/vocabulary.ts';
import { settingTable } from '../../config/setting-table.ts';
import { findSetting, type SettingName } from '../../config/settings.ts';
import type { GivenValue } from '../../operate/input/values.ts';
import { type FlagFacts, setFlagFacts } from './flag-facts.ts';
import { formatFlags, type OutputFlags } from './output-flags.ts';
import { combineGiven } from './repeated-flags.ts';

/** Flags every command takes, wherever they stand: those of the settings, and these. */
export interface CommonFlags
  extends OutputFlags,
    Readonly<Partial<Record<Exclude<SettingName, keyof OutputFlags>, string>>> {
  readonly quiet?: boolean;
  readonly debug?: boolean;
  readonly config?: string;
}

const colorChoices = settingTable.color.of;

const grouped = (heading: string, options: readonly Option[]): readonly Option[] =>
  options.map((option) => option.helpGroup(heading));

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z]+\b/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;

const placeholders: Partial<Record<SettingName, string>> = {
  profile: '<name>',
  domain: '<domain>',
  endpoint: '<url>',
  timeout: '<duration>',
  api: '<version>',
};

/** The flag of a setting, read as text: the configuration checks it like any other source. */
const settingOption = (name: SettingName): Option => {
  const { flag = `--${name}`, about, kind } = findSetting(name);
  if (kind === 'switch') return new Option(`${flag}`, lowerFirst(about));
  const usual = kind === 'path' ? '<file>' : kind === 'number' ? '<n>' : `<${name}>`;
  const option = new Option(`${flag} ${placeholders[name] ?? usual}`, lowerFirst(about));
  return setFlagFacts(option, { takesPath: kind === 'path' });
};

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

const commonOptions = (): readonly Option[] => [
  ...grouped('Output:', [
    ...formatFlags(),
    new Option('-q, --quiet', 'say nothing on stderr but failures'),
    new Option('--color <when>', 'colour: auto, always or never').choices(colorChoices),
    new Option('--no-color', 'no colour').hideHelp(),
    new Option('--debug', 'show requests and answers on stderr, secrets masked'),
  ]),
  ...grouped('Connection:', [
    setFlagFacts(new Option('--config <file>', 'configuration file, instead of those imco finds'), {
      takesPath: true,
    }),
    ...connectionSettings.map(settingOption),
  ]),
];

let withValue: ReadonlySet<string> | undefined;

/** Those of the flags every command takes that are followed by a value, in all their spellings. */
export const commonFlagsWithValue = (): ReadonlySet<string> => {
  withValue ??= new Set(
    commonOptions()
      .filter(({ required }) => required)
      .flatMap(({ long, short }) => [long ?? '', short ?? '']),
  );
  return withValue;
};

/** Gives a command the flags every command takes. */
export const addCommonFlags = (command: Command): Command => {
  for (const option of commonOptions()) command.addOption(option);
  return command;
};

/** Gives a command that only leads to others the same flags, unseen in its help. */
export const addHiddenCommonFlags = (command: Command): Command => {
  for (const option of commonOptions()) command.addOption(option.hideHelp());
  return command;
};

/** The flags a command was given, those of the commands above it included; the nearest win. */
export const readFlags = <T extends object>(command: Command): T => {
  const above = command.parent ? readFlags<T>(command.parent) : {};
  // The shape follows from the options that were added; commander only knows text keys.
  return { ...above, ...command.opts() } as T;
};

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  value,
];

const placeholder = (key: string, field: Field): string => {
  if (field.notation) return field.notation.form;
  switch (field.kind) {
    case 'ref':
    case 'refs':
      return '<name|id>';
    case 'integer':
    case 'number':
      return '<n>';
    case 'json':
      return field.secret ? '<file>' : '<json|@file>';
    case 'texts':
      return '<a,b>';
    default:
      if (field.secret) return '<file>';
      return field.long ? '<text|@file>' : `<${key.replaceAll('_', '-')}>`;
  }
};

/** Whether the flag of a field may be given several times. */
const isRepeatable = ({ kind, notation }: Field): boolean =>
  kind === 'refs' || kind === 'texts' || notation !== undefined;

const describe = (field: Field, needed: boolean): string => {
  const notes = [
    ...(needed ? ['required'] : []),
    ...(isRepeatable(field) ? ['repeatable'] : []),
    ...(field.notation ? ['@file for JSON or YAML'] : []),
    ...(field.secret ? ['- reads stdin'] : []),
    ...(field.unit ? [`in ${field.unit}`] : []),
    ...(field.unconfirmed
      ? [field.single ? 'only one is documented' : 'not documented as input']
      : []),
  ];
  const about = lowerFirst(field.about);
  return notes.length > 0 ? `${about} (${notes.join(', ')})` : about;
};

const optionFor = (flag: string, key: string, field: Field, about: string): Option => {
  if (field.kind === 'boolean') return new Option(`--${flag}`, about);
  const option = new Option(`--${flag} ${placeholder(key, field)}`, about);
  if (isRepeatable(field)) return option.argParser(collect);
  if (field.kind === 'choice' && field.values) return option.choices(field.values);
  return option;
};

/** Whether the flag of a field takes a path, or `@` and a path, as its help shows. */
const takesPath = ({ kind, notation, secret, long }: Field): boolean =>
  notation === undefined && (kind === 'json' || secret === true || long === true);

const factsOf = (field: Field, isRequired: boolean): FlagFacts => ({
  field,
  isRequired,
  ...(field.to !== undefined && { refersTo: field.to }),
  isRepeatable: isRepeatable(field),
  isList: field.kind === 'refs' || (field.kind === 'texts' && field.notation === undefined),
  takesPath: takesPath(field),
  // Some fields are cleared by it.
  acceptsEmpty: true,
});

/** Flags for fields, by the API's names, with the API's own spellings accepted as well. */
export interface FieldFlags {
  /** What the fields were given on the command line, by field name. */
  readonly given: () => Readonly<Record<string, GivenValue>>;
}

/** Gives a command a flag for each field. `needed` ones are marked in help, not enforced here. */
export const addFieldFlags = (
  command: Command,
  fields: Fields,
  needed: readonly string[],
): FieldFlags => {
  const names = new Map<string, string>();
  const add = (option: Option, key: string): void => {
    command.addOption(option.helpGroup('Fields:'));
    names.set(option.attributeName(), key);
  };
  for (const [key, field] of Object.entries(fields)) {
    const isRequired = needed.includes(key);
    const facts = factsOf(field, isRequired);
    const flag = flagNameFor(key, field);
    const option = optionFor(flag, key, field, describe(field, isRequired));
    add(setFlagFacts(option, facts), key);
    for (const other of flagAliasesFor(key, field)) {
      const spelling = optionFor(other, key, field, '').hideHelp();
      add(setFlagFacts(spelling, { ...facts, spellingOf: option }), key);
    }
    if (field.kind === 'boolean') add(new Option(`--no-${flag}`).hideHelp(), key);
  }
  return {
    given: () => {
      const given = new Map<string, GivenValue>();
      for (const [name, value] of Object.entries(command.opts<Record<string, GivenValue>>())) {
        const key = names.get(name);
        const field = key === undefined ? undefined : fields[key];
        if (key === undefined || !field) continue;
        const before = given.get(key);
        const whole =
          before === undefined ? value : combineGiven(flagNameFor(key, field), before, value);
        given.set(key, whole);
      }
      return Object.fromEntries(given);
    },
  };
};
