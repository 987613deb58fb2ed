import { drawDetail } from '../../output/tables/detail-table.ts';
import { describeRemaining } from '../../output/terminal/frame.ts';
import { openArea } from '../../output/terminal/redraw.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import type { ItemDocument } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { createWatchEnd, pollStates } from '../waiting/poll.ts';
import { createFixedIntervals } from '../waiting/poll-intervals.ts';
import { formatWatchHead } from './watch-head.ts';
import { defaultWatchMs } from './write-changes.ts';

/** The details of something at one time. */
export interface DetailView {
  /** Its lines for a terminal of this width, in cells. */
  readonly layOut: (columns: number) => Promise<ItemDocument>;
  /** What has changed last, if anything. */
  readonly change?: string;
}

/** Details that are read repeatedly. */
export interface LiveDetail {
  /** `server web-1`. */
  readonly what: string;
  /** Reads them again. */
  readonly read: () => Promise<DetailView | 'deleted'>;
  /** Interval between two polls without `--poll`, in ms. */
  readonly pauseMs?: number;
}

/** The lines of the details, without those that there is no room for. */
const fitLines = (lines: readonly string[], room: number): readonly string[] => {
  if (lines.length <= room) return lines;
  const shown = lines.slice(0, Math.max(room - 1, 0));
  return [...shown, describeRemaining(lines.length - shown.length)];
};

/**
 * Shows details on a terminal and redraws them after each poll. The last frame stays on the terminal
 * at the end. Resolves when there is nothing left to show.
 */
export const drawLiveDetail = async (session: Session, detail: LiveDetail): Promise<void> => {
  const { clock, terminal } = session.host;
  const pause = session.options.pollMs ?? detail.pauseMs ?? defaultWatchMs;
  let seen: (DetailView & { readonly at: number }) | undefined;
  let trouble = '';
  const area = openArea(terminal.out, async ({ width, height }) => {
    if (!seen) return [];
    const { layOut, change, at } = seen;
    const facts = { what: toSafeLine(detail.what), seen: at, pause };
    const head = formatWatchHead({ ...facts, profile: toSafeLine(session.profile.name) }, width);
    const below = [...(change === undefined ? [] : [change]), ...(trouble === '' ? [] : [trouble])];
    const sink = { ...terminal.out, columns: width };
    const { item, columns } = await layOut(width);
    const drawn = await drawDetail(item, columns, sink, { headings: true });
    const lines = [...drawn].join('').replace(/\n$/, '').split('\n');
    return [head, ...fitLines(lines, height - 1 - below.length), ...below];
  });
  const showTrouble = (message: string): void => {
    const before = trouble;
    trouble = message === '' ? '' : `${toSafeLine(message)}; still trying`;
    if (trouble === before) return;
    area.update().catch(() => {});
  };
  try {
    const polls = pollStates(session, detail.read, createFixedIntervals(pause), showTrouble);
    for await (const view of polls) {
      if (view === 'deleted') return;
      seen = { ...view, at: clock.now() };
      await area.update();
      if (area.isLost()) throw createWatchEnd('terminated');
    }
  } finally {
    await area.leave();
  }
};
