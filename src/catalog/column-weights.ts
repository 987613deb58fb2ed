import type { Field } from './fields.ts';

/** The weight of a column that never makes way for others. */
export const neverHidden = Number.POSITIVE_INFINITY;

/** Columns that say which thing a row is about, how it stands, or what happened. */
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

/** Columns that make way first, the first one before all others: nobody reads or types them. */
const secondary = ['id', 'fqdn', 'private_ip', 'public_key', 'where', 'file'];

const usual = secondary.length;

/** What tells things of one name apart: the last to make way. */
const distinctive: ReadonlySet<string> = new Set(['realm_provider_name', 'version']);

/**
 * How long a column stays where a terminal is too narrow for all of them: the lightest makes way
 * first, and of those that weigh the same the last. This is the only place that decides it.
 */
export const chooseColumnWeight = (key: string, field?: Pick<Field, 'kind'>): number => {
  if (field?.kind === 'state' || essential.has(key)) return neverHidden;
  if (field?.kind === 'id') return 0;
  if (distinctive.has(key)) return usual + 1;
  const place = secondary.indexOf(key);
  return place < 0 ? usual : place;
};
