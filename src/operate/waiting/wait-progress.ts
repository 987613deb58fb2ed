/** The progress of a wait for people: a line, a table, or lines in a log. */
import type { Tone } from '../../output/document.ts';
import { type LiveRow, openLiveTable } from '../../output/terminal/live-table.ts';
import { openProgress } from '../../output/terminal/progress.ts';
import { isReportedLive } from '../outcomes/report.ts';
import { createListColumns } from '../rows/columns.ts';
import type { Session } from '../session.ts';
import { joinSomeNames } from '../targets/some-names.ts';
import { deletedWord } from './condition-words.ts';
import { formatState } from './state-words.ts';
import {
  formatWatchedValue,
  type TargetWatch,
  type WatchedTarget,
  type WatchRequest,
} from './watch.ts';

/** Shows the progress of a wait. */
export interface WaitProgress {
  /**
   * Shows the current progress after a poll; `trouble` is the reason why recent polls failed.
   */
  show(trouble?: Error): Promise<void>;
  /** Ends the display. */
  stop(): void;
}

const formatTrouble = ({ message }: Error): string => `${message}; still trying`;

const noProgress: WaitProgress = { show: async () => {}, stop: () => {} };

/** Progress of one target: one line that changes on a terminal, one line per change in a log. */
const openLine = ({ host, options }: Session, watch: TargetWatch): WaitProgress => {
  const { clock, terminal } = host;
  const progress = openProgress(terminal, {
    quiet: options.quiet,
    clock,
    since: clock.monotonic(),
  });
  return {
    show: async (trouble) => {
      const [first] = watch.listPending();
      const value = first && watch.readValue(first);
      if (trouble) progress.say(formatTrouble(trouble));
      else if (first && value) progress.say(`${first.name} is ${formatState(value)}`);
    },
    stop: () => progress.stop(),
  };
};

/** The current and previous states of all targets. */
const openHistory = (
  { resource, condition, targets }: WatchRequest,
  watch: TargetWatch,
): { step(): void; before(id: string): readonly string[] } => {
  const seen = new Map(
    targets.map(({ id, earlier }): [string, string[]] => {
      const first = earlier ? formatWatchedValue(resource, condition, earlier) : '';
      return [id, first === '' ? [] : [first]];
    }),
  );
  return {
    step: () => {
      for (const target of targets) {
        const value = watch.readValue(target);
        const states = seen.get(target.id);
        if (value !== '' && states?.at(-1) !== value) states?.push(value);
      }
    },
    before: (id) => {
      const states = seen.get(id) ?? [];
      const last = targets.find((target) => target.id === id);
      return last && watch.readValue(last) === states.at(-1) ? states.slice(0, -1) : states;
    },
  };
};

/** Progress of several targets on a terminal: a table. */
const openTable = ({ host }: Session, request: WatchRequest, watch: TargetWatch): WaitProgress => {
  const { resource, targets } = request;
  const { clock, terminal } = host;
  const table = openLiveTable(terminal.err, clock);
  const history = openHistory(request, watch);
  const endTimes = new Map<string, number>();
  const [state] = createListColumns(resource, [resource.stateField], new Map());
  const findTone = (target: WatchedTarget): Tone => {
    const ending = watch.listEndings().get(target.id);
    if (ending && 'failure' in ending) return 'bad';
    return state?.tone?.(watch.findRow(target) ?? {}) ?? 'plain';
  };
  const createRow = (target: WatchedTarget): LiveRow => {
    const { id, name } = target;
    const ending = watch.listEndings().get(id);
    if (ending && !endTimes.has(id)) endTimes.set(id, clock.monotonic());
    return {
      name,
      state: ending && !ending.item ? deletedWord : watch.readValue(target),
      tone: findTone(target),
      before: history.before(id),
      ended: endTimes.get(id),
    };
  };
  return {
    show: (trouble) => {
      history.step();
      return table.show(targets.map(createRow), trouble && formatTrouble(trouble));
    },
    stop: () => table.stop(),
  };
};

/** Progress of several targets in a log: one line per new state with the targets that reached it. */
const openLog = ({ writer }: Session, watch: TargetWatch): WaitProgress => {
  const reported = new Map<string, string>();
  let isTrying = false;
  return {
    show: async (trouble) => {
      if (trouble && !isTrying) writer.note(formatTrouble(trouble));
      isTrying = trouble !== undefined;
      const groups = new Map<string, string[]>();
      for (const target of watch.targets) {
        const ending = watch.listEndings().get(target.id);
        const value = ending && !ending.item ? deletedWord : watch.readValue(target);
        if (value === '' || reported.get(target.id) === value) continue;
        reported.set(target.id, value);
        groups.set(value, [...(groups.get(value) ?? []), target.name]);
      }
      // The outcomes show the result of the last poll.
      if (watch.listPending().length === 0) return;
      for (const [value, names] of groups) {
        writer.note(
          `${joinSomeNames(names)} ${names.length === 1 ? 'is' : 'are'} ${formatState(value)}`,
        );
      }
    },
    stop: () => {},
  };
};

/** Whether the output itself is written to the screen meanwhile, which redrawing would break. */
const isInTheWay = (session: Session): boolean => {
  const { out, err } = session.host.terminal;
  return isReportedLive(session) && out.isTerminal && err.isTerminal;
};

/** Creates the progress for stderr and the number of targets; none with --quiet. */
export const createWaitProgress = (
  session: Session,
  request: WatchRequest,
  watch: TargetWatch,
): WaitProgress => {
  if (session.options.quiet || isInTheWay(session)) return noProgress;
  if (request.targets.length === 1) return openLine(session, watch);
  const { err } = session.host.terminal;
  return err.isTerminal && !err.dumb ? openTable(session, request, watch) : openLog(session, watch);
};
