import { jsonText } from '../catalog/json-text.ts';
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
} from '../failures.ts';
import { isCompressed, textOf } from './answers.ts';
import { isDeeper } from './depth.ts';
import { parseJson } from './exact-json.ts';
import type { RawAnswer } from './exchange.ts';
import { gistOf } from './gist.ts';
import { headerIn } from './headers.ts';
import { isChange, perhapsDone } from './perhaps-done.ts';
import type { Redactor } from './redact.ts';
import { retryAfter } from './retry.ts';

/** What the body of a refusal says. */
interface Complaint {
  /** In one line; empty when the body says nothing. */
  readonly summary: string;
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members in which services commonly put a message for people, the platform's own first. */
const messageMembers = ['error', 'message', 'detail', 'error_description', 'title'];

/** The message in an object or text; undefined where there is none. */
const messageIn = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (!isObject(value)) return undefined;
  for (const member of messageMembers) {
    const message = messageIn(value[member]);
    if (message?.trim()) return message;
  }
  return undefined;
};

/** Every message in a value of `errors`, whatever its shape: text, lists, objects, numbers. */
const messagesIn = (value: unknown): readonly string[] => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(messagesIn);
  const message = messageIn(value);
  if (message !== undefined) return [message];
  if (!isObject(value)) return [String(value)];
  return Object.entries(value).flatMap(([name, held]) =>
    messagesIn(held).map((said) => `${name}: ${said}`),
  );
};

/** What the user calls a member of the request. */
type Called = (member: string) => string;

const asIs: Called = (member) => member;

/** What is known of a request that was refused. */
interface Refused {
  readonly redactor: Redactor;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly called?: Called | undefined;
  /** The answer is one of those that are secret as a whole: only its messages are told. */
  readonly isSecret?: boolean | undefined;
  /** The body that was sent; none where it had none. */
  readonly sent?: unknown;
}

/** `errors` of the platform: messages by field, or a plain list of messages. */
const complaintIn = (errors: unknown, called: Called): Complaint => {
  if (!isObject(errors)) return { summary: messagesIn(errors).join('; ') };
  const fields = Object.entries(errors).map(
    ([name, value]) => [name, messagesIn(value)] satisfies [string, readonly string[]],
  );
  const summary = fields
    .map(([name, said]) =>
      name === 'base' ? said.join(', ') : `${called(name)}: ${said.join(', ')}`,
    )
    .join('; ');
  return { summary, fields: Object.fromEntries(fields) };
};

/** The JSON a text is, as far as that can be read. */
const parsed = (text: string): unknown => {
  try {
    const value: unknown = parseJson(text);
    return isDeeper(value) ? undefined : value;
  } catch {
    return undefined;
  }
};

/** Reads the body of a refusal: `errors`, then `error`, then any JSON, then a page or text. */
const complaintOf = (
  raw: RawAnswer,
  { redactor, called = asIs, isSecret, sent }: Refused,
): Complaint => {
  if (isCompressed(raw)) return { summary: '' };
  const text = textOf(raw.body);
  const said = parsed(text);
  const body = redactor.value(said);
  if (isObject(said) && said.errors !== undefined && said.errors !== null) {
    const complaint = complaintIn(redactor.reasons(said.errors, sent), called);
    if (complaint.summary) return complaint;
  }
  const message = messageIn(body);
  if (message?.trim()) return { summary: message.trim() };
  if (isSecret) return { summary: '' };
  const shown = gistOf(body === undefined ? redactor.text(text) : jsonText(body));
  // What was written otherwise in a page is plain text now.
  return { summary: redactor.text(shown) };
};

const hints = {
  credentials: 'check that the certificate is your current API key and was not revoked',
  permission: 'ask an administrator of the account for the permission',
  notFound: 'check the name or id; it may have been removed meanwhile',
  rate: 'wait a little, or send fewer requests at once (IMCO_CONCURRENCY)',
  unasked: 'imco asks for no such answer: check the endpoint, and for a proxy on the way',
  unavailable: 'try again in a few minutes',
};

/** What to do after a 5xx: a change may have happened in spite of it. */
const hintAfter = (request: string, status: number): string =>
  isChange(request) && status !== 503 ? perhapsDone : hints.unavailable;

const redirection = (raw: RawAnswer, redactor: Redactor, details: FailureDetails): Failure => {
  const target = redactor.text(headerIn(raw.headers, 'location') ?? '');
  return new ConnectionFailure(
    `the platform answered with a redirection (${raw.status})${target && ` to ${target}`}, which imco does not follow`,
    {
      ...details,
      code: 'redirected',
      hint: 'check the endpoint: your certificate is shown to the configured one only',
    },
  );
};

/** nginx lets the TLS handshake pass and answers a page: "400 The SSL certificate error". */
const isAboutCertificate = (said: string): boolean => /^400 .*SSL certificate/i.test(said);

const failureOf = (raw: RawAnswer, said: string, details: FailureDetails, now: number): Failure => {
  const { status } = raw;
  const request = details.request ?? '';
  const because = said ? `: ${said}` : '';
  if (status === 400 && isAboutCertificate(said)) {
    return new CredentialsFailure(`the platform refused your certificate${because}`, {
      ...details,
      code: 'client_certificate_refused',
      hint: hints.credentials,
    });
  }
  switch (status) {
    case 400:
    case 409:
    case 422:
      return new ConflictFailure(`the platform refused the request (${status})${because}`, {
        ...details,
        code: status === 409 ? 'conflict' : 'invalid',
      });
    case 401:
      return new CredentialsFailure(`the platform does not accept who you are (401)${because}`, {
        ...details,
        code: 'unauthorized',
        hint: hints.credentials,
      });
    case 403:
      return new CredentialsFailure(`the platform does not allow you this (403)${because}`, {
        ...details,
        code: 'forbidden',
        hint: hints.permission,
      });
    case 404:
    case 410:
      return new TargetFailure(`the platform does not have this (${status})${because}`, {
        ...details,
        code: 'not_found',
        hint: hints.notFound,
      });
    case 408:
      return new TimeoutFailure(`the platform gave up waiting for the request (408)${because}`, {
        ...details,
        code: 'request_timeout',
        hint: hintAfter(request, status),
      });
    case 429: {
      const pause = retryAfter(raw, now);
      const when = pause === undefined ? '' : `; it asks to wait ${Math.ceil(pause / 1000)} s`;
      return new UnavailableFailure(
        `the platform limits the rate of requests (429)${because}${when}`,
        {
          ...details,
          code: 'rate_limited',
          hint: hints.rate,
        },
      );
    }
    default:
      return status >= 500
        ? new UnavailableFailure(`the platform failed to answer (${status})${because}`, {
            ...details,
            code: status === 503 ? 'unavailable' : 'server_error',
            hint: hintAfter(request, status),
          })
        : new ActionFailure(`the platform refused the request (${status})${because}`, details);
  }
};

/**
 * The failure that an answer with a status from 300 up means. `request` is `METHOD URL`; `now` is
 * in ms since 1970; `called` words the members of the request that the platform complains of.
 */
export const refusalOf = (raw: RawAnswer, request: string, refused: Refused): Failure => {
  const { redactor, now } = refused;
  const plain = { status: raw.status, request: redactor.text(request) };
  if (raw.status === 304) {
    return new ConnectionFailure('the platform answered that nothing has changed (304)', {
      ...plain,
      code: 'unexpected_answer',
      hint: isChange(request) ? perhapsDone : hints.unasked,
    });
  }
  if (raw.status < 400) return redirection(raw, redactor, plain);
  const { summary, fields } = complaintOf(raw, refused);
  return failureOf(raw, summary, fields ? { ...plain, fields } : plain, now);
};
