import { formatMemory } from '../../catalog/summaries.ts';
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

/** Ages. The current time is read for each, as a list may be drawn again and again. */
export const createAges = (now: () => number): TimeFormat => ({
  text: formatDate((date) => formatTimeAgo(date.getTime(), now())),
  heading: '',
});

/** Local times outside a list, each with its age. */
export const createAgedTimes = (now: () => number): TimeFormat => ({
  text: formatDate((date) => `${formatWithZone(date)} (${formatTimeAgo(date.getTime(), now())})`),
  heading: '',
});

/** The text of a cell without a value. */
export const emptyText = '-';

/** An object without further objects or lists in it, as `memory=2048, cpus=1`. */
const formatFlatObject = (value: unknown): string | undefined => {
  if (!isJsonObject(value)) return undefined;
  const members = Object.entries(value);
  const isFlat = members.every(([, held]) => !isJsonObject(held) && !Array.isArray(held));
  if (!isFlat) return undefined;
  if (members.length === 0) return emptyText;
  return members.map(([key, held]) => `${key}=${toWholeText(held ?? '')}`).join(', ');
};

/** A number with its unit, large ones in the unit that people use: `4 GB`. */
const formatQuantity = (unit: string | undefined, value: unknown): string | undefined => {
  if (typeof value !== 'number') return undefined;
  if (unit === 'MB') return formatMemory(value);
  return unit === 'GB' ? `${value} GB` : undefined;
};

/** Whether the cells of a field have its unit, so that its heading does not need it. */
export const hasUnitInCells = ({ unit }: Field): boolean => unit === 'MB' || unit === 'GB';

const formatPlain = (
  field: Field | undefined,
  value: unknown,
  { times, documents }: Pick<CellFormat, 'times' | 'documents'>,
): string => {
  if (value === null || value === undefined || value === '') return emptyText;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (field?.format === 'ip' && value === '0.0.0.0') return emptyText;
  if (field?.format === 'certificate' || field?.format === 'certificates')
    return describeCertificates(String(value)) ?? String(value);
  if (field?.kind === 'time' && typeof value === 'string') return times.text(value);
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) {
    return value.length > 0 ? value.join(', ') : emptyText;
  }
  return (
    field?.brief?.(value) ??
    formatQuantity(field?.unit, value) ??
    (documents === 'line' ? formatFlatObject(value) : undefined) ??
    toWholeText(value)
  );
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
  format: CellFormat,
): string => {
  const { names, showReference, documents } = format;
  if (field?.kind === 'ref' || field?.kind === 'refs') return formatReference(value, showReference);
  if (field?.notation) return formatNotation(field.notation, value, names);
  if (field?.inText && isJsonObject(value) && documents === 'lines')
    return toJsonText(value, documentIndent);
  return formatPlain(field, value, format);
};

/** The name of the resource a reference points to, with its id: in the view of one resource only. */
export const formatNameAndId =
  (names: Names) =>
  (id: string): string => {
    const name = names.get(id)?.full;
    return name === undefined ? id : `${name} (${id})`;
  };
