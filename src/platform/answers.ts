import type { ErrorCode } from '../lib/failures/error-codes.ts';
import { ConnectionFailure } from '../lib/failures/failures.ts';
import { parseJson } from '../lib/json/exact-json.ts';
import { isNestedDeeper } from '../lib/json/nesting-depth.ts';
import { isHtmlPage, summariseBody } from './failures/body-summary.ts';
import { isChangingMethod, maybeAppliedHint } from './failures/maybe-applied.ts';
import type { AnswerHeaders, PlatformAnswer } from './platform.ts';
import type { Redactor } from './redact.ts';
import type { RawAnswer } from './transport/exchange.ts';
import { readHeader } from './transport/headers.ts';

const hints = {
  page: 'check the endpoint; a proxy, a firewall or a login page may be responding instead of the platform',
  broken: 'try again; if it happens again, a proxy may be cutting responses short',
  long: 'narrow down the request',
};

/** Decodes a body. Invalid UTF-8 becomes U+FFFD; a byte order mark is dropped. */
export const decodeBody = (body: Buffer): string => {
  const text = body.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
};

/**
 * Whether a body is compressed, by its header or by the first bytes of gzip. imco did not request
 * compression and does not decompress: the content may be far larger than the body.
 */
export const isCompressedAnswer = ({ headers, body }: RawAnswer): boolean => {
  const encoding = readHeader(headers, 'content-encoding') ?? 'identity';
  return encoding !== 'identity' || (body[0] === 0x1f && body[1] === 0x8b);
};

/**
 * Reads a successful response to `request` (as `METHOD URL`). An empty body is `undefined`. Throws
 * a `ConnectionFailure` if the body is too long, a web page, or not complete JSON.
 */
export const readAnswer = (raw: RawAnswer, request: string, redactor: Redactor): PlatformAnswer => {
  const { status } = raw;
  const failure = (message: string, code: ErrorCode, hint: string): ConnectionFailure =>
    new ConnectionFailure(message, {
      code,
      hint: isChangingMethod(request) ? maybeAppliedHint : hint,
      status,
      request,
    });

  if (raw.cut) throw failure('the response is too long', 'answer_too_long', hints.long);
  if (isCompressedAnswer(raw)) {
    throw failure(
      'the response is compressed, which imco did not request',
      'compressed',
      hints.page,
    );
  }
  const text = decodeBody(raw.body);
  if (text.trim() === '') return { status, body: undefined };
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    // The parser's message quotes the body, which may contain secrets; ours does not.
    const summary = redactor.text(summariseBody(redactor.text(text)));
    if (isHtmlPage(text))
      throw failure(`the response is a web page: ${summary}`, 'no_json', hints.page);
    if (/^\s*[[{]/.test(text)) {
      throw failure('the response is invalid or incomplete JSON', 'broken_json', hints.broken);
    }
    throw failure(`the response is not JSON: ${summary}`, 'no_json', hints.page);
  }
  if (isNestedDeeper(body)) throw failure(...wordsFor['too deep']);
  return { status, body };
};

/**
 * Throws a `ConnectionFailure` for an empty response to a POST or PUT, to which the platform
 * responds with what it created or changed: a proxy may have responded without forwarding the
 * request.
 */
export const checkEmpty = ({ status }: PlatformAnswer, request: string): void => {
  if (!/^P(?:OST|UT) /.test(request)) return;
  throw new ConnectionFailure(`the response is empty (${status}), but JSON was expected`, {
    code: 'unexpected_answer',
    hint: maybeAppliedHint,
    status,
    request,
  });
};

const wordsFor = {
  broken: ['the response is invalid or incomplete JSON', 'broken_json', hints.broken],
  'too deep': ['the response is nested too deeply', 'answer_too_deep', hints.page],
  'too long': ['one item of the response is larger than 64 MB', 'answer_too_long', hints.long],
} as const;

/** The failure for a streamed array that cannot be read. */
export const createUnreadableArrayFailure = (
  why: keyof typeof wordsFor,
  request: string,
): ConnectionFailure => {
  const [message, code, hint] = wordsFor[why];
  return new ConnectionFailure(message, { code, hint, status: 200, request });
};

/** The headers of a response, by lower-case name. Cookies are left out: they identify a session. */
export const readAnswerHeaders = ({ headers }: RawAnswer): AnswerHeaders =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'set-cookie' ? [] : [[name, value]],
    ),
  );
