import type { Clock } from '../host.ts';
import { clockTime } from './clock-time.ts';
import { type Colors, colorsFor } from './colors.ts';
import { drawColumns } from './column-writer.ts';
import type { Tone } from './document.ts';
import { fitWidths } from './fit.ts';
import type { Cell } from './grid.ts';
import type { FrameSize } from './redraw.ts';
import { safeLine } from './safe-text.ts';
import type { Sink } from './terminal.ts';
import { openTickingArea } from './ticking-area.ts';
import { cut, type Ruler, rulerFor } from './width.ts';

/** How it stands with one thing that is waited for. */
export interface Standing {
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
  show(standings: readonly Standing[], word?: string): Promise<void>;
  /** The table is gone. */
  stop(): void;
}

/** Time between two drawings, in ms; what is over sooner is not shown at all. */
const interval = 250;

const nothing = '-';

/** A moment of a wait: how it stands with everything, since when and now, in ms of the monotonic clock. */
export interface Scene {
  readonly standings: readonly Standing[];
  readonly started: number;
  readonly now: number;
}

const headings = ['NAME', 'STATE', 'ELAPSED', 'BEFORE'];

const textsOf = (standing: Standing, { started, now }: Scene): readonly string[] => [
  safeLine(standing.name),
  safeLine(standing.state || nothing),
  clockTime((standing.ended ?? now) - started),
  safeLine(standing.before.join(' > ') || nothing),
];

/** What is shown of a column where there is little room: names and history are cut. */
const traits = [
  { least: 16, keep: true },
  { least: Number.POSITIVE_INFINITY, keep: true },
  { least: Number.POSITIVE_INFINITY, keep: false },
  { least: 12, keep: false },
];

/** Those under way first, as many as there is room for beside the headings and a last line. */
const shownOf = (standings: readonly Standing[], height: number): readonly Standing[] => {
  const inOrder = [
    ...standings.filter(({ ended }) => ended === undefined),
    ...standings.filter(({ ended }) => ended !== undefined),
  ];
  const room = Math.max(height - 1, 1);
  return inOrder.length <= room ? inOrder : inOrder.slice(0, Math.max(room - 1, 1));
};

/** The lines of a moment, at most `height` of them and each at most `width` cells wide. */
export const linesOf = (
  scene: Scene,
  { width, height }: FrameSize,
  ruler: Ruler,
  colors: Colors,
): readonly string[] => {
  const shown = shownOf(scene.standings, height);
  const texts = shown.map((standing) => textsOf(standing, scene));
  const claims = traits.map((trait, at) => ({
    ...trait,
    natural: [headings, ...texts].reduce(
      (most, row) => Math.max(most, ruler.width(row[at] ?? '')),
      0,
    ),
  }));
  const widths = fitWidths(claims, width);
  const cells = (row: readonly string[], paints: readonly Pick<Cell, 'paint'>[]): Cell[] =>
    widths.flatMap((wide, at) =>
      wide === undefined ? [] : [{ ...paints[at], lines: [cut(ruler, row[at] ?? '', wide)] }],
    );
  const grid = {
    columns: widths.flatMap((wide) =>
      wide === undefined ? [] : [{ width: wide, align: 'left' as const }],
    ),
    rows: [
      cells(
        headings,
        headings.map(() => ({ paint: colors.heading })),
      ),
      ...shown.map(({ tone }, row) =>
        cells(texts[row] ?? [], [{}, { paint: colors.tones[tone] }, {}, {}]),
      ),
    ],
    height: shown.length,
  };
  const lines = [...drawColumns(grid, ruler)].map((line) => line.replace(/\n$/, ''));
  const rest = scene.standings.length - shown.length;
  const more = cut(ruler, `and ${rest} more: enlarge the window to see them`, width);
  return (rest > 0 ? [...lines, more] : lines).slice(0, height);
};

/**
 * Opens the table on a terminal. It is drawn a moment later, and again while time goes on, so that
 * what is over at once leaves no trace.
 */
export const openLiveTable = (sink: Sink, clock: Clock): LiveTable => {
  const colors = colorsFor(sink);
  const started = clock.monotonic();
  let scene:
    | { readonly standings: readonly Standing[]; readonly ruler: Ruler; readonly word: string }
    | undefined;
  const render = ({ width, height }: FrameSize): readonly string[] => {
    if (!scene) return [];
    const { standings, ruler, word } = scene;
    const below = word === '' ? [] : [cut(ruler, safeLine(word), width)];
    const size = { width, height: Math.max(height - below.length, 1) };
    const moment = { standings, started, now: clock.monotonic() };
    return [...linesOf(moment, size, ruler, colors), ...below];
  };
  const area = openTickingArea(sink, { clock, delay: interval, interval, render });
  return {
    show: async (standings, word = '') => {
      const texts = standings.flatMap(({ name, state, before }) => [name, state, ...before]);
      scene = { standings, word, ruler: await rulerFor([...texts, word].map(safeLine)) };
    },
    stop: () => area.stop(),
  };
};
