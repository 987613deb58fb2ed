import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { type Failure, Interruption, PartialFailure } from '../../lib/failures/failures.ts';
import { toParticiple } from '../../lib/text/participles.ts';
import type { Column, Item, Outcome } from '../../output/document.ts';
import { findFormat } from '../../output/formats/formats.ts';
import { readText } from '../rows/answers.ts';
import { maskSecrets } from '../rows/secrets.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { itemWord } from '../targets/thing-word.ts';
import { followHint } from '../waiting/follow-words.ts';
import { openOutcomeStream } from './feed.ts';

/** What became of one target, with the failure itself for the exit code. */
export interface Result {
  readonly target: Target;
  readonly item?: Item | undefined;
  /** What the action answered beside the thing itself. */
  readonly answer?: Item | undefined;
  /** The state, where the answer is not the thing itself. */
  readonly state?: string;
  readonly unchanged?: true;
  /** The platform took it, and its end has not been seen. */
  readonly requested?: true;
  readonly failure?: Failure;
}

/** A failure as it stands in an outcome. */
export const createOutcomeError = (failure: Failure): NonNullable<Outcome['error']> => {
  const { hint, status, fields } = failure.details;
  return {
    code: failure.code,
    message: failure.message,
    ...(hint !== undefined && { hint }),
    ...(status !== undefined && { status }),
    ...(fields !== undefined && { fields }),
  };
};

const outcomeOf = (session: Session, result: Result): Outcome => {
  const { target, item, answer, failure } = result;
  const state = item ? readText(item, 'state') : result.state;
  const row = item && Object.keys(item).length > 0 ? maskSecrets(session, item) : null;
  const shown = answer ?? row;
  return {
    id: target.id,
    name: target.name,
    ok: !failure,
    ...(result.unchanged && { unchanged: true }),
    ...(result.requested && !failure && { requested: true }),
    ...(state && { state }),
    ...(shown != null && { result: shown }),
    ...(failure && { error: createOutcomeError(failure) }),
  };
};

/** A failed result in one line, with what to do next. */
export const formatOutcomeLine = ({
  target,
  failure,
}: Pick<Result, 'target' | 'failure'>): readonly string[] => {
  if (!failure) return [];
  const { message, details } = failure;
  const withName = message.includes(target.name) ? message : `${target.name}: ${message}`;
  return [details.hint ? `${withName}; ${details.hint}` : withName];
};

/** Whether the table and what is said below it are on the same screen, where nothing is told twice. */
const isOneScreen = ({ host: { terminal }, writer }: Session): boolean =>
  writer.forPeople && terminal.out.isTerminal && terminal.err.isTerminal;

/** Most failures that are told one by one below a table, which has them all. */
const mostLines = 20;

const someLines = (session: Session, lines: readonly string[]): readonly string[] => {
  const more = lines.length - mostLines;
  return session.writer.forPeople && !isOneScreen(session) && more > 0
    ? [...lines.slice(0, mostLines), `and ${more} more, as the table has them`]
    : lines;
};

/** What the whole run ends with: an interruption before all else, one failure as it is. */
const verdict = (
  session: Session,
  resource: Resource,
  results: readonly Result[],
): Failure | undefined => {
  const failures = results.flatMap(({ failure }) => (failure ? [failure] : []));
  const [first] = failures;
  if (!first || results.length === 1) return first;
  const wholeOf = (failure: Failure | undefined): Failure | undefined =>
    failure?.details.partOf ?? failure;
  const stopped = failures.find((failure) => failure instanceof Interruption);
  const whole = wholeOf(stopped);
  // What was interrupted together is told once, by the interruption itself.
  const others = results.filter(({ failure }) => wholeOf(failure) !== whole);
  const lines = someLines(session, [
    ...new Set((stopped ? others : results).flatMap(formatOutcomeLine)),
  ]);
  if (stopped && whole) {
    const more = lines.length > 0 ? { lines } : {};
    return new Interruption(stopped.kind, whole.message, { ...whole.details, ...more });
  }
  return new PartialFailure(`${failures.length} of ${results.length} ${resource.titles} failed`, {
    lines,
  });
};

/** What was to be done, for the words about how it went. */
export interface ReportedAction {
  readonly resource: Resource;
  readonly name: string;
  /** The action, where it is one: what it starts may go on after the answer. */
  readonly verb?: ActionVerb;
}

/** What became of a target that it did not go well for; what was interrupted did not fail. */
const troubleOf = (failure: Failure): 'failed' | 'still under way' | 'not sent' => {
  if (!(failure instanceof Interruption)) return 'failed';
  if (failure.details.partOf) return 'still under way';
  return failure.code === 'not_sent' ? 'not sent' : 'failed';
};

/** The word for it in a table whose failures are told below. */
const briefOf = (failure: Failure): string => {
  const trouble = troubleOf(failure);
  return trouble === 'failed' && failure instanceof Interruption ? 'interrupted' : trouble;
};

const countOf = ({ title, titles }: Resource, count: number): string =>
  `${count} ${count === 1 ? title : titles}`;

/** How many of the targets it went well for, how many not, and how many were there already. */
const summaryOf = ({ resource, name }: ReportedAction, results: readonly Result[]): string => {
  const troubles = new Map<string, number>();
  for (const { failure } of results) {
    if (!failure) continue;
    const word = troubleOf(failure);
    troubles.set(word, (troubles.get(word) ?? 0) + 1);
  }
  const there = results.filter(({ unchanged }) => unchanged);
  const well = results.filter(({ failure, unchanged }) => !failure && !unchanged);
  const requested = well.filter((result) => result.requested).length;
  const done = well.length - requested;
  const states = new Map<string, number>();
  for (const { item, state } of there) {
    const word = (item && readText(item, 'state')) || state || '';
    states.set(word, (states.get(word) ?? 0) + 1);
  }
  return [
    ...(done > 0 ? [`${done} ${toParticiple(name)}`] : []),
    ...(requested > 0 ? [`${name} requested for ${countOf(resource, requested)}`] : []),
    ...[...troubles].map(([word, count]) => `${count} ${word}`),
    ...[...states].map(([state, count]) => `${count} ${state ? `already ${state}` : 'unchanged'}`),
  ].join(', ');
};

/** Takes the results of a run: as they come where the format is made for that, and all at its end. */
export interface Report {
  /** A result that is final. It is written at once by a format in which each outcome stands alone. */
  report(result: Result): void;
  /**
   * All results, in the order of the targets: one outcome each is written, except of those told
   * already, and of several a summary to people. Throws what the run ends with when any of them
   * failed. `answer` are the columns of what the action answered beside the thing itself.
   */
  close(results: readonly Result[], answer?: readonly Column[]): Promise<void>;
}

const wordOf = ({ id, name }: Pick<Outcome, 'id' | 'name'>): string => itemWord(id, name);

/** Says how it went; throws what the run ends with. */
const finish = (session: Session, action: ReportedAction, results: readonly Result[]): void => {
  if (results.length > 1) session.writer.note(summaryOf(action, results));
  const requested = results.filter((result) => result.requested && !result.failure);
  if (action.verb && session.host.terminal.err.isTerminal) {
    const targets = requested.map(({ target }) => target);
    const way = followHint(action.resource, action.verb, targets);
    if (way !== undefined) session.writer.note(`follow it with "${way}"`);
  }
  const failure = verdict(session, action.resource, results);
  if (failure) throw failure;
};

const reportAtTheEnd = (session: Session, action: ReportedAction): Report => ({
  report: () => {},
  close: async (results, answer = []) => {
    const outcomes = results.map((result) => outcomeOf(session, result));
    const failures = new Map(outcomes.map((outcome, at) => [outcome, results[at]?.failure]));
    const brief = (outcome: Outcome): string | undefined => {
      const failure = failures.get(outcome);
      return failure && briefOf(failure);
    };
    await session.writer.document({
      shape: 'outcomes',
      outcomes,
      answer,
      word: wordOf,
      ...(isOneScreen(session) && { brief }),
    });
    finish(session, action, results);
  },
});

const reportAsTheyCome = (session: Session, action: ReportedAction): Report => {
  const feed = openOutcomeStream<Outcome>();
  const reported = new Set<string>();
  const written = session.writer.document({
    shape: 'outcomes',
    outcomes: feed.batches,
    word: wordOf,
  });
  // Whoever closes the report learns of it; until then the actions go on.
  written.catch(() => {});
  const report = (result: Result): void => {
    if (reported.has(result.target.id)) return;
    reported.add(result.target.id);
    feed.give(outcomeOf(session, result));
  };
  return {
    report,
    close: async (results) => {
      for (const result of results) report(result);
      feed.end();
      await written;
      finish(session, action, results);
    },
  };
};

/** Whether each outcome is written when it is there, in the order in which they end. */
export const isReportedLive = ({ writer }: Session): boolean =>
  findFormat(writer.format).writesEachOutcome === true && writer.streams;

/** Opens the report of a run. */
export const openReport = (session: Session, action: ReportedAction): Report =>
  isReportedLive(session) ? reportAsTheyCome(session, action) : reportAtTheEnd(session, action);

/** The report of a run whose results are all there. */
export const reportOutcomes = (
  session: Session,
  action: ReportedAction,
  results: readonly Result[],
): Promise<void> => openReport(session, action).close(results);
