import { chooseColumnWeight, neverHidden } from '../../catalog/columns/weights.ts';
import type { Clock } from '../../host.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import { formatElapsed } from '../../lib/time/age.ts';
import type { Tone } from '../document.ts';
import {
  emptyCell,
  type LayoutColumn,
  layoutCell,
  layoutColumns,
} from '../tables/column-layout.ts';
import { drawRow } from '../tables/column-writer.ts';
import type { Cell } from '../tables/grid.ts';
import { createRuler, cutToWidth, type WidthRuler } from '../tables/width.ts';
import { type Colors, createColors } from './colors.ts';
import { type FrameSize, selectFittingRows } from './frame.ts';
import { toSafeLine } from './safe-text.ts';
import { openTickingArea } from './ticking-area.ts';

/** How it stands with one thing that is waited for. */
export interface LiveRow {
  readonly name: string;
  readonly state: string;
  readonly tone: Tone;
  /** States it was in before, the first one first. */
  readonly before: readonly string[];
  /** When it ended, in ms since 1970; undefined while it is in progress. */
  readonly ended: number | undefined;
}

/** A table of things on their way, drawn over in place. */
export interface LiveTable {
  /** `word` stands below the table, where there is something to say of all of them. */
  show(rows: readonly LiveRow[], word?: string): Promise<void>;
  /** The table is gone. */
  stop(): void;
}

/** Time between two drawings, in ms; what is over sooner is not shown at all. */
const interval = 250;

/** A moment of a wait: how it stands with everything, since when and now, in ms of the monotonic clock. */
export interface LiveFrame {
  readonly standings: readonly LiveRow[];
  readonly started: number;
  readonly now: number;
}

const formatRow = (standing: LiveRow, { started, now }: LiveFrame): readonly string[] => [
  toSafeLine(standing.name),
  toSafeLine(standing.state || emptyCell),
  formatElapsed((standing.ended ?? now) - started),
  toSafeLine(standing.before.join(' > ') || emptyCell),
];

const columns: readonly LayoutColumn[] = [
  { heading: 'NAME', kind: 'text', weight: neverHidden },
  { heading: 'STATE', kind: 'state', weight: neverHidden },
  { heading: 'ELAPSED', kind: 'time', weight: chooseColumnWeight('elapsed') },
  { heading: 'BEFORE', kind: 'text', weight: chooseColumnWeight('before') },
];

/** Rows in progress first, as many as fit besides the headers and a last line. */
const selectRows = (rows: readonly LiveRow[], height: number): readonly LiveRow[] => {
  const inOrder = [
    ...rows.filter(({ ended }) => ended === undefined),
    ...rows.filter(({ ended }) => ended !== undefined),
  ];
  const room = Math.max(height - 1, 1);
  return inOrder.length <= room ? inOrder : inOrder.slice(0, Math.max(room - 1, 1));
};

/** The lines of a moment, at most `height` of them and each at most `width` cells wide. */
export const formatFrame = (
  frame: LiveFrame,
  { width, height }: FrameSize,
  ruler: WidthRuler,
  colors: Colors,
): readonly string[] => {
  const shown = selectRows(frame.standings, height);
  const texts = shown.map((standing) => formatRow(standing, frame));
  const { placed, total } = layoutColumns(
    columns,
    texts.map((row) => row.map((text) => [text])),
    ruler,
    width,
  );
  const drawRowLines = (
    row: readonly string[],
    paintOf: (at: number) => Cell['paint'],
  ): string[] => {
    const cells = placed.map((column): Cell => {
      const cell = layoutCell([row[column.at] ?? ''], column, total, ruler);
      const paint = paintOf(column.at);
      return paint ? { ...cell, paint } : cell;
    });
    return Array.from(drawRow(cells, placed, ruler), (line) => line.slice(0, -1));
  };
  const title = drawRowLines(
    columns.map(({ heading }) => heading),
    () => colors.heading,
  );
  const rows = shown.map(({ tone }, row) =>
    drawRowLines(texts[row] ?? [], (at) => (at === 1 ? colors.tones[tone] : undefined)),
  );
  const fitRows = selectFittingRows(rows, height - title.length, frame.standings.length);
  const lines = [...title, ...fitRows.flat()];
  const rest = frame.standings.length - fitRows.length;
  const more = cutToWidth(ruler, `and ${rest} more: enlarge the window to see them`, width);
  return (rest > 0 ? [...lines, more] : lines).slice(0, height);
};

/**
 * Opens the table on a terminal. It is drawn a moment later, and again while time goes on, so that
 * what is over at once leaves no trace.
 */
export const openLiveTable = (sink: TerminalOutput, clock: Clock): LiveTable => {
  const colors = createColors(sink);
  const started = clock.monotonic();
  let frame:
    | { readonly standings: readonly LiveRow[]; readonly ruler: WidthRuler; readonly word: string }
    | undefined;
  const render = ({ width, height }: FrameSize): readonly string[] => {
    if (!frame) return [];
    const { standings: rows, ruler, word } = frame;
    const below = word === '' ? [] : [cutToWidth(ruler, toSafeLine(word), width)];
    const size = { width, height: Math.max(height - below.length, 1) };
    const moment = { standings: rows, started, now: clock.monotonic() };
    return [...formatFrame(moment, size, ruler, colors), ...below];
  };
  const area = openTickingArea(sink, { clock, delay: interval, interval, render });
  return {
    show: async (rows, word = '') => {
      const texts = rows.flatMap(({ name, state, before }) => [name, state, ...before]);
      frame = { standings: rows, word, ruler: await createRuler([...texts, word].map(toSafeLine)) };
    },
    stop: () => area.stop(),
  };
};
