/** How a comparison looks: a column for each row, or on a narrow terminal a line for each value. */
import { neverHidden } from '../../catalog/columns/weights.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import type { Column, Item, Tone } from '../../output/document.ts';
import { createRuler, type WidthRuler } from '../../output/tables/width.ts';
import { emptyText, findTone } from '../rows/cells.ts';
import {
  type ColumnStyle,
  createComparedColumns,
  createDetailColumns,
  createPlainColumns,
} from '../rows/columns.ts';
import type { Names } from '../targets/names.ts';
import type { ComparedValue } from './differences.ts';

/** One line of a comparison for people. */
export interface ComparisonLine {
  readonly heading: string;
  /** The texts of the values, in the order of the rows. */
  readonly texts: readonly string[];
  readonly tones: readonly Tone[];
}

/** What the texts of values are made with. */
export interface ValueTexts {
  readonly resource: Resource;
  readonly names: Names;
  readonly style: ColumnStyle;
}

/** What stands for secrets, of which nothing is said. */
const hiddenText = 'secret, not compared';

/** The texts of values in one column. */
const readTexts = (column: Column | undefined, { key, values }: ComparedValue): readonly string[] =>
  values.map((value) => column?.cell({ [key]: value }) ?? '');

/**
 * The heading and texts of a field. Different values may have the same text, such as two resources of
 * one name or times a second apart: then ids and exact times are shown.
 */
const showField = (
  { resource, names, style }: ValueTexts,
  compared: ComparedValue,
): Pick<ComparisonLine, 'heading' | 'texts'> => {
  const keys = [compared.key];
  const [column] = createComparedColumns(resource, keys, names, style);
  const texts = readTexts(column, compared);
  const areAlike = compared.result === 'different' && new Set(texts).size === 1;
  const [exact] = createDetailColumns(resource, keys, names);
  return {
    heading: exact?.heading ?? compared.key,
    texts: areAlike ? readTexts(exact, compared) : texts,
  };
};

const showMember = (compared: ComparedValue): Pick<ComparisonLine, 'heading' | 'texts'> => {
  const [column] = createPlainColumns({ [compared.key]: null });
  const heading = [compared.key.replaceAll('_', ' '), ...compared.path].join('.');
  return { heading, texts: readTexts(column, compared) };
};

/** The line for a compared value. */
export const createComparisonLine = (
  values: ValueTexts,
  compared: ComparedValue,
): ComparisonLine => {
  const isField = compared.path.length === 0;
  const { heading, texts } = isField ? showField(values, compared) : showMember(compared);
  const field = isField ? values.resource.fields[compared.key] : undefined;
  const isHidden = compared.result === 'hidden';
  return {
    heading,
    texts: isHidden ? texts.map((text) => (text === emptyText ? text : hiddenText)) : texts,
    tones: compared.values.map((value) => (field ? findTone(field, value) : 'plain')),
  };
};

/** Reads the line of an item. */
export type FindLine = (item: Item) => ComparisonLine | undefined;

/** The columns of a comparison as a table: the field, and the values of each row. */
export const createComparisonColumns = (
  titles: readonly string[],
  findLine: FindLine,
): readonly Column[] => [
  {
    key: 'field',
    heading: 'field',
    kind: 'text',
    weight: neverHidden,
    wraps: true,
    cell: (item) => findLine(item)?.heading ?? '',
  },
  ...titles.map(
    (title, at): Column => ({
      key: title,
      heading: title,
      isVerbatim: true,
      kind: 'text',
      weight: neverHidden,
      wraps: true,
      cell: (item) => findLine(item)?.texts[at] ?? '',
      tone: (item) => findLine(item)?.tones[at] ?? 'plain',
    }),
  ),
];

/** The lines of a comparison one below the other: each field with a value per row. */
export const createStackedColumns = (
  titles: readonly string[],
  lines: readonly ComparisonLine[],
): readonly Column[] =>
  lines.map(({ heading, texts }, at) => ({
    key: String(at),
    heading,
    kind: 'text',
    cell: () =>
      titles
        .map((title, place) => `${title}: ${(texts[place] ?? '').replaceAll('\n', ', ')}`)
        .join('\n'),
  }));

/** Cells between columns, and the width that a column needs at most to be readable. */
const gap = 2;
const readableWidth = 20;

const measureLongest = (ruler: WidthRuler, texts: readonly string[], separator: RegExp): number =>
  Math.max(0, ...texts.flatMap((text) => text.split(separator)).map((part) => ruler.width(part)));

/** Whether the values of all rows fit beside each other on a terminal. */
export const fitsBeside = async (
  titles: readonly string[],
  lines: readonly ComparisonLine[],
  { columns }: Pick<TerminalOutput, 'columns'>,
): Promise<boolean> => {
  const texts = [...titles, ...lines.flatMap((line) => line.texts)];
  const headings = lines.map(({ heading }) => heading);
  const ruler = await createRuler([...headings, ...texts]);
  const fieldWidth = measureLongest(ruler, headings, /\n/);
  const room = Math.floor((columns - fieldWidth) / titles.length) - gap;
  return (
    room >= measureLongest(ruler, texts, /\s/) &&
    room >= Math.min(readableWidth, measureLongest(ruler, texts, /\n/))
  );
};
