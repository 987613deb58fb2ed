import { columnWeight, stays } from '../../catalog/column-weights.ts';
import type { Clock } from '../../host.ts';
import type { TerminalOutput } from '../../lib/terminal.ts';
import type { Tone } from '../document.ts';
import { type LayoutColumn, layCell, layOut, nothing } from '../tables/column-layout.ts';
import { drawRow } from '../tables/column-writer.ts';
import type { Cell } from '../tables/grid.ts';
import { createRuler, cutToWidth, type WidthRuler } from '../tables/width.ts';
import { clockTime } from './clock-time.ts';
import { type Colors, createColors } from './colors.ts';
import { type FrameSize, rowsWithin } from './redraw.ts';
import { toSafeLine } from './safe-text.ts';
import { openTickingArea } from './ticking-area.ts';

/** How it stands with one thing that is waited for. */
export interface LiveRow {
  readonly name: string;
  readonly state: string;
  readonly tone: Tone;
  /** States it was in before, the first one first. */
  readonly before: readonly string[];
  /** When it was over, in ms since 1970; undefined while it is under way. */
  readonly ended: number | undefined;
}

/** A table of things on their way, drawn over in place. */
export interface LiveTable {
  /** `word` stands below the table, where there is something to say of all of them. */
  show(standings: readonly LiveRow[], word?: string): Promise<void>;
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

const textsOf = (standing: LiveRow, { started, now }: LiveFrame): readonly string[] => [
  toSafeLine(standing.name),
  toSafeLine(standing.state || nothing),
  clockTime((standing.ended ?? now) - started),
  toSafeLine(standing.before.join(' > ') || nothing),
];

const columns: readonly LayoutColumn[] = [
  { heading: 'NAME', kind: 'text', weight: stays },
  { heading: 'STATE', kind: 'state', weight: stays },
  { heading: 'ELAPSED', kind: 'time', weight: columnWeight('elapsed') },
  { heading: 'BEFORE', kind: 'text', weight: columnWeight('before') },
];

/** Those under way first, as many as there is room for beside the headings and a last line. */
const shownOf = (standings: readonly LiveRow[], height: number): readonly LiveRow[] => {
  const inOrder = [
    ...standings.filter(({ ended }) => ended === undefined),
    ...standings.filter(({ ended }) => ended !== undefined),
  ];
  const room = Math.max(height - 1, 1);
  return inOrder.length <= room ? inOrder : inOrder.slice(0, Math.max(room - 1, 1));
};

/** The lines of a moment, at most `height` of them and each at most `width` cells wide. */
export const formatFrame = (
  scene: LiveFrame,
  { width, height }: FrameSize,
  ruler: WidthRuler,
  colors: Colors,
): readonly string[] => {
  const shown = shownOf(scene.standings, height);
  const texts = shown.map((standing) => textsOf(standing, scene));
  const { placed, total } = layOut(
    columns,
    texts.map((row) => row.map((text) => [text])),
    ruler,
    width,
  );
  const drawn = (row: readonly string[], paintOf: (at: number) => Cell['paint']): string[] => {
    const cells = placed.map((column): Cell => {
      const cell = layCell([row[column.at] ?? ''], column, total, ruler);
      const paint = paintOf(column.at);
      return paint ? { ...cell, paint } : cell;
    });
    return Array.from(drawRow(cells, placed, ruler), (line) => line.slice(0, -1));
  };
  const title = drawn(
    columns.map(({ heading }) => heading),
    () => colors.heading,
  );
  const rows = shown.map(({ tone }, row) =>
    drawn(texts[row] ?? [], (at) => (at === 1 ? colors.tones[tone] : undefined)),
  );
  const fitting = rowsWithin(rows, height - title.length, scene.standings.length);
  const lines = [...title, ...fitting.flat()];
  const rest = scene.standings.length - fitting.length;
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
  let scene:
    | { readonly standings: readonly LiveRow[]; readonly ruler: WidthRuler; readonly word: string }
    | undefined;
  const render = ({ width, height }: FrameSize): readonly string[] => {
    if (!scene) return [];
    const { standings, ruler, word } = scene;
    const below = word === '' ? [] : [cutToWidth(ruler, toSafeLine(word), width)];
    const size = { width, height: Math.max(height - below.length, 1) };
    const moment = { standings, started, now: clock.monotonic() };
    return [...formatFrame(moment, size, ruler, colors), ...below];
  };
  const area = openTickingArea(sink, { clock, delay: interval, interval, render });
  return {
    show: async (standings, word = '') => {
      const texts = standings.flatMap(({ name, state, before }) => [name, state, ...before]);
      scene = { standings, word, ruler: await createRuler([...texts, word].map(toSafeLine)) };
    },
    stop: () => area.stop(),
  };
};
