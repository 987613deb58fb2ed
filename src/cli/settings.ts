import type { LoadOptions } from '../config/files/layers.ts';
import { findSetting, type SettingName, type Settings, settingNames } from '../config/settings.ts';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import type { Terminal } from '../lib/terminal.ts';
import { isForPeople, listFormatNames } from '../output/formats/formats.ts';
import type { Query } from '../output/query.ts';
import { withColorLevel } from '../output/terminal/terminal.ts';
import type { CommonFlags } from './flags/flags.ts';
import { checkOutputFlags, isExactOutput } from './flags/output-flags.ts';
import type { RunContext } from './run-context.ts';

/** The attribute commander keeps a flag under: `system-ca` as `systemCa`. */
const attributeOf = (name: SettingName): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The flags that are settings, as text. */
const settingFlags = (flags: CommonFlags): Partial<Record<SettingName, string>> => {
  const given = new Map<string, unknown>(Object.entries(flags));
  return Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = given.get(attributeOf(name));
      // `--no-color` is none of the settings; a switch that is off is.
      const isNone = value === false && findSetting(name).kind !== 'switch';
      if (value === undefined || isNone) return [];
      return [[name, String(value)]];
    }),
  );
};

/**
 * Whether only failures are told. With a machine format a program may read stderr too: what is
 * meant for people is left out where no person watches, so that a failure stands there alone.
 */
export const isQuiet = ({ host }: RunContext, flags: CommonFlags, format: string): boolean =>
  flags.quiet === true || (!isForPeople(format) && !host.terminal.err.isTerminal);

/** The query asked for; what reads it is loaded only then. */
const queryIn = async ({ query }: CommonFlags): Promise<Query | undefined> =>
  query === undefined ? undefined : (await import('../output/query.ts')).readQuery(query);

/** Whether a query is asked for without a format. */
const isByQuery = (
  { host }: RunContext,
  { query, output }: Pick<CommonFlags, 'query' | 'output'>,
): boolean => query !== undefined && output === undefined && !host.env.IMCO_OUTPUT;

/** What settings are loaded with, for the flags of a command. */
export const readLoadOptions = (
  { host, notices }: RunContext,
  flags: CommonFlags,
): LoadOptions => ({
  cwd: host.cwd,
  home: host.home,
  env: host.env,
  flags: settingFlags(flags),
  ...(flags.config !== undefined && { config: flags.config }),
  signal: host.signal,
  // Told when the format is known: with a machine format stderr is not for people.
  notice: (line) => notices.push(line),
});

/** The same as `loadFor`, with what the settings have to say left to be told. */
const loadUntold = async (context: RunContext, flags: CommonFlags): Promise<Settings> => {
  const { host } = context;
  context.writer = context.openWriter(host.terminal, {
    format: context.writer.format,
    quiet: isQuiet(context, flags, context.writer.format),
    isByQuery: isByQuery(context, flags),
  });
  const { loadSettings, readFiles } = await import('../config/load.ts');
  const options = readLoadOptions(context, flags);
  const files = readFiles(options);
  context.files = files;
  const settings = await loadSettings(options, files);
  const { output } = settings.values;
  if (output && !listFormatNames.includes(output.value) && output.origin.kind !== 'flag') {
    throw new ConfigurationFailure(
      `output ${output.value} (from ${output.origin.where}) is no format`,
      { code: 'unknown_format', hint: `use one of ${listFormatNames.join(', ')}` },
    );
  }
  // What a query makes is JSON first of all: its shape is known when it is there.
  const format = output?.value ?? (flags.query === undefined ? 'table' : 'json');
  const quiet = isQuiet(context, flags, format);
  const terminal = terminalFor(context, settings);
  const asked = { format, quiet, isByQuery: flags.query !== undefined && !output };
  // A flag that is wrong is told in the format asked for.
  context.writer = context.openWriter(terminal, asked);
  checkOutputFlags(flags, format);
  context.writer = context.openWriter(terminal, {
    ...asked,
    query: await queryIn(flags),
    headings: flags.headers !== false,
    disarmed: flags.csvSafe === true,
    exact: isExactOutput(flags),
  });
  return settings;
};

/** Loads the settings for the flags of a command and opens the writer they ask for. */
export const loadRunSettings = async (
  context: RunContext,
  flags: CommonFlags,
): Promise<Settings> => {
  const settings = await loadUntold(context, flags);
  for (const line of context.notices) context.writer.note(`notice: ${line}`);
  if (flags.debug && context.writer.reportsAsText) {
    context.host.warnings?.onEach((line) => context.writer.warn(`runtime: ${line}`));
  }
  return settings;
};

/** The terminal with the colour the configuration asks for, unless a flag has decided. */
const terminalFor = ({ host }: RunContext, settings: Settings): Terminal => {
  const { color } = settings.values;
  if (color.origin.kind === 'flag' || color.value === 'auto') return host.terminal;
  return withColorLevel(host.terminal, color.value === 'always' ? 'always' : 'never', host.env);
};

/**
 * Opens the writer that the settings ask for, and where they are wrong the one that flags and the
 * environment do: the command is there to mend them, and what they have to say is no news.
 */
export const openRunWriter = async (context: RunContext, flags: CommonFlags): Promise<void> => {
  const format = flags.output ?? context.writer.format;
  try {
    await loadUntold(context, flags);
  } catch (failure) {
    if (!(failure instanceof ConfigurationFailure)) throw failure;
    context.writer = context.openWriter(context.host.terminal, {
      format,
      quiet: isQuiet(context, flags, format),
      isByQuery: isByQuery(context, flags),
      query: await queryIn(flags),
    });
  }
};
