import { colorsFor } from './colors.ts';
import type { Column, Item, Outcome, Tone } from './document.ts';
import { drawGrid } from './draw-grid.ts';
import { type Claim, fitWidths } from './fit.ts';
import type { Look } from './formatter.ts';
import type { Cell } from './grid.ts';
import { headingOf } from './heading.ts';
import { safeLine } from './safe-text.ts';
import type { Sink } from './terminal.ts';
import { cut, rulerFor, wrap } from './width.ts';

type Trait = Omit<Claim, 'natural'>;

const whole = Number.POSITIVE_INFINITY;

/** Room and rank of the columns: names may be cut, states are the first to go. */
const traitsFor = (answer: readonly Column[]): readonly Trait[] => [
  { least: 24, keep: true },
  { least: whole, keep: true },
  { least: whole, keep: false },
  ...answer.map((): Trait => ({ least: whole, keep: true })),
  { least: 24, keep: true },
];

/** What stands where there is nothing, so that every row has the same number of words. */
const nothing = '-';

const resultOf = ({ ok, unchanged, requested, error }: Outcome): string => {
  if (!ok) return error?.message ?? 'failed';
  if (requested) return 'requested';
  return unchanged ? 'unchanged' : 'done';
};

const toneOf = ({ ok, unchanged, requested }: Outcome): Tone => {
  if (!ok) return 'bad';
  if (requested) return 'busy';
  return unchanged ? 'plain' : 'good';
};

const isItem = (result: unknown): result is Item =>
  typeof result === 'object' && result !== null && !Array.isArray(result);

const answerTexts = ({ result }: Outcome, answer: readonly Column[]): readonly string[] =>
  answer.map(({ cell }) => (isItem(result) ? cell(result) : nothing));

const textsOf = (outcome: Outcome, answer: readonly Column[]): readonly string[] =>
  [outcome.name, outcome.id, outcome.state, ...answerTexts(outcome, answer), resultOf(outcome)].map(
    (text) => safeLine(text || nothing),
  );

/**
 * What became of each target, one row each. On a terminal a long error goes on below itself; in a
 * pipe every outcome is one line. Yields text that ends in newlines; nothing without outcomes.
 */
export const drawOutcomes = async (
  outcomes: readonly Outcome[],
  sink: Sink,
  { headings: hasHeadings }: Pick<Look, 'headings'>,
  answer: readonly Column[] = [],
): Promise<Iterable<string>> => {
  if (outcomes.length === 0) return [];
  const { heading, tones } = colorsFor(sink);
  const headings = ['NAME', 'ID', 'STATE', ...answer.map(headingOf), 'RESULT'];
  const traits = traitsFor(answer);
  const rows = outcomes.map((outcome) => textsOf(outcome, answer));
  const ruler = await rulerFor(rows.flat());
  const claims = traits.map((trait, at) => ({
    ...trait,
    natural: [...(hasHeadings ? [headings] : []), ...rows].reduce(
      (most, row) => Math.max(most, ruler.width(row[at] ?? '')),
      0,
    ),
  }));
  const widths = fitWidths(claims, sink.columns);
  const last = headings.length - 1;
  const fitted = (text: string, at: number, width: number): readonly string[] =>
    at === last ? wrap(ruler, text, width) : [cut(ruler, text, width)];
  const cells = (texts: readonly string[], paints: readonly Pick<Cell, 'paint'>[]): Cell[] =>
    widths.flatMap((width, at) =>
      width === undefined ? [] : [{ ...paints[at], lines: fitted(texts[at] ?? '', at, width) }],
    );
  const titles = headings.map(() => ({ paint: heading }));
  return drawGrid(
    {
      columns: widths.flatMap((width) => (width === undefined ? [] : [{ width, align: 'left' }])),
      rows: [
        ...(hasHeadings ? [cells(headings, titles)] : []),
        ...outcomes.map((outcome, row) =>
          cells(
            rows[row] ?? [],
            headings.map((_, at) => (at === last ? { paint: tones[toneOf(outcome)] } : {})),
          ),
        ),
      ],
      height: rows.length,
    },
    ruler,
  );
};
