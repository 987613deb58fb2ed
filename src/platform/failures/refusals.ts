/** Turns error responses of the platform into failures, by status. */
import {
  ActionFailure,
  ConflictFailure,
  ConnectionFailure,
  CredentialsFailure,
  type Failure,
  type FailureDetails,
  TargetFailure,
  TimeoutFailure,
  UnavailableFailure,
} from '../../lib/failures/failures.ts';
import type { Redactor } from '../redact.ts';
import type { RawAnswer } from '../transport/exchange.ts';
import { readHeader } from '../transport/headers.ts';
import { type RefusedRequest, readComplaint } from './complaint.ts';
import {
  createForeignRefusal,
  createNoApiFailure,
  createPlainDetails,
  credentialsHint,
  describeAskedPause,
  isCollection,
  tryAgainHint,
} from './foreign-refusals.ts';
import { isChangingMethod, maybeAppliedHint } from './maybe-applied.ts';
import { isPlatformRefusal } from './who-answered.ts';

const hints = {
  permission: 'ask an administrator of the account for the permission',
  notFound: 'check the name or id; it may have been deleted in the meantime',
  rate: 'wait a moment, or send fewer requests at once (IMCO_CONCURRENCY)',
  unasked: 'imco did not request this: check the endpoint and any proxy on the way',
};

/** What to do after a 5xx: a change may have been carried out in spite of it. */
const suggestAfter = (request: string, status: number): string =>
  isChangingMethod(request) && status !== 503 ? maybeAppliedHint : tryAgainHint;

const createRedirection = (
  raw: RawAnswer,
  redactor: Redactor,
  details: FailureDetails,
): Failure => {
  const check = 'check the endpoint: imco sends your certificate only to the configured one';
  const target = redactor.text(readHeader(raw.headers, 'location') ?? '');
  return new ConnectionFailure(
    `the response is a redirect (${raw.status})${target && ` to ${target}`}, which imco does not follow`,
    {
      ...details,
      code: 'redirected',
      hint: isChangingMethod(details.request ?? '') ? `${check}; ${maybeAppliedHint}` : check,
    },
  );
};

/** The failure for a temporary condition, with the pause that was asked for. */
const createUnavailableFailure = (
  raw: RawAnswer,
  because: string,
  details: FailureDetails,
  now: number,
): Failure => {
  const { status } = raw;
  if (status === 429) {
    const { when, more } = describeAskedPause(raw, now, hints.rate);
    return new UnavailableFailure(
      `the platform received too many requests (429)${because}${when}`,
      { ...details, code: 'rate_limited', ...more },
    );
  }
  const { when, more } = describeAskedPause(raw, now, suggestAfter(details.request ?? '', status));
  const what = status === 503 ? 'is unavailable' : 'failed to process the request';
  return new UnavailableFailure(`the platform ${what} (${status})${because}${when}`, {
    ...details,
    code: status === 503 ? 'unavailable' : 'server_error',
    ...more,
  });
};

/** The failure for a status, whoever responded with it. */
const createStatusFailure = (
  raw: RawAnswer,
  said: string,
  details: FailureDetails,
  now: number,
): Failure => {
  const { status } = raw;
  const request = details.request ?? '';
  const because = said ? `: ${said}` : '';
  switch (status) {
    case 400:
    case 409:
    case 422:
      return new ConflictFailure(`the platform refused the request (${status})${because}`, {
        ...details,
        code: status === 409 ? 'conflict' : 'invalid',
      });
    case 401:
      return new CredentialsFailure(`the platform rejected your credentials (401)${because}`, {
        ...details,
        code: 'unauthorized',
        hint: credentialsHint,
      });
    case 403:
      return new CredentialsFailure(`the platform denied permission (403)${because}`, {
        ...details,
        code: 'forbidden',
        hint: hints.permission,
      });
    case 404:
    case 410:
      return new TargetFailure(`the platform did not find the resource (${status})${because}`, {
        ...details,
        code: 'not_found',
        hint: hints.notFound,
      });
    case 408:
      return new TimeoutFailure(`the platform timed out waiting for the request (408)${because}`, {
        ...details,
        code: 'request_timeout',
        hint: suggestAfter(request, status),
      });
    default:
      return status === 429 || status >= 500
        ? createUnavailableFailure(raw, because, details, now)
        : new ActionFailure(`the platform refused the request (${status})${because}`, details);
  }
};

/** The failure for a 3xx response; undefined for a refusal. */
const explainUnasked = (
  raw: RawAnswer,
  request: string,
  redactor: Redactor,
): Failure | undefined => {
  const details = createPlainDetails(raw, request, redactor);
  if (raw.status === 304) {
    return new ConnectionFailure('the response is "not modified" (304)', {
      ...details,
      code: 'unexpected_answer',
      hint: isChangingMethod(request) ? maybeAppliedHint : hints.unasked,
    });
  }
  return raw.status < 400 ? createRedirection(raw, redactor, details) : undefined;
};

/** The failure for a response of a storage with status 300 or higher, in any format. */
export const createStorageRefusal = (
  raw: RawAnswer,
  request: string,
  refused: RefusedRequest,
): Failure => {
  const { redactor, now } = refused;
  const details = createPlainDetails(raw, request, redactor);
  return (
    explainUnasked(raw, request, redactor) ??
    createStatusFailure(raw, readComplaint(raw, refused).summary, details, now)
  );
};

/**
 * The failure for a response with status 300 or higher. `request` is `METHOD URL`; `now` is in ms
 * since 1970; `called` maps members of the request to what the user calls them.
 */
export const createRefusalFailure = (
  raw: RawAnswer,
  request: string,
  refused: RefusedRequest,
): Failure => {
  const { redactor, now } = refused;
  const odd = explainUnasked(raw, request, redactor);
  if (odd) return odd;
  if (!isPlatformRefusal(raw)) return createForeignRefusal(raw, request, refused);
  const { summary, fields } = readComplaint(raw, refused);
  const plain = createPlainDetails(raw, request, redactor);
  const details = fields ? { ...plain, fields } : plain;
  return raw.status === 404 && !isChangingMethod(request) && isCollection(request)
    ? createNoApiFailure(request, summary, details)
    : createStatusFailure(raw, summary, details, now);
};
