import { type Command, Option } from 'commander';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { splitList } from '../../lib/text/list-words.ts';
import type { RowOptions } from '../../operate/rows/row-options.ts';
import {
  defaultFormat,
  type FormatFlag,
  findFormat,
  formatNames,
  formatsWithFlag,
} from '../../output/formats/formats.ts';
import { setFlagFacts } from './flag-facts.ts';
import { appendValue, createCountFlag } from './flag-values.ts';

/** Flags for output; all optional. */
export interface OutputFlags {
  readonly output?: string;
  readonly query?: string;
  /** False with `--no-headers`. */
  readonly headers?: boolean;
  readonly csvSafe?: boolean;
  readonly columns?: readonly string[];
  readonly sort?: string;
  readonly filter?: readonly string[];
  readonly limit?: number;
  readonly raw?: boolean;
  readonly relative?: boolean;
  readonly expand?: boolean;
}

const joinFormatsWith = (flag: FormatFlag): string => joinWords(formatsWithFlag(flag), 'and');

/** `-o`: the format of the answer. */
export const createFormatFlag = (): Option =>
  setFlagFacts(new Option('-o, --output <format>', 'output format').choices(formatNames), {
    fallback: defaultFormat,
  });

/** `-q`: progress and notices are left out. */
export const createQuietFlag = (): Option =>
  new Option('-q, --quiet', 'print only errors on stderr');

/** The output flags of every command. */
export const createFormatFlags = (): readonly Option[] => [
  createFormatFlag(),
  new Option('--query <jmespath>', 'filter the JSON with a JMESPath expression'),
  // Its opposite first: otherwise commander would set it by default.
  new Option('--headers').hideHelp(),
  new Option('--no-headers', 'omit column headers'),
  new Option(
    '--csv-safe',
    `with ${joinFormatsWith('--csv-safe')}, prefix spreadsheet formulas with '`,
  ),
];

const addColumnWords = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...splitList('--columns', text),
];

/** The flags for the fields of rows, and the form of their times. */
const createFieldOptions = (): readonly Option[] => [
  setFlagFacts(
    new Option(
      '--columns <a,b>',
      'show only these fields; +a,b adds to the default columns',
    ).argParser(addColumnWords),
    { isRepeatable: true, isList: true },
  ),
  new Option(
    '--relative',
    'show times as ages, such as 3h ago, as on a terminal; --no-relative shows local times',
  ),
  new Option('--no-relative', 'local times').hideHelp(),
];

const createItemOptions = (): readonly Option[] => [
  ...createFieldOptions(),
  new Option(
    '--raw',
    `print the response as received; with ${joinFormatsWith('--raw')}, values without escapes`,
  ),
];

const createArrangeOptions = (): readonly Option[] => [
  setFlagFacts(new Option('--sort <a,-b>', 'sort by these fields; - before one for descending'), {
    isList: true,
  }),
  setFlagFacts(
    new Option(
      '--filter <a=b>',
      'show only matching rows: a=b*, a=b|c, a!=b, a>=5, a~regex (repeatable; see "imco help filters")',
    ).argParser(appendValue),
    { isRepeatable: true },
  ),
  createCountFlag('--limit <n>', 'stop after n results'),
];

const addAll = (command: Command, options: readonly Option[]): void => {
  for (const option of options) command.addOption(option);
};

/** Adds the output flags of a command that shows one row. */
export const addItemFlags = (command: Command): void => addAll(command, createItemOptions());

/** Adds the output flags of a command that compares rows. */
export const addFieldSelectionFlags = (command: Command): void =>
  addAll(command, createFieldOptions());

/** The output flags of a command that lists rows. */
export const createListOptions = (): readonly Option[] => [
  ...createArrangeOptions(),
  ...createItemOptions(),
];

/** Adds the output flags of a command that lists rows. */
export const addListFlags = (command: Command): void => addAll(command, createListOptions());

/** Whether `--raw` means unescaped values in a format, not the entire response. */
export const isExactOutput = ({ raw, output }: OutputFlags): boolean =>
  raw === true && output !== undefined && findFormat(output).flags.includes('--raw');

/** How rows are shown; `relative` combines flags and environment. */
export const readRowOptions = (
  flags: OutputFlags,
  { relative, defaultsOf }: Pick<RowOptions, 'relative' | 'defaultsOf'>,
): RowOptions => ({
  columns: flags.columns,
  sort: flags.sort,
  filters: flags.filter ?? [],
  limit: flags.limit,
  raw: (flags.raw ?? false) && !isExactOutput(flags),
  relative,
  defaultsOf,
  expand: flags.expand ?? false,
});

const createExclusion = (flag: string, other: string, hint?: string): UsageFailure =>
  new UsageFailure(`${flag} and ${other} cannot be combined`, {
    code: 'contradiction',
    ...(hint !== undefined && { hint }),
  });

const createUnfitFailure = (flag: FormatFlag, format: string): UsageFailure =>
  new UsageFailure(`${flag} cannot be used with -o ${format}`, {
    code: 'contradiction',
    hint: `${flag} works with ${formatsWithFlag(flag).join(', ')}`,
  });

/** Given flags that do not work with every format. */
const listFormatFlags = (flags: OutputFlags): readonly FormatFlag[] => [
  ...(flags.query === undefined ? [] : ['--query' as const]),
  ...(flags.columns ? ['--columns' as const] : []),
  ...(flags.headers === false ? ['--no-headers' as const] : []),
  ...(flags.csvSafe ? ['--csv-safe' as const] : []),
  ...(flags.relative ? ['--relative' as const] : []),
];

/** Given flags, as they are typed. */
const listGivenFlags = (flags: OutputFlags): readonly string[] => [
  ...(flags.output === undefined ? [] : [`-o ${flags.output}`]),
  ...listFormatFlags(flags),
  ...(flags.sort === undefined ? [] : ['--sort']),
  ...(flags.filter ? ['--filter'] : []),
  ...(flags.limit === undefined ? [] : ['--limit']),
  ...(flags.expand ? ['--expand'] : []),
];

/**
 * Throws a `UsageFailure` if flags cannot be combined, or cannot be used with the format.
 */
export const checkOutputFlags = (flags: OutputFlags, format: string): void => {
  const [other] = listGivenFlags(flags);
  if (flags.raw && !isExactOutput(flags) && other !== undefined)
    throw createExclusion('--raw', other);
  if (flags.query !== undefined && flags.columns) {
    throw createExclusion('--query', '--columns', 'select the fields in the query');
  }
  const unused = listFormatFlags(flags).find((flag) => !formatsWithFlag(flag).includes(format));
  if (unused) throw createUnfitFailure(unused, format);
};
