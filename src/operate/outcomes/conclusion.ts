import type { ActionVerb, Resource } from '../../catalog/vocabulary.ts';
import { findSharedStatus } from '../../lib/failures/combine.ts';
import {
  type Failure,
  Interruption,
  PartialFailure,
  TimeoutFailure,
} from '../../lib/failures/failures.ts';
import { toParticiple } from '../../lib/text/participles.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { formatFollowHint } from '../waiting/follow-words.ts';
import { formatState } from '../waiting/state-words.ts';
import { formatOutcomeLine, type Result } from './outcome.ts';

/** Whether table and failures appear on the same screen, where nothing should be shown twice. */
export const isOneScreen = ({ host: { terminal }, writer }: Session): boolean =>
  writer.forPeople && terminal.out.isTerminal && terminal.err.isTerminal;

/** Maximum number of failures listed below a table, which contains all of them. */
const mostFailureLines = 20;

const limitLines = (session: Session, lines: readonly string[]): readonly string[] => {
  const more = lines.length - mostFailureLines;
  return session.writer.forPeople && !isOneScreen(session) && more > 0
    ? [...lines.slice(0, mostFailureLines), `and ${more} more (see the table)`]
    : lines;
};

/** The failure of the run: an interruption first, a single failure unchanged. */
const createRunFailure = (
  session: Session,
  resource: Resource,
  results: readonly Result[],
): Failure | undefined => {
  const failures = results.flatMap(({ failure }) => (failure ? [failure] : []));
  const [first] = failures;
  if (!first || results.length === 1) return first;
  const findWhole = (failure: Failure | undefined): Failure | undefined =>
    failure?.details.partOf ?? failure;
  const stopped = failures.find((failure) => failure instanceof Interruption);
  const whole = findWhole(stopped);
  // Targets that were interrupted together share one failure.
  const others = results.filter(({ failure }) => findWhole(failure) !== whole);
  const lines = limitLines(session, [
    ...new Set((stopped ? others : results).flatMap(formatOutcomeLine)),
  ]);
  if (stopped && whole) {
    const more = lines.length > 0 ? { lines } : {};
    return new Interruption(stopped.kind, whole.message, { ...whole.details, ...more });
  }
  // What only took longer than the wait has not failed.
  if (failures.every((failure) => failure.code === 'wait_timeout')) {
    const late = `${failures.length} of ${results.length} ${resource.titles}`;
    return new TimeoutFailure(`${late} are still in progress`, { code: 'wait_timeout', lines });
  }
  return new PartialFailure(`${failures.length} of ${results.length} ${resource.titles} failed`, {
    lines,
    // Where nothing is found, the platform may lack the version of the API.
    ...(failures.length === results.length &&
      findSharedStatus(failures) === 404 && { status: 404 }),
  });
};

/** The action that the report is about. */
export interface ReportedAction {
  readonly resource: Resource;
  readonly name: string;
  /** Present for an action that may continue after its response. */
  readonly verb?: ActionVerb;
}

/** The kind of a failure in a summary; an interrupted action has not failed. */
const classifyFailure = (failure: Failure): 'failed' | 'still in progress' | 'not sent' => {
  if (failure.code === 'wait_timeout') return 'still in progress';
  if (!(failure instanceof Interruption)) return 'failed';
  if (failure.details.partOf) return 'still in progress';
  return failure.code === 'not_sent' ? 'not sent' : 'failed';
};

/** The short form of a failure, for a table with the full failures below it. */
export const describeBriefly = (failure: Failure): string => {
  const trouble = classifyFailure(failure);
  return trouble === 'failed' && failure instanceof Interruption ? 'interrupted' : trouble;
};

const formatCount = ({ title, titles }: Resource, count: number): string =>
  `${count} ${count === 1 ? title : titles}`;

/** The summary line: how many succeeded, failed and were unchanged. */
const summarizeResults = (
  { resource, name }: ReportedAction,
  results: readonly Result[],
): string => {
  const troubles = new Map<string, number>();
  for (const { failure } of results) {
    if (!failure) continue;
    const word = classifyFailure(failure);
    troubles.set(word, (troubles.get(word) ?? 0) + 1);
  }
  const unchangedResults = results.filter(({ unchanged }) => unchanged);
  const succeeded = results.filter(({ failure, unchanged }) => !failure && !unchanged);
  const requested = succeeded.filter((result) => result.requested).length;
  const done = succeeded.length - requested;
  const states = new Map<string, number>();
  for (const { item, state } of unchangedResults) {
    const word = (item && readText(item, 'state')) || state || '';
    states.set(word, (states.get(word) ?? 0) + 1);
  }
  return [
    ...(done > 0 ? [`${done} ${toParticiple(name)}`] : []),
    ...(requested > 0 ? [`${name} requested for ${formatCount(resource, requested)}`] : []),
    ...[...troubles].map(([word, count]) => `${count} ${word}`),
    ...[...states].map(
      ([state, count]) => `${count} ${state ? `already ${formatState(state)}` : 'unchanged'}`,
    ),
  ].join(', ');
};

/** Prints the summary and the next step; throws the failure of the run, if any. */
export const concludeRun = (
  session: Session,
  action: ReportedAction,
  results: readonly Result[],
): void => {
  if (results.length > 1) session.writer.note(summarizeResults(action, results));
  const requested = results.filter((result) => result.requested && !result.failure);
  if (action.verb && session.host.terminal.err.isTerminal) {
    const targets = requested.map(({ target }) => target);
    const way = formatFollowHint(action.resource, action.verb, targets);
    if (way !== undefined) session.writer.note(`follow it with "${way}"`);
  }
  const failure = createRunFailure(session, action.resource, results);
  if (failure) throw failure;
};
