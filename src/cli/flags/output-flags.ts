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

/** Flags that say how an answer is written; all of them are optional. */
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

/** `-q`: what a person is told on the way is left out. */
export const createQuietFlag = (): Option =>
  new Option('-q, --quiet', 'print only errors on stderr');

/** Flags of every command for the form of its answer, whatever that is. */
export const createFormatFlags = (): readonly Option[] => [
  createFormatFlag(),
  new Option('--query <jmespath>', 'write what this JMESPath expression makes of the JSON'),
  // Its opposite first: otherwise commander would take it for given wherever it is not refused.
  new Option('--headers').hideHelp(),
  new Option('--no-headers', 'no headings above columns'),
  new Option(
    '--csv-safe',
    `with ${joinFormatsWith('--csv-safe')}, a ' before what a spreadsheet takes for a formula`,
  ),
];

const addColumnWords = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  ...splitList('--columns', text),
];

const createItemOptions = (): readonly Option[] => [
  setFlagFacts(
    new Option('--columns <a,b>', 'these fields only; +a,b adds them to the usual').argParser(
      addColumnWords,
    ),
    { isRepeatable: true, isList: true },
  ),
  new Option('--relative', 'in tables, times as 3h ago'),
  new Option('--no-relative', 'local times').hideHelp(),
  new Option(
    '--raw',
    `the bytes the platform sent, as they came; with ${joinFormatsWith('--raw')}, the text`,
  ),
];

const createArrangeOptions = (): readonly Option[] => [
  new Option('--sort <field>', 'by this field, with - before it downwards'),
  setFlagFacts(
    new Option(
      '--filter <field=glob>',
      'only where this holds, or !=; * is any value (repeatable)',
    ).argParser(appendValue),
    { isRepeatable: true },
  ),
  createCountFlag('--limit <n>', 'no more than n, and read no further'),
];

const addAll = (command: Command, options: readonly Option[]): void => {
  for (const option of options) command.addOption(option);
};

/** Gives a command that writes one thing of a resource the flags for that. */
export const addItemFlags = (command: Command): void => addAll(command, createItemOptions());

/** The flags of a command that writes several things of a resource. */
export const createListOptions = (): readonly Option[] => [
  ...createArrangeOptions(),
  ...createItemOptions(),
];

/** Gives a command that writes several things of a resource the flags for that. */
export const addListFlags = (command: Command): void => addAll(command, createListOptions());

/** Whether `--raw` is about the text in a format, not about the answer as a whole. */
export const isExactOutput = ({ raw, output }: OutputFlags): boolean =>
  raw === true && output !== undefined && findFormat(output).flags.includes('--raw');

/** How rows are shown; whether times are relative is what flags and settings together say. */
export const readRowOptions = (
  flags: OutputFlags,
  { relative }: Pick<RowOptions, 'relative'>,
): RowOptions => ({
  columns: flags.columns,
  sort: flags.sort,
  filters: flags.filter ?? [],
  limit: flags.limit,
  raw: (flags.raw ?? false) && !isExactOutput(flags),
  relative,
  expand: flags.expand ?? false,
});

const createExclusion = (flag: string, other: string, hint?: string): UsageFailure =>
  new UsageFailure(`${flag} and ${other} exclude each other`, {
    code: 'contradiction',
    ...(hint !== undefined && { hint }),
  });

const createUnfitFailure = (flag: FormatFlag, format: string): UsageFailure =>
  new UsageFailure(`${flag} has no meaning with -o ${format}`, {
    code: 'contradiction',
    hint: `it goes with ${formatsWithFlag(flag).join(', ')}`,
  });

/** Flags that were given and that not every format has a use for. */
const listFormatFlags = (flags: OutputFlags): readonly FormatFlag[] => [
  ...(flags.query === undefined ? [] : ['--query' as const]),
  ...(flags.columns ? ['--columns' as const] : []),
  ...(flags.headers === false ? ['--no-headers' as const] : []),
  ...(flags.csvSafe ? ['--csv-safe' as const] : []),
  ...(flags.relative ? ['--relative' as const] : []),
];

/** Flags that were given, as they are written. */
const listGivenFlags = (flags: OutputFlags): readonly string[] => [
  ...(flags.output === undefined ? [] : [`-o ${flags.output}`]),
  ...listFormatFlags(flags),
  ...(flags.sort === undefined ? [] : ['--sort']),
  ...(flags.filter ? ['--filter'] : []),
  ...(flags.limit === undefined ? [] : ['--limit']),
  ...(flags.expand ? ['--expand'] : []),
];

/**
 * Throws a `UsageFailure` where flags cannot be combined or have no meaning in the format, which a
 * flag or the configuration chose.
 */
export const checkOutputFlags = (flags: OutputFlags, format: string): void => {
  const [other] = listGivenFlags(flags);
  if (flags.raw && !isExactOutput(flags) && other !== undefined)
    throw createExclusion('--raw', other);
  if (flags.query !== undefined && flags.columns) {
    throw createExclusion('--query', '--columns', 'let the query choose the members');
  }
  const unused = listFormatFlags(flags).find((flag) => !formatsWithFlag(flag).includes(format));
  if (unused) throw createUnfitFailure(unused, format);
};
