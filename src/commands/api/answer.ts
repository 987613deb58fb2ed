import { toJsonText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { maskValue, maskWholeValue } from '../../operate/rows/secrets.ts';
import type { Session } from '../../operate/session.ts';
import type { Column, Document, Item } from '../../output/document.ts';
import type { PlatformAnswer } from '../../platform/platform.ts';

/** How to write the response to a raw request. */
export interface AnswerOptions {
  /** Write status and headers as well. */
  readonly include: boolean;
  /** Whether --output was given; without it, people get JSON too. */
  readonly formatted: boolean;
  /** The entire response is secret. */
  readonly isSecret: boolean;
  /** Members that are not secret in it, although their names are secret elsewhere. */
  readonly openMembers: readonly string[];
}

const formatCell = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '-';
  return typeof value === 'object' ? toJsonText(value) : String(value);
};

const createColumns = (items: readonly Item[]): readonly Column[] =>
  [...new Set(items.flatMap((item) => Object.keys(item)))].map((key) => ({
    key,
    heading: key.replaceAll('_', ' '),
    kind: key === 'id' ? 'id' : 'text',
    cell: (item) => formatCell(item[key]),
  }));

/** Any JSON value as a document: an object, a list of objects, or a plain value. */
const createDocument = (value: unknown): Document => {
  if (isJsonObject(value)) return { shape: 'object', item: value, columns: createColumns([value]) };
  const parts: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  return parts?.every(isJsonObject)
    ? { shape: 'list', items: parts, columns: createColumns(parts) }
    : { shape: 'value', value };
};

/** Status line and headers in the form HTTP/1.1 has. */
const formatHead = ({ status, headers = {} }: PlatformAnswer): string =>
  [
    `HTTP/1.1 ${status}`,
    ...Object.entries(headers).flatMap(([name, value]) =>
      [value].flat().map((one) => `${name}: ${one}`),
    ),
    '',
    '',
  ].join('\n');

/**
 * Writes the response to a raw request: as JSON by default, and nothing if the response is empty.
 * People get status and headers before the body; programs get them as members of one document.
 */
export const writeAnswer = async (
  { writer, options }: Session,
  answer: PlatformAnswer,
  { include, formatted, isSecret, openMembers }: AnswerOptions,
): Promise<void> => {
  const mask = (value: unknown): unknown =>
    isSecret ? maskWholeValue(value) : maskValue(value, openMembers);
  const body = options.showSecrets || answer.body === undefined ? answer.body : mask(answer.body);
  if (include && !writer.forPeople) {
    const { status, headers = {} } = answer;
    return writer.document(createDocument({ status, headers, body: body ?? null }));
  }
  if (include) await writer.text(formatHead(answer));
  if (body === undefined) return;
  // Escaping unsafe characters keeps the text valid JSON.
  if (!formatted && writer.format === 'table') {
    return writer.text(toJsonText(body, 2));
  }
  return writer.document(createDocument(body));
};
