import type { LoadOptions } from '../config/files/layers.ts';
import type { ReadFiles } from '../config/load.ts';
import { findSetting, type SettingName, type Settings, settingNames } from '../config/settings.ts';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import type { Terminal } from '../lib/terminal.ts';
import { defaultFormat, formatNames, isForPeople } from '../output/formats/formats.ts';
import type { Query } from '../output/query.ts';
import { withColorLevel } from '../output/terminal/terminal.ts';
import type { WriterOptions } from '../output/writer.ts';
import type { CommonFlags } from './flags/flags.ts';
import { checkOutputFlags, isExactOutput } from './flags/output-flags.ts';
import type { RunContext } from './run-context.ts';

/** The attribute commander keeps a flag under: `system-ca` as `systemCa`. */
const toAttribute = (name: SettingName): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The flags that are settings, as text. */
const selectSettingFlags = (flags: CommonFlags): Partial<Record<SettingName, string>> => {
  const given = new Map<string, unknown>(Object.entries(flags));
  return Object.fromEntries(
    settingNames.flatMap((name) => {
      const value = given.get(toAttribute(name));
      // `--no-color` is not a setting; a switch that is off is.
      const isNone = value === false && findSetting(name).kind !== 'switch';
      if (value === undefined || isNone) return [];
      return [[name, String(value)]];
    }),
  );
};

/**
 * Whether stderr is for programs: with a machine format, if it is not a terminal. Messages for people
 * are left out, so that failures and warnings about values are its only content.
 */
const isForProgram = ({ host }: RunContext, format: string): boolean =>
  !isForPeople(format) && !host.terminal.err.isTerminal;

/** Whether only failures are reported: with --quiet, or if stderr is for programs. */
export const isQuiet = (context: RunContext, flags: CommonFlags, format: string): boolean =>
  flags.quiet === true || isForProgram(context, format);

/** Holds warnings for the end of the run where stderr is for programs. */
const holdWarnings = (
  context: RunContext,
  flags: CommonFlags,
  format: string,
): Pick<WriterOptions, 'holdWarning'> =>
  flags.quiet === true || !isForProgram(context, format)
    ? {}
    : { holdWarning: (text) => void context.warnings.push(text) };

/** The query of --query; its parser is only loaded if needed. */
const loadQuery = async ({ query }: CommonFlags): Promise<Query | undefined> =>
  query === undefined ? undefined : (await import('../output/query.ts')).readQuery(query);

/** The query of --query, after a check that the output flags can be combined. */
const readCheckedQuery = async (flags: CommonFlags, format: string): Promise<Query | undefined> => {
  checkOutputFlags(flags, format);
  return loadQuery(flags);
};

/** What settings are loaded with, for the flags of a command. */
export const readLoadOptions = (
  { host, notices }: RunContext,
  flags: CommonFlags,
): LoadOptions => ({
  cwd: host.cwd,
  home: host.home,
  env: host.env,
  platform: host.platform,
  flags: selectSettingFlags(flags),
  ...(flags.config !== undefined && { config: flags.config }),
  signal: host.signal,
  // Reported once the format is known: with a machine format stderr is not for people.
  notice: (line) => notices.push(line),
});

/** Decides how a run writes, by its settings. Throws a `UsageFailure` on flags that are wrong. */
const setRunOutput = async (
  context: RunContext,
  flags: CommonFlags,
  settings: Settings,
): Promise<void> => {
  const { output } = settings.values;
  if (output && !formatNames.includes(output.value) && output.origin.kind !== 'flag') {
    throw new ConfigurationFailure(
      `output: "${output.value}" is not a valid format (from ${output.origin.where})`,
      { code: 'unknown_format', hint: `allowed values: ${formatNames.join(', ')}` },
    );
  }
  // The result of a query is JSON by default, since its shape is not known in advance.
  const format = output?.value ?? (flags.query === undefined ? defaultFormat : 'json');
  const terminal = chooseTerminal(context, settings);
  const asked = {
    format,
    quiet: isQuiet(context, flags, format),
    ...holdWarnings(context, flags, format),
    isByQuery: flags.query !== undefined && !output,
  };
  const refuse = (failure: unknown): never => {
    // A wrong flag is reported in the requested format.
    context.setOutput(asked, terminal);
    throw failure;
  };
  const query = await readCheckedQuery(flags, format).catch(refuse);
  context.setOutput(
    {
      ...asked,
      query,
      headings: flags.headers !== false,
      disarmed: flags.csvSafe === true,
      exact: isExactOutput(flags),
    },
    terminal,
  );
};

/** Reports an alias that does not count, because a command of imco has its name. */
const reportHiddenAlias = ({ notices, typed }: RunContext, { aliases }: Settings): void => {
  const { word } = typed;
  if (word === undefined || !aliases?.includes(word)) return;
  notices.push(`alias "${word}" ignored: imco has a command of that name; see "imco alias list"`);
};

/** Loads the settings and decides how the run writes; the caller reports their notices. */
const loadUnreported = async (
  context: RunContext,
  flags: CommonFlags,
  read?: ReadFiles,
): Promise<Settings> => {
  const { loadSettings } = await import('../config/load.ts');
  const settings = await loadSettings(readLoadOptions(context, flags), read);
  reportHiddenAlias(context, settings);
  await setRunOutput(context, flags, settings);
  return settings;
};

/**
 * Loads the settings for the flags of a command and decides how the run writes. `read` are their
 * files, if they have already been read.
 */
export const loadRunSettings = async (
  context: RunContext,
  flags: CommonFlags,
  read?: ReadFiles,
): Promise<Settings> => {
  const settings = await loadUnreported(context, flags, read);
  for (const line of context.notices) context.writer.note(`notice: ${line}`);
  if (flags.debug && context.writer.reportsAsText) {
    context.host.warnings?.onEach((line) => context.writer.warn(`runtime: ${line}`));
  }
  return settings;
};

/** The terminal with the colour the configuration asks for, unless a flag has decided. */
const chooseTerminal = ({ host, line }: RunContext, settings: Settings): Terminal => {
  const { color } = settings.values;
  // `--no-color` is not a setting.
  if (line.color !== undefined || color.origin.kind === 'flag' || color.value === 'auto')
    return host.terminal;
  return withColorLevel(host.terminal, color.value === 'always' ? 'always' : 'never', host.env);
};

/**
 * Decides how a run writes by the settings, or by flags and the environment if the settings are wrong:
 * such a command repairs them, so their notices are not reported.
 */
export const setOutputAnyway = async (context: RunContext, flags: CommonFlags): Promise<void> => {
  try {
    await loadUnreported(context, flags);
  } catch (failure) {
    if (!(failure instanceof ConfigurationFailure)) throw failure;
    const { lineOutput } = context;
    const quiet = isQuiet(context, flags, lineOutput.format);
    context.setOutput({ ...lineOutput, quiet, query: await loadQuery(flags) });
  }
};
