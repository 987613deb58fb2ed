import type { Clock } from '../host.ts';
import type { Failure } from '../lib/failures/failures.ts';
import { checkEmpty, readAnswer, readAnswerHeaders } from './answers.ts';
import { recogniseError } from './failures/recognise.ts';
import { createRefusalFailure } from './failures/refusals.ts';
import type { Connection, PlatformAnswer, SendOptions } from './platform.ts';
import { createFullRedactor, type Redactor } from './redact.ts';
import type { ExchangeResult } from './transport/exchange.ts';

/** What is needed to read an outcome. */
export interface OutcomeContext {
  readonly connection: Connection;
  readonly redactor: Redactor;
  readonly clock: Clock;
}

/** What is needed to report a refusal. */
type Refusable = Pick<SendOptions, 'called' | 'secret'> & {
  /** The body that was sent. */
  readonly sent?: unknown;
};

/** Turns an outcome other than success into a failure. `request` is `METHOD URL`. */
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

/** Reads a successful outcome. Throws the failure for any other. */
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
