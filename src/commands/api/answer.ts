import { toJsonText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { maskValue, maskWholeValue } from '../../operate/rows/secrets.ts';
import type { Session } from '../../operate/session.ts';
import type { Column, Document, Item } from '../../output/document.ts';
import type { PlatformAnswer } from '../../platform/platform.ts';

/** How the answer to a raw request is to be written. */
export interface AnswerOptions {
  /** With status and headers. */
  readonly include: boolean;
  /** A format was asked for; otherwise people get JSON as well. */
  readonly formatted: boolean;
  /** All of it is secret. */
  readonly isSecret: boolean;
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

/** Any JSON value as a document: a thing, rows of things, or the value as it is. */
const createDocument = (value: unknown): Document => {
  if (isJsonObject(value)) return { shape: 'object', item: value, columns: createColumns([value]) };
  const parts: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  return parts?.every(isJsonObject)
    ? { shape: 'list', items: parts, columns: createColumns(parts) }
    : { shape: 'value', value };
};

/** Status and headers as they look on the wire. */
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
 * Writes the answer to a raw request: as JSON unless a format was asked for, and nothing where the
 * platform sent nothing. Status and headers stand before it; for programs, who want one document,
 * they are members beside it.
 */
export const writeAnswer = async (
  { writer, options }: Session,
  answer: PlatformAnswer,
  { include, formatted, isSecret }: AnswerOptions,
): Promise<void> => {
  const mask = isSecret ? maskWholeValue : maskValue;
  const body = options.showSecrets || answer.body === undefined ? answer.body : mask(answer.body);
  if (include && !writer.forPeople) {
    const { status, headers = {} } = answer;
    return writer.document(createDocument({ status, headers, body: body ?? null }));
  }
  if (include) await writer.text(formatHead(answer));
  if (body === undefined) return;
  // The text is JSON still when what is unsafe in it has been escaped.
  if (!formatted && writer.format === 'table') {
    return writer.text(toJsonText(body, 2));
  }
  return writer.document(createDocument(body));
};
