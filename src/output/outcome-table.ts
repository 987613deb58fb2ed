import { colorsFor } from './colors.ts';
import type { Outcome, Tone } from './document.ts';
import { drawGrid } from './draw-grid.ts';
import { type Claim, fitWidths } from './fit.ts';
import type { Cell } from './grid.ts';
import { safeLine } from './safe-text.ts';
import type { Sink } from './terminal.ts';
import { cut, type Ruler, rulerFor, wrap } from './width.ts';

const headings = ['NAME', 'ID', 'STATE', 'RESULT'] as const;

/** Room and rank of the four columns: names may be cut, states are the first to go. */
const traits: readonly Omit<Claim, 'natural'>[] = [
  { least: 24, keep: true },
  { least: Number.POSITIVE_INFINITY, keep: true },
  { least: Number.POSITIVE_INFINITY, keep: false },
  { least: 24, keep: true },
];

/** What stands where there is nothing, so that every row has the same number of words. */
const nothing = '-';

const resultOf = ({ ok, unchanged, error }: Outcome): string => {
  if (!ok) return error?.message ?? 'failed';
  return unchanged ? 'unchanged' : 'done';
};

const toneOf = ({ ok, unchanged }: Outcome): Tone => {
  if (!ok) return 'bad';
  return unchanged ? 'plain' : 'good';
};

const textsOf = (outcome: Outcome): readonly string[] =>
  [outcome.name, outcome.id, outcome.state, resultOf(outcome)].map((text) =>
    safeLine(text || nothing),
  );

const fitted = (text: string, at: number, width: number, ruler: Ruler): readonly string[] =>
  headings[at] === 'RESULT' ? wrap(ruler, text, width) : [cut(ruler, text, width)];

/**
 * What became of each target, one row each. On a terminal a long error goes on below itself; in a
 * pipe every outcome is one line. Yields text that ends in newlines; nothing without outcomes.
 */
export const drawOutcomes = async (
  outcomes: readonly Outcome[],
  sink: Sink,
): Promise<Iterable<string>> => {
  if (outcomes.length === 0) return [];
  const { heading, tones } = colorsFor(sink);
  const rows = outcomes.map(textsOf);
  const ruler = await rulerFor(rows.flat());
  const claims = traits.map((trait, at) => ({
    ...trait,
    natural: [headings, ...rows].reduce(
      (most, row) => Math.max(most, ruler.width(row[at] ?? '')),
      0,
    ),
  }));
  const widths = fitWidths(claims, sink.columns);
  const cells = (texts: readonly string[], paints: readonly Pick<Cell, 'paint'>[]): Cell[] =>
    widths.flatMap((width, at) =>
      width === undefined
        ? []
        : [{ ...paints[at], lines: fitted(texts[at] ?? '', at, width, ruler) }],
    );
  const titles = headings.map(() => ({ paint: heading }));
  return drawGrid(
    {
      columns: widths.flatMap((width) => (width === undefined ? [] : [{ width, align: 'left' }])),
      rows: [
        cells(headings, titles),
        ...outcomes.map((outcome, row) =>
          cells(rows[row] ?? [], [{}, {}, {}, { paint: tones[toneOf(outcome)] }]),
        ),
      ],
      height: rows.length,
    },
    ruler,
  );
};
