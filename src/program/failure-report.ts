import { findExitCode } from '../cli/exit-codes.ts';
import type { RunContext } from '../cli/run-context.ts';
import type { Host } from '../host.ts';
import { createDefect } from '../lib/failures/defect.ts';
import { Failure, type FailureDetails } from '../lib/failures/failures.ts';
import { createHider } from '../lib/text/hide-secrets.ts';
import type { Writer } from '../output/writer.ts';
import { recogniseSystemFailure } from '../platform/failures/system-failure.ts';

/** How a run ended, with what is reported about it. */
export interface RunEnd {
  readonly code: number;
  readonly kind: string;
  readonly message: string;
  readonly failure: Failure;
  readonly details: FailureDetails;
}

/** Turns anything that was thrown into a failure with its exit code. */
export const createRunEnd = (thrown: unknown): RunEnd => {
  const failure =
    thrown instanceof Failure ? thrown : (recogniseSystemFailure(thrown) ?? createDefect(thrown));
  return {
    code: findExitCode(failure.kind),
    kind: failure.code,
    message: failure.message,
    failure,
    details: failure.details,
  };
};

/** The words and variables that were given to imco. */
const collectGivenWords = ({ args, env }: Host): readonly string[] => [
  ...args,
  ...Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && /^(?:IMCO|CONCERTO)_/.test(name) ? [value] : [],
  ),
];

/** Hides what looks secret in a failure that repeats words given to imco. */
const hideSecrets = (ended: RunEnd, host: Host): RunEnd => {
  const hide = createHider(collectGivenWords(host));
  const message = hide(ended.message);
  const { hint, lines, request, fields, ...rest } = ended.details;
  const details: FailureDetails = {
    ...rest,
    ...(hint !== undefined && { hint: hide(hint) }),
    ...(lines && { lines: lines.map(hide) }),
    ...(request !== undefined && { request: hide(request) }),
    ...(fields && {
      fields: Object.fromEntries(
        Object.entries(fields).map(([name, reasons]) => [hide(name), reasons.map(hide)]),
      ),
    }),
  };
  return { ...ended, message, details };
};

/** Reports to a person, in two or three lines: what failed, the details, what to do next. */
const reportToPerson = (writer: Writer, { details, message }: RunEnd): void => {
  writer.warn(`error: ${message}`);
  const { lines = [], hint } = details;
  for (const line of lines) writer.warn(`  ${line}`);
  if (hint) writer.warn(`hint: ${hint}`);
};

/** Reports to a program: one JSON object on stderr. */
const reportToProgram = (context: RunContext, ended: RunEnd): void => {
  const { writer } = context;
  const notices = [...context.notices, ...context.warnings];
  const { hint, status, fields, request, lines, retryAfter } = ended.details;
  const error = {
    code: ended.kind,
    exit: ended.code,
    message: ended.message,
    hint: hint ?? null,
    status: status ?? null,
    fields: fields ?? null,
    request: request ?? null,
    ...(lines && { details: lines }),
    ...(retryAfter && { retry_after: retryAfter }),
    ...(notices.length > 0 && { notices }),
  };
  writer.warnProgram(JSON.stringify({ error }));
};

/** Reports the warnings that were held back, if no failure reports them. */
export const reportWarnings = ({ writer, warnings }: RunContext): void => {
  if (warnings.length > 0) writer.warnProgram(JSON.stringify({ warnings: [...new Set(warnings)] }));
};

/** Reports on stderr how the run ended, in the active format. */
export const reportFailure = (context: RunContext, thrown: RunEnd): void => {
  if (thrown.details.silent) {
    reportWarnings(context);
    return;
  }
  const ended = hideSecrets(thrown, context.host);
  if (context.writer.reportsAsText) reportToPerson(context.writer, ended);
  else reportToProgram(context, ended);
};
