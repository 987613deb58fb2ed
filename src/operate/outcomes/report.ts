import type { Column, Outcome } from '../../output/document.ts';
import { findFormat } from '../../output/formats/formats.ts';
import type { Session } from '../session.ts';
import { formatItemWord } from '../targets/item-word.ts';
import { concludeRun, describeBriefly, isOneScreen, type ReportedAction } from './conclusion.ts';
import { createOutcome, type Result } from './outcome.ts';
import { openOutcomeStream } from './outcome-stream.ts';

/**
 * Writes the results of a run: each immediately if the format allows it, otherwise all at the end.
 */
export interface Report {
  /**
   * Reports a final result. Formats with independent outcomes write it immediately.
   */
  report(result: Result): void;
  /**
   * Closes the report with all results, in the order of the targets. Writes one outcome for each
   * that was not reported yet, and a summary for people if there are several. Throws the failure
   * of the run. `answer` are the columns of a response that is not the resource itself.
   */
  close(results: readonly Result[], answer?: readonly Column[]): Promise<void>;
}

const formatOutcomeWord = ({ id, name }: Pick<Outcome, 'id' | 'name'>): string =>
  formatItemWord(id, name);
const reportAtTheEnd = (session: Session, action: ReportedAction): Report => ({
  report: () => {},
  close: async (results, answer = []) => {
    const outcomes = results.map((result) => createOutcome(session, action.resource, result));
    const failures = new Map(outcomes.map((outcome, at) => [outcome, results[at]?.failure]));
    const brief = (outcome: Outcome): string | undefined => {
      const failure = failures.get(outcome);
      return failure && describeBriefly(failure);
    };
    await session.writer.document({
      shape: 'outcomes',
      outcomes,
      answer,
      word: formatOutcomeWord,
      ...(isOneScreen(session) && { brief }),
    });
    concludeRun(session, action, results);
  },
});

const reportAsTheyCome = (session: Session, action: ReportedAction): Report => {
  const stream = openOutcomeStream<Outcome>();
  // What could not be created has no id.
  const keyOf = ({ target }: Result): unknown => target.id || target;
  const reported = new Set<unknown>();
  const written = session.writer.document({
    shape: 'outcomes',
    outcomes: stream.batches,
    word: formatOutcomeWord,
  });
  // Closing the report reports the failure; until then the actions continue.
  written.catch(() => {});
  const report = (result: Result): void => {
    if (reported.has(keyOf(result))) return;
    reported.add(keyOf(result));
    stream.push(createOutcome(session, action.resource, result));
  };
  return {
    report,
    close: async (results) => {
      for (const result of results) report(result);
      stream.end();
      await written;
      concludeRun(session, action, results);
    },
  };
};

/** Whether each outcome is written as soon as it is known, in the order in which they end. */
export const isReportedLive = ({ writer }: Session): boolean =>
  findFormat(writer.format).writesEachOutcome === true && writer.streams;

/** Opens the report of a run. */
export const openReport = (session: Session, action: ReportedAction): Report =>
  isReportedLive(session) ? reportAsTheyCome(session, action) : reportAtTheEnd(session, action);

/** Writes the report of a run with complete results. */
export const reportOutcomes = (
  session: Session,
  action: ReportedAction,
  results: readonly Result[],
): Promise<void> => openReport(session, action).close(results);
