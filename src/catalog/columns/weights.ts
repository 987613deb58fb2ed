import type { Field } from '../fields.ts';

/** The weight of a column that is never hidden. */
export const neverHidden = Number.POSITIVE_INFINITY;

/** Columns that identify a row, or show its state or what happened. */
const essential: ReadonlySet<string> = new Set([
  'name',
  'state',
  'status',
  'result',
  'description',
  'message',
  'value',
  'setting',
]);

/** Columns that are hidden first, in this order: they are rarely read or typed. */
const secondary = ['id', 'fqdn', 'private_ip', 'public_key', 'where', 'file'];

const usual = secondary.length;

/** Columns that distinguish rows of the same name: hidden last. */
const distinctive: ReadonlySet<string> = new Set(['realm_provider_name', 'version']);

/**
 * The weight of a column: on a narrow terminal the columns with the lowest weight are hidden first,
 * and of equal ones the last. No other code decides this.
 */
export const chooseColumnWeight = (key: string, field?: Pick<Field, 'kind'>): number => {
  if (field?.kind === 'state' || essential.has(key)) return neverHidden;
  if (field?.kind === 'id') return 0;
  if (distinctive.has(key)) return usual + 1;
  const place = secondary.indexOf(key);
  return place < 0 ? usual : place;
};
