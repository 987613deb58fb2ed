import type { Field, Notation } from '../../catalog/vocabulary.ts';
import { toJsonText, toWholeText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { formatTimeAgo } from '../../lib/time/age.ts';
import { formatLocal, formatZone } from '../../lib/time/zone.ts';
import { describeCertificates } from '../../lib/tls/pem-texts.ts';
import type { Tone } from '../../output/document.ts';
import { findIds, type Names } from '../targets/names.ts';

/** How times are shown: relative, or as local times. */
export interface TimeFormat {
  /** Formats a moment. */
  readonly text: (text: string) => string;
  /** Suffix of the column header, such as the zone; empty for none. */
  readonly heading: string;
}

/** Formats a moment; the value itself if it is not a date. */
const formatDate =
  (show: (date: Date) => string) =>
  (text: string): string => {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? text : show(date);
  };

const formatWithZone = (date: Date): string => `${formatLocal(date)} ${formatZone(date)}`;

/** Local times of a list: the header has the zone, a row only if summer time changes it. */
export const createListTimes = (): TimeFormat => {
  const zone = formatZone(new Date());
  return {
    text: formatDate((date) =>
      formatZone(date) === zone ? formatLocal(date) : formatWithZone(date),
    ),
    heading: ` (${zone})`,
  };
};

/** Local times outside a list. */
export const detailTimes: TimeFormat = { text: formatDate(formatWithZone), heading: '' };

export const createAges = (now: number): TimeFormat => ({
  text: formatDate((date) => formatTimeAgo(date.getTime(), now)),
  heading: '',
});

/** The text of a cell without a value. */
export const emptyText = '-';

const formatPlain = (
  field: Field | undefined,
  value: unknown,
  timeText: TimeFormat['text'],
): string => {
  if (value === null || value === undefined || value === '') return emptyText;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field?.format === 'ip' && value === '0.0.0.0') return emptyText;
  if (field?.format === 'certificate' || field?.format === 'certificates')
    return describeCertificates(String(value)) ?? String(value);
  if (field?.kind === 'time' && typeof value === 'string') return timeText(value);
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) {
    return value.length > 0 ? value.join(', ') : emptyText;
  }
  return toWholeText(value);
};

/** The name of the resource a reference points to. */
export const formatName =
  (names: Names) =>
  (id: string): string =>
    names.get(id)?.full ?? id;

/** A value in the notation of its field, one line per element. */
const formatNotation = (notation: Notation, value: unknown, names: Names): string => {
  if (value === null || value === undefined) return emptyText;
  const parts = notation.show(value, formatName(names));
  return parts.length > 0 ? parts.join('\n') : emptyText;
};

const formatReference = (value: unknown, show: (id: string) => string): string => {
  const ids = findIds(value);
  return ids.length > 0 ? ids.map(show).join(', ') : emptyText;
};

export const findTone = (field: Field, value: unknown): Tone => {
  if (typeof value !== 'string') return 'plain';
  if (field.failed?.includes(value)) return 'bad';
  if (field.passing?.includes(value)) return 'busy';
  return field.good?.includes(value) ? 'good' : 'plain';
};

/** How the values of a column are shown. */
export interface CellFormat {
  readonly names: Names;
  /** The text of a reference. */
  readonly showReference: (id: string) => string;
  readonly times: TimeFormat;
  /** Whether JSON documents have lines of their own, or are in one line. */
  readonly documents: 'lines' | 'line';
}

/** The spaces that each level of a document is indented by. */
const documentIndent = 2;

export const formatCell = (
  field: Field | undefined,
  value: unknown,
  { names, showReference, times, documents }: CellFormat,
): string => {
  if (field?.kind === 'ref' || field?.kind === 'refs') return formatReference(value, showReference);
  if (field?.notation) return formatNotation(field.notation, value, names);
  if (field?.inText && isJsonObject(value) && documents === 'lines')
    return toJsonText(value, documentIndent);
  return formatPlain(field, value, times.text);
};

/** The name of the resource a reference points to, with its id. */
export const formatNameAndId =
  (names: Names) =>
  (id: string): string => {
    const name = names.get(id)?.full;
    return name === undefined ? id : `${name} (${id})`;
  };
