/**
 * Responses that are not from the platform but from a proxy, load balancer or firewall in between.
 */
import {
  ConnectionFailure,
  CredentialsFailure,
  type Failure,
  type FailureDetails,
  TimeoutFailure,
  UnavailableFailure,
} from '../../lib/failures/failures.ts';
import type { Redactor } from '../redact.ts';
import { readAskedPause } from '../retry-after.ts';
import type { RawAnswer } from '../transport/exchange.ts';
import type { RefusedRequest } from './complaint.ts';
import { isChangingMethod, maybeAppliedHint } from './maybe-applied.ts';
import { noApiCode } from './no-api-code.ts';
import { describeBody, isAboutCertificate } from './who-answered.ts';

/** The code of failures by responses that are not from the platform. */
export const foreignAnswerCode = 'foreign_answer';

/** What to do if our certificate is refused. */
export const credentialsHint =
  'check that the certificate is your current API key and has not been revoked';

/** What to do if the platform is temporarily unavailable. */
export const tryAgainHint = 'try again in a few minutes';

export const createPlainDetails = (
  raw: RawAnswer,
  request: string,
  redactor: Redactor,
): FailureDetails => ({
  status: raw.status,
  request: redactor.text(request),
});

/** Text and details of the pause that a response asks for, if any. */
export const describeAskedPause = (raw: RawAnswer, now: number, hint: string) => {
  const asked = readAskedPause(raw, now);
  if (!asked) return { when: '', more: { hint } };
  const { words, seconds, at } = asked;
  return {
    when: `; it asks to try again ${words}`,
    more: {
      hint: hint.replace(tryAgainHint, 'try again then'),
      retryAfter: { seconds, at },
    },
  };
};

/** Whether `METHOD URL` contains no id, so that a 404 is about the path itself. */
export const isCollection = (request: string): boolean =>
  /^\w+ https?:\/\/[^/]+(?:\/v\d+)?(?:\/[a-z_]+)*\/?$/.test(request);

const checkEndpoint = 'check endpoint, port and --api';

/** The failure for a 404 on a path that every platform with this API version has. */
export const createNoApiFailure = (
  request: string,
  said: string,
  details: FailureDetails,
): Failure => {
  const path = new URL(request.slice(request.indexOf(' ') + 1)).pathname;
  return new ConnectionFailure(
    `the endpoint has no API at ${path} (${details.status})${said && `: ${said}`}`,
    {
      ...details,
      code: noApiCode,
      hint: isChangingMethod(request) ? `${checkEndpoint}; ${maybeAppliedHint}` : checkEndpoint,
    },
  );
};

/** Statuses of requests that are too large. */
const tooLarge = [413, 414, 431];

const suggestForForeign = (request: string, status: number): string => {
  const check = tooLarge.includes(status)
    ? 'the request is too large for the proxy: send less data at once'
    : status >= 500
      ? `the platform behind it may be down: ${tryAgainHint}`
      : 'check the endpoint, proxy and VPN, or ask the administrator of the platform';
  return isChangingMethod(request) ? `${check}; ${maybeAppliedHint}` : check;
};

/** The failure for a response that is not from the platform. */
export const createForeignRefusal = (
  raw: RawAnswer,
  request: string,
  { redactor, now }: RefusedRequest,
): Failure => {
  const { status } = raw;
  const details = createPlainDetails(raw, request, redactor);
  const what = describeBody(raw, (text) => redactor.text(text));
  if (isAboutCertificate(raw)) {
    return new CredentialsFailure(`the platform refused your certificate (${status}): ${what}`, {
      ...details,
      code: 'client_certificate_refused',
      hint: credentialsHint,
    });
  }
  if ((status === 404 || status === 410) && isCollection(request)) {
    return createNoApiFailure(request, what, details);
  }
  const who = status === 401 || status === 403 ? 'a firewall or proxy' : 'a proxy or load balancer';
  const { when, more } = describeAskedPause(raw, now, suggestForForeign(request, status));
  const message = `${who} responded instead of the platform (${status}): ${what}${when}`;
  const withMore = { ...details, ...more };
  if (status === 429) return new UnavailableFailure(message, { ...withMore, code: 'rate_limited' });
  if (status === 408) return new TimeoutFailure(message, { ...withMore, code: 'request_timeout' });
  // 511 is a network that requires a login first (RFC 6585, 6).
  return status >= 500 && status !== 511
    ? new UnavailableFailure(message, {
        ...withMore,
        code: status === 503 ? 'unavailable' : 'server_error',
      })
    : new ConnectionFailure(message, { ...withMore, code: foreignAnswerCode });
};
