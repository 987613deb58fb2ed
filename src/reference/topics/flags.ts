import type { Option } from 'commander';
import { formatFlagHelp, formatFlagTerm } from '../../cli/flags/format-flag-help.ts';
import { createCommonOptions } from '../../cli/flags/flags.ts';
import { createListOptions } from '../../cli/flags/output-flags.ts';
import { formatColumns, formatTopic, type TopicRow } from './topic-text.ts';

const intro = ['Every command takes these flags, wherever they stand on the line.'];

const listIntro = 'Lists ("show" takes --columns, --relative and --raw):';

const generalRows: readonly TopicRow[] = [
  ['-h, --help', 'show the help of a command'],
  ['-V, --version', 'show the version; for imco alone'],
];

const settingsNote = [
  'Most of these are settings, too: in the environment (see "imco help environment") and in files',
  '(see "imco help config"). A flag wins over both. See "imco help output" for formats and lists.',
];

const formatRows = (options: readonly Option[]): readonly TopicRow[] =>
  options
    .filter((option) => !option.hidden)
    .map((option) => [formatFlagTerm(option), formatFlagHelp(option)]);

/** The flags of every command by their groups. */
const groupCommonFlags = (): readonly (readonly [heading: string, rows: readonly TopicRow[]])[] => {
  const options = createCommonOptions();
  const headings = [...new Set(options.map(({ helpGroupHeading }) => helpGroupHeading ?? ''))];
  return headings.map((heading) => [
    heading,
    formatRows(options.filter((option) => option.helpGroupHeading === heading)),
  ]);
};

/** The topic `flags`: those that every command takes, and those of every list. */
export const formatFlagsTopic = (): string =>
  formatTopic('Flags of every command', [
    intro,
    ...groupCommonFlags().flatMap(([heading, rows]) => [`${heading}:`, formatColumns(rows)]),
    'Help:',
    formatColumns(generalRows),
    listIntro,
    formatColumns(formatRows(createListOptions())),
    settingsNote,
  ]);
