import { chooseColumnWeight, neverHidden } from '../../catalog/columns/weights.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import type { Column, Document, Outcome, Tone } from '../document.ts';
import type { FormatOptions } from '../formats/formatter.ts';
import { createColors } from '../terminal/colors.ts';
import { toSafeLine } from '../terminal/safe-text.ts';
import { emptyCell, type LayoutColumn, layoutCell, layoutColumns } from './column-layout.ts';
import { drawGrid } from './draw-grid.ts';
import type { Cell } from './grid.ts';
import { formatHeading } from './heading.ts';
import { createRuler } from './width.ts';

type Outcomes = Extract<Document, { shape: 'outcomes' }>;

/** What is shown of an outcome beside the outcomes themselves. */
type Shown = Pick<Outcomes, 'answer' | 'brief'>;

/** The columns of outcomes, those of their answer among them. */
export const createOutcomeColumns = (answer: readonly Column[] = []): readonly LayoutColumn[] => [
  { heading: 'NAME', kind: 'text', weight: neverHidden },
  { heading: 'ID', kind: 'id', weight: chooseColumnWeight('id') },
  { heading: 'STATE', kind: 'state', weight: neverHidden },
  ...answer.map((column): LayoutColumn => {
    return { heading: formatHeading(column), kind: 'id', weight: neverHidden };
  }),
  { heading: 'RESULT', kind: 'text', weight: neverHidden, isWhole: true },
];

const describeResult = ({ ok, unchanged, requested, error }: Outcome): string => {
  if (!ok) return error?.message ?? 'failed';
  if (requested) return 'requested';
  return unchanged ? 'unchanged' : 'done';
};

const chooseTone = ({ ok, unchanged, requested }: Outcome): Tone => {
  if (!ok) return 'bad';
  if (requested) return 'busy';
  return unchanged ? 'plain' : 'good';
};

const readAnswerTexts = ({ result }: Outcome, answer: readonly Column[]): readonly string[] =>
  answer.map(({ cell }) => (isJsonObject(result) ? cell(result) : emptyCell));

/** The cells of an outcome; what stands where there is nothing gives every row the same number. */
export const readOutcomeCells = (
  outcome: Outcome,
  { answer = [], brief }: Shown,
): readonly string[] =>
  [
    outcome.name,
    outcome.id,
    outcome.state,
    ...readAnswerTexts(outcome, answer),
    brief?.(outcome) ?? describeResult(outcome),
  ].map((text) => toSafeLine(text || emptyCell));

/**
 * What became of each target, one row each. On a terminal a long error goes on below itself; in a
 * pipe every outcome is one line. Yields text that ends in newlines; nothing without outcomes.
 */
export const drawOutcomes = async (
  outcomes: readonly Outcome[],
  sink: TerminalOutput,
  { headings: hasHeadings, onHidden }: Pick<FormatOptions, 'headings' | 'onHidden'>,
  shown: Shown = {},
): Promise<Iterable<string>> => {
  if (outcomes.length === 0) return [];
  const { heading, tones } = createColors(sink);
  const columns = createOutcomeColumns(shown.answer);
  const rows = outcomes.map((outcome) => readOutcomeCells(outcome, shown));
  const ruler = await createRuler(rows.flat());
  const { placed, hidden, total } = layoutColumns(
    columns.map((column) => (hasHeadings ? column : { ...column, heading: '' })),
    rows.map((texts) => texts.map((text) => [text])),
    ruler,
    sink.columns,
  );
  if (hidden.length > 0) onHidden?.(hidden.map((at) => columns[at]?.heading ?? ''));
  const last = columns.length - 1;
  const cellsOf = (
    texts: readonly string[],
    paintOf: (at: number) => Cell['paint'] | undefined,
  ): readonly Cell[] =>
    placed.map((column) => {
      const cell = layoutCell([texts[column.at] ?? ''], column, total, ruler);
      const paint = paintOf(column.at);
      return paint ? { ...cell, paint } : cell;
    });
  const titles = columns.map((column) => column.heading);
  return drawGrid(
    {
      columns: placed,
      rows: [
        ...(hasHeadings ? [cellsOf(titles, () => heading)] : []),
        ...outcomes.map((outcome, row) =>
          cellsOf(rows[row] ?? [], (at) => (at === last ? tones[chooseTone(outcome)] : undefined)),
        ),
      ],
      height: rows.length,
    },
    ruler,
  );
};
