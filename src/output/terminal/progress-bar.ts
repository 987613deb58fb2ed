import type { Clock } from '../../host.ts';
import type { Terminal, TerminalOutput } from '../../lib/terminal.ts';
import { twoDigits } from '../../lib/time/two-digits.ts';
import { createRuler, cutToWidth } from '../tables/width.ts';
import { toSafeLine } from './safe-text.ts';
import { openTickingArea } from './ticking-area.ts';

/** The progress of a transfer on stderr. */
export interface ProgressBar {
  /** How many bytes there are to come, where that is known. */
  begin(size: number | undefined): void;
  /** So many more have moved. */
  readonly moved: (bytes: number) => void;
  /** The transfer is over; the line is gone. */
  stop(): void;
}

/** Time between two drawings, in ms; what is over sooner is not shown at all. */
const interval = 200;
/** How many drawings the rate is taken over: three seconds. */
const memory = 15;
/** Cells of the bar itself, where there is room for it. */
const widest = 30;
const narrowest = 8;

const silent: ProgressBar = { begin: () => {}, moved: () => {}, stop: () => {} };

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** An amount of bytes as in `12.3 MB`. */
export const formatAmount = (bytes: number): string => {
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power] ?? ''}`;
};

/** A time as in `9 s`, `4 min` or `2 h 05 min`. */
export const formatTimeLeft = (seconds: number): string => {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
};

/** A moment of a transfer. */
export interface ProgressMoment {
  /** Bytes so far. */
  readonly done: number;
  readonly size: number | undefined;
  /** Bytes a second; 0 when nothing moves. */
  readonly rate: number;
}

/** What is said beside the name, the most important first. */
const formatParts = ({ done, size, rate }: ProgressMoment): readonly string[] => {
  const speed = `${formatAmount(rate)}/s`;
  if (size === undefined || size === 0) return [formatAmount(done), speed];
  const share = `${Math.min(Math.floor((done / size) * 100), 100)}%`;
  const left = rate > 0 ? [`${formatTimeLeft((size - done) / rate)} left`] : [];
  return [share.padStart(4), `${formatAmount(done)} of ${formatAmount(size)}`, speed, ...left];
};

const drawBar = ({ done, size }: ProgressMoment, width: number): string => {
  const filled = Math.min(Math.floor((done / (size || 1)) * (width - 2)), width - 2);
  return `[${'='.repeat(filled)}${' '.repeat(width - 2 - filled)}]`;
};

/**
 * The line of a moment in at most `columns` cells: percent, amount, rate and time left as far as
 * there is room, then a bar, and the name in what is left. `shorten` cuts it to a width.
 */
export const formatProgress = (
  moment: ProgressMoment,
  name: { readonly width: number; readonly shorten: (width: number) => string },
  columns: number,
): string => {
  const shown: string[] = [];
  let room = columns;
  for (const part of formatParts(moment)) {
    if (part.length + 2 > room) break;
    shown.push(part);
    room -= part.length + 2;
  }
  // A long name makes room for the bar, unless too little would be left of it.
  const besideBar = room - narrowest - 2;
  const nameWidth = Math.min(name.width, Math.max(besideBar < narrowest ? room : besideBar, 0));
  const barRoom = Math.min(room - nameWidth - 2, widest);
  const hasBar = Boolean(moment.size) && barRoom >= narrowest;
  const before = nameWidth > 1 ? [name.shorten(nameWidth)] : [];
  return [...before, ...(hasBar ? [drawBar(moment, barRoom)] : []), ...shown].join('  ');
};

const openBar = async (sink: TerminalOutput, clock: Clock, name: string): Promise<ProgressBar> => {
  const shown = toSafeLine(name);
  const ruler = await createRuler([shown]);
  const label = {
    width: ruler.width(shown),
    shorten: (width: number) => cutToWidth(ruler, shown, width),
  };
  const moments = [{ at: clock.monotonic(), done: 0 }];
  let size: number | undefined;
  let done = 0;
  const measure = (): ProgressMoment => {
    const now = clock.monotonic();
    const [first = { at: now, done: 0 }] = moments;
    const rate = now > first.at ? ((done - first.done) / (now - first.at)) * 1000 : 0;
    moments.push({ at: now, done });
    if (moments.length > memory) moments.shift();
    return { done, size, rate };
  };
  const render = ({ width }: { readonly width: number }) => [
    formatProgress(measure(), label, width),
  ];
  const area = openTickingArea(sink, { clock, delay: interval, interval, render });
  return {
    begin: (given) => {
      size = given;
    },
    moved: (bytes) => {
      done += bytes;
    },
    stop: () => area.stop(),
  };
};

/**
 * A bar for the transfer of the file `name`: one line on a terminal that is drawn over in place.
 * Elsewhere, and if `quiet`, nothing is said: the bytes are not worth a line in a log.
 */
export const openProgressBar = async (
  { err }: Terminal,
  options: { readonly quiet: boolean; readonly clock: Clock; readonly name: string },
): Promise<ProgressBar> => {
  if (options.quiet || !err.isTerminal || err.dumb) return silent;
  return openBar(err, options.clock, options.name);
};
