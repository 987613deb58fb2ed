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
  page: 'check the endpoint; a proxy, a firewall or a log-in page may stand between you and the platform',
  broken: 'try again; if it stays, a proxy on the way may cut answers short',
  long: 'narrow the request down',
};

/** The text of a body. Invalid UTF-8 becomes U+FFFD; a byte order mark is dropped. */
export const decodeBody = (body: Buffer): string => {
  const text = body.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
};

/**
 * Whether a body is compressed, as it says or as gzip shows in its first bytes. What was not asked
 * for is not unpacked: it may be far larger than it looks.
 */
export const isCompressedAnswer = ({ headers, body }: RawAnswer): boolean => {
  const encoding = readHeader(headers, 'content-encoding') ?? 'identity';
  return encoding !== 'identity' || (body[0] === 0x1f && body[1] === 0x8b);
};

/**
 * Reads a successful answer to `request` (as `METHOD URL`). An empty body is `undefined`. Throws a
 * `ConnectionFailure` when the body is too long, a web page, or no whole JSON.
 */
export const readAnswer = (raw: RawAnswer, request: string, redactor: Redactor): PlatformAnswer => {
  const { status } = raw;
  const failure = (message: string, code: string, hint: string): ConnectionFailure =>
    new ConnectionFailure(message, {
      code,
      hint: isChangingMethod(request) ? maybeAppliedHint : hint,
      status,
      request,
    });

  if (raw.cut) throw failure('the answer is far too long', 'answer_too_long', hints.long);
  if (isCompressedAnswer(raw)) {
    throw failure('the answer is compressed, which imco did not ask for', 'compressed', hints.page);
  }
  const text = decodeBody(raw.body);
  if (text.trim() === '') return { status, body: undefined };
  let body: unknown;
  try {
    body = parseJson(text);
  } catch {
    // The parser's message quotes the body, which may hold secrets; ours says what matters.
    const summary = redactor.text(summariseBody(redactor.text(text)));
    if (isHtmlPage(text)) throw failure(`a web page came back: ${summary}`, 'no_json', hints.page);
    if (/^\s*[[{]/.test(text)) {
      throw failure('the answer is broken or cut-off JSON', 'broken_json', hints.broken);
    }
    throw failure(`the answer is no JSON: ${summary}`, 'no_json', hints.page);
  }
  if (isNestedDeeper(body)) throw failure(...wordsFor['too deep']);
  return { status, body };
};

/**
 * Throws a `ConnectionFailure` for an empty answer to a `request` that the platform answers with what
 * it created or changed: something in between may answer without having passed it on.
 */
export const checkEmpty = ({ status }: PlatformAnswer, request: string): void => {
  if (!/^P(?:OST|UT) /.test(request)) return;
  throw new ConnectionFailure(`the answer is empty (${status}) where the platform answers JSON`, {
    code: 'unexpected_answer',
    hint: maybeAppliedHint,
    status,
    request,
  });
};

const wordsFor = {
  broken: ['the answer is broken or cut-off JSON', 'broken_json', hints.broken],
  'too deep': ['the answer is nested too deeply', 'answer_too_deep', hints.page],
  'too long': ['one item of the answer is longer than 64 MB', 'answer_too_long', hints.long],
} as const;

/** What an array that arrives in parts and cannot be read is reported as. */
export const createUnreadableArrayFailure = (
  why: keyof typeof wordsFor,
  request: string,
): ConnectionFailure => {
  const [message, code, hint] = wordsFor[why];
  return new ConnectionFailure(message, { code, hint, status: 200, request });
};

/** The headers of an answer, by name in lower case. Cookies stand for a session: they are left out. */
export const readAnswerHeaders = ({ headers }: RawAnswer): AnswerHeaders =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'set-cookie' ? [] : [[name, value]],
    ),
  );
