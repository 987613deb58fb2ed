import { readErrorCode, readErrorMessage } from '../../lib/failures/error-causes.ts';
import {
  ConnectionFailure,
  CredentialsFailure,
  type Failure,
} from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import type { BrokenExchange } from '../transport/exchange.ts';
import type { ErrorContext } from './error-facts.ts';
import { errorRecognisers } from './error-recognisers.ts';
import { findLocalFailure } from './local-failure.ts';
import { isChangingMethod, maybeAppliedHint } from './maybe-applied.ts';

/** Code and message in upper case with underscores: OpenSSL's reason may be in either. */
const formatSignature = (error: unknown): string =>
  `${readErrorCode(error)} ${readErrorMessage(error)}`.toUpperCase().replaceAll(/[ /-]/g, '_');

/** Turns a broken exchange into a failure that explains what happened and what to do. */
export const recogniseError = (broken: BrokenExchange, context: ErrorContext): Failure => {
  const request = context.redactor.text(context.request);
  // A change that was sent, even in part, may have been carried out.
  const doubt =
    isChangingMethod(context.request) && broken.progress !== 'unsent'
      ? { hint: maybeAppliedHint }
      : {};
  // Failures before the platform was reached already have their message.
  const local = findLocalFailure(broken.error);
  if (local) return withDetails(local, local.message, { request, ...doubt });
  const url = new URL(context.connection.endpoint);
  const facts = {
    ...context,
    broken,
    host: url.hostname,
    address: `${url.hostname}:${url.port || 443}`,
  };
  const sign = formatSignature(broken.error);
  const recogniser = errorRecognisers.find(({ pattern }) => pattern.test(sign));
  const { kind, message, ...found } = recogniser?.explain(facts) ?? {
    kind: undefined,
    code: 'connection',
    message: `the connection to ${facts.address} failed: ${context.redactor.text(readErrorMessage(broken.error))}`,
    hint: 'run the command again with --debug for details',
  };
  const Kind = kind === 'refused' ? CredentialsFailure : ConnectionFailure;
  return new Kind(message, {
    ...found,
    ...(kind !== 'refused' && doubt),
    ...(recogniser?.lasting && { lasting: true as const }),
    request,
    cause: broken.error,
  });
};
