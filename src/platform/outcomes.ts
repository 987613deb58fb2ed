import type { Clock } from '../host.ts';
import type { Failure } from '../lib/failures/failures.ts';
import { checkEmpty, readAnswer, readAnswerHeaders } from './answers.ts';
import { recogniseError } from './failures/recognise.ts';
import { createRefusalFailure } from './failures/refusals.ts';
import type { Connection, PlatformAnswer, SendOptions } from './platform.ts';
import { createFullRedactor, type Redactor } from './redact.ts';
import type { ExchangeResult } from './transport/exchange.ts';

/** What is known where an outcome is read. */
export interface OutcomeContext {
  readonly connection: Connection;
  readonly redactor: Redactor;
  readonly clock: Clock;
}

/** What a refusal of a request is reported with. */
type Refusable = Pick<SendOptions, 'called' | 'secret'> & {
  /** The body that was sent. */
  readonly sent?: unknown;
};

/** The failure an outcome other than success is. `request` is reported as `METHOD URL`. */
export const createOutcomeFailure = (
  { connection, redactor, clock }: OutcomeContext,
  outcome: ExchangeResult,
  request: string,
  { called, secret, sent }: Refusable = {},
): Failure => {
  const now = clock.now();
  return outcome.kind === 'broken'
    ? recogniseError(outcome, { connection, redactor, request, now })
    : createRefusalFailure(outcome, request, { redactor, now, called, isSecret: secret, sent });
};

/** The answer an outcome is. Throws the failure that it is otherwise. */
export const readOutcome = (
  context: OutcomeContext,
  outcome: ExchangeResult,
  request: string,
  { withHeaders, mayBeEmpty, ...asked }: SendOptions & Refusable,
): PlatformAnswer => {
  if (outcome.kind === 'broken' || outcome.status >= 300) {
    throw createOutcomeFailure(context, outcome, request, asked);
  }
  const { redactor } = context;
  const answer = readAnswer(
    outcome,
    request,
    asked.secret ? createFullRedactor(redactor) : redactor,
  );
  if (answer.body === undefined && !mayBeEmpty) checkEmpty(answer, redactor.text(request));
  return withHeaders ? { ...answer, headers: readAnswerHeaders(outcome) } : answer;
};
