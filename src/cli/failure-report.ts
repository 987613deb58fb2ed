import { Failure } from '../failures.ts';
import type { Writer } from '../output/writer.ts';
import { defectHint, exitCodeOf } from './exit-codes.ts';
import type { Stage } from './stage.ts';

/** How a run ended and how to tell it. */
export interface Ended {
  readonly code: number;
  readonly kind: string;
  readonly message: string;
  readonly hint: string | undefined;
  readonly failure: Failure | undefined;
}

/** The failure behind whatever was thrown; a defect has no class and its own code. */
export const endedBy = (thrown: unknown): Ended => {
  if (thrown instanceof Failure) {
    return {
      code: exitCodeOf(thrown.kind),
      kind: thrown.code,
      message: thrown.message,
      hint: thrown.details.hint,
      failure: thrown,
    };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: exitCodeOf('defect'),
    kind: 'defect',
    message: `this is a defect of imco: ${message}`,
    hint: defectHint,
    failure: undefined,
  };
};

/** Two or three lines for a person: what failed, the particulars, what to do next. */
const reportToPerson = (writer: Writer, { failure, message, hint }: Ended): void => {
  writer.warn(`error: ${message}`);
  for (const line of failure?.details.lines ?? []) writer.warn(`  ${line}`);
  if (hint) writer.warn(`hint: ${hint}`);
};

/** One JSON object on stderr for a program. */
const reportToProgram = ({ writer, notices }: Stage, ended: Ended): void => {
  const { status, fields, request, lines } = ended.failure?.details ?? {};
  const error = {
    code: ended.kind,
    exit: ended.code,
    message: ended.message,
    hint: ended.hint ?? null,
    status: status ?? null,
    fields: fields ?? null,
    request: request ?? null,
    ...(lines && { details: lines }),
    ...(notices.length > 0 && { notices }),
  };
  writer.warn(JSON.stringify({ error }));
};

/** Says on stderr how the run ended, in the words of the format in force. */
export const reportFailure = (stage: Stage, ended: Ended): void => {
  if (ended.failure?.details.silent) return;
  if (stage.writer.forPeople) reportToPerson(stage.writer, ended);
  else reportToProgram(stage, ended);
};
