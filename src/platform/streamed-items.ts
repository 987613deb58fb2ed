import { ConnectionFailure } from '../lib/failures/failures.ts';
import { NotAnArray } from '../lib/json/array-bytes.ts';
import { ArrayScanner } from '../lib/json/array-scanner.ts';
import { createUnreadableArrayFailure, readAnswer } from './answers.ts';
import type { Redactor } from './redact.ts';

/** Limit of bytes read of a response that is not an array: enough to describe it. */
const mostOfOther = 1_000_000;

/** A request as failures name it: with its full URL, and with its path only. */
interface ReadingRequest {
  readonly line: string;
  readonly named: string;
}

const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;

const marks: readonly number[] = [0xef, 0xbb, 0xbf];

/** The first bytes without byte order mark; undefined while they are only white space. */
const findBeginning = (bytes: Buffer): Buffer | undefined => {
  if (bytes.length < marks.length && bytes.every((byte, at) => byte === marks[at]))
    return undefined;
  const hasMark = marks.every((mark, at) => bytes[at] === mark);
  const text = hasMark ? bytes.subarray(marks.length) : bytes;
  return text.every(isSpace) ? undefined : text;
};

/** The failure for a response that is not an array. */
const createNotAnArray = (
  body: Buffer,
  { line, named }: ReadingRequest,
  redactor: Redactor,
): Error => {
  const raw = { kind: 'answered', status: 200, headers: {}, body, cut: false } as const;
  const isNothing = readAnswer(raw, line, redactor).body === undefined;
  const what = isNothing ? 'empty' : 'not a list';
  return new ConnectionFailure(`the response to ${named} is ${what}`, {
    code: 'unexpected_answer',
    request: named,
    hint: 'check the endpoint: it may belong to another service or another API version',
  });
};

/**
 * Yields the items of the JSON array in `bytes`, in batches as they arrive. Throws the same
 * `ConnectionFailure` as for a response that is read at once: a web page, not JSON, invalid or
 * incomplete JSON, not a list.
 */
export async function* streamItems(
  bytes: AsyncIterable<Buffer>,
  request: ReadingRequest,
  redactor: Redactor,
): AsyncGenerator<readonly unknown[]> {
  const scanner = new ArrayScanner();
  let isArray = false;
  let start: Buffer = Buffer.alloc(0);
  try {
    for await (const part of bytes) {
      if (isArray) {
        const items = scanner.take(part);
        if (items.length > 0) yield items;
        continue;
      }
      start = Buffer.concat([start, part]);
      const text = findBeginning(start);
      if (text === undefined && start.length < mostOfOther) continue;
      isArray = text?.find((byte) => !isSpace(byte)) === 0x5b;
      if (isArray && text) {
        start = Buffer.alloc(0);
        const items = scanner.take(text);
        if (items.length > 0) yield items;
      } else if (start.length >= mostOfOther) break;
    }
    if (!isArray) throw createNotAnArray(start, request, redactor);
    scanner.end();
  } catch (error) {
    throw error instanceof NotAnArray
      ? createUnreadableArrayFailure(error.kind, request.line)
      : error;
  }
}
