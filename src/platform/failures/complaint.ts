/** Reads the messages in the body of a refusal. */

import { toJsonText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { decodeBody, isCompressedAnswer } from '../answers.ts';
import type { Redactor } from '../redact.ts';
import type { RawAnswer } from '../transport/exchange.ts';
import { summariseBody } from './body-summary.ts';
import { readJsonBody } from './who-answered.ts';

/** The messages in the body of a refusal. */
interface Complaint {
  /** One line; empty if there is no message. */
  readonly summary: string;
  readonly fields?: Readonly<Record<string, readonly string[]>>;
}

/** Members that commonly contain a message for people; the platform's own comes first. */
const messageMembers = ['error', 'message', 'detail', 'error_description', 'title'];

/** The message in an object or string; undefined if there is none. */
const readMessage = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return undefined;
  for (const member of messageMembers) {
    const message = readMessage(value[member]);
    if (message?.trim()) return message;
  }
  return undefined;
};

/** All messages in a value of `errors` of any type: string, list, object, number. */
const collectMessages = (value: unknown): readonly string[] => {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap(collectMessages);
  const message = readMessage(value);
  if (message !== undefined) return [message];
  if (!isJsonObject(value)) return [String(value)];
  return Object.entries(value).flatMap(([name, held]) =>
    collectMessages(held).map((said) => `${name}: ${said}`),
  );
};

/** Maps a member of the request to what the user calls it. */
type Called = (member: string) => string;

const keepName: Called = (member) => member;

/** What is needed to report a refused request. */
export interface RefusedRequest {
  readonly redactor: Redactor;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly called?: Called | undefined;
  /** The entire response is secret: only its messages are shown. */
  readonly isSecret?: boolean | undefined;
  /** The body that was sent, if any. */
  readonly sent?: unknown;
}

/** `errors` of the platform: messages by field, or a plain list of messages. */
const createComplaint = (errors: unknown, called: Called): Complaint => {
  if (!isJsonObject(errors)) return { summary: collectMessages(errors).join('; ') };
  const fields = Object.entries(errors).map(
    ([name, value]) => [name, collectMessages(value)] satisfies [string, readonly string[]],
  );
  const summary = fields
    .map(([name, said]) =>
      name === 'base' ? said.join(', ') : `${called(name)}: ${said.join(', ')}`,
    )
    .join('; ');
  return { summary, fields: Object.fromEntries(fields) };
};

/** Reads the body of a refusal: `errors`, then `error`, then any JSON, then a page or text. */
export const readComplaint = (
  raw: RawAnswer,
  { redactor, called = keepName, isSecret, sent }: RefusedRequest,
): Complaint => {
  if (isCompressedAnswer(raw)) return { summary: '' };
  const text = decodeBody(raw.body);
  const said = readJsonBody(raw);
  const body = redactor.value(said);
  if (isJsonObject(said) && said.errors !== undefined && said.errors !== null) {
    const complaint = createComplaint(redactor.reasons(said.errors, sent), called);
    if (complaint.summary) return complaint;
  }
  const message = readMessage(body);
  if (message?.trim()) return { summary: message.trim() };
  if (isSecret) return { summary: '' };
  const shown = summariseBody(body === undefined ? redactor.text(text) : toJsonText(body));
  // Redact again: text that was escaped in a page is plain now.
  return { summary: redactor.text(shown) };
};
