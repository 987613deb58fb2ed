import type { Option } from 'commander';
import { createCommonOptions } from '../../cli/flags/flags.ts';
import { formatFlagHelp, formatFlagTerm } from '../../cli/flags/format-flag-help.ts';
import { createListOptions } from '../../cli/flags/output-flags.ts';
import { formatColumns, formatParagraph, formatTopic, type TopicRow } from './topic-text.ts';

/** Which commands take these flags; the sandbox has flags of its own. */
export const commonFlagsIntro =
  'Every command that contacts the platform or shows settings accepts these flags, at any position.';

const listIntro = 'Lists ("show" accepts --columns, --relative and --raw):';

const generalRows: readonly TopicRow[] = [
  ['-h, --help', 'show the help of a command'],
  ['-V, --version', 'show the version of imco'],
];

const settingsNote =
  'Most of these flags are also settings: see "imco help environment" for variables and "imco help config" for files. Flags override both. For formats and lists see "imco help output".';

const formatRows = (options: readonly Option[]): readonly TopicRow[] =>
  options
    .filter((option) => !option.hidden)
    .map((option) => [formatFlagTerm(option), formatFlagHelp(option)]);

/** The common flags by group. */
const groupCommonFlags = (): readonly (readonly [heading: string, rows: readonly TopicRow[]])[] => {
  const options = createCommonOptions();
  const headings = [...new Set(options.map(({ helpGroupHeading }) => helpGroupHeading ?? ''))];
  return headings.map((heading) => [
    heading,
    formatRows(options.filter((option) => option.helpGroupHeading === heading)),
  ]);
};

/** The topic `flags`: the flags of every command and of every list. */
export const formatFlagsTopic = (): string =>
  formatTopic('Flags of every command', [
    commonFlagsIntro,
    ...groupCommonFlags().flatMap(([heading, rows]) => [`${heading}:`, formatColumns(rows)]),
    'Help:',
    formatColumns(generalRows),
    listIntro,
    formatColumns(formatRows(createListOptions())),
    formatParagraph(settingsNote),
  ]);
