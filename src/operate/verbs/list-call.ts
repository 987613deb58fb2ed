import { formatFlagName } from '../../catalog/flags.ts';
import { findListVerb } from '../../catalog/paths.ts';
import { listUnderGiven } from '../../catalog/rules/list-parents.ts';
import type { Fields, ListVerb, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { type GivenValue, readGivenValue } from '../input/values.ts';
import { findOpenParent, withParentColumn } from '../rows/all-parents.ts';
import { readText } from '../rows/answers.ts';
import { type ClientFilter, filterRows } from '../rows/client-filter.ts';
import { findOuterKey, listFields } from '../rows/list-fields.ts';
import type { Session } from '../session.ts';
import { checkOneParent } from '../targets/parents.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';

/** A list as given on the command line: parent and filters by field name. */
export interface ListCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ListVerb;
  readonly flags: Readonly<Record<string, GivenValue>>;
  readonly filter: ClientFilter;
  /** Labels that rows must have. */
  readonly labels: readonly string[];
  /** `--internal`: include internal rows of the platform. */
  readonly internal: boolean;
}

const isGiven = (value: GivenValue | undefined): boolean => value !== undefined && value !== '';

/**
 * The list under the parent that was given, if it can be listed under several. Throws a
 * `UsageFailure` if more than one is given.
 */
export const chooseListParent = (call: ListCall): ListCall => {
  checkOneParent(call.resource, call.verb, call.flags);
  const resource = listUnderGiven(call.resource, call.flags);
  return { ...call, resource, verb: findListVerb(resource) ?? call.verb };
};

/** The filter that each request of a list needs, if its values are other resources. */
const findNeededReference = ({ each, filters = {} }: ListVerb): readonly string[] =>
  each !== undefined && filters[each]?.to !== undefined ? [each] : [];

/** A required flag; of a parent with those that can be given instead: `--a or --b`. */
const formatNeededFlag = (
  { within, otherParents = [] }: ListVerb,
  fields: Fields,
  key: string,
): string =>
  [key, ...(key === within ? otherParents.map((one) => one.within) : [])]
    .flatMap((name) => {
      const field = fields[name];
      return field ? [`--${formatFlagName(name, field)}`] : [];
    })
    .join(' or ');

/**
 * Throws if a required filter is missing. `--raw`, for a single response, needs a parent as well, and
 * the filter that each request needs.
 */
export const checkListNeeds = (
  { options }: Session,
  { name, verb, flags }: ListCall,
  fields: Fields,
): void => {
  const isOpen = verb.within === undefined || !options.rows?.raw;
  const needs = [
    ...(isOpen ? [] : [verb.within, ...findNeededReference(verb)]),
    ...(verb.needs ?? []),
  ];
  const missing = needs.flatMap((key) => {
    const field = fields[key];
    return field && !isGiven(flags[key]) ? [[key, field] as const] : [];
  });
  const [first] = missing;
  if (!first) return;
  const names = missing.map(([key]) => formatNeededFlag(verb, fields, key)).join(', ');
  const verbWords = isOpen ? name : `${name} --raw`;
  throw new UsageFailure(`${verbWords} needs ${names}`, {
    code: 'missing_flag',
    hint: !isOpen ? `to find it, run "imco ${first[1].to} list"` : `see "imco ${first[1].to} list"`,
  });
};

/** The values of parent and filters, references as ids. */
const readFilters = async (
  session: Session,
  call: ListCall,
  fields: Fields,
): Promise<InputValues> => {
  const values: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(call.flags)) {
    const field = fields[key];
    if (field) values[key] = await readGivenValue(session.host, key, field, given);
  }
  return resolveReferences(session.cache, fields, values);
};

/** Throws if client-side filters are combined with `--raw`. */
export const checkRaw = ({ labels, filter }: Pick<ListCall, 'labels' | 'filter'>): void => {
  const { words, mentions, since, until } = filter;
  const [word] = Object.keys(words);
  const given = [
    ...(labels.length > 0 ? ['--label'] : []),
    ...(word === undefined ? [] : [`--${word.replaceAll('_', '-')}`]),
    ...mentions.map(({ flag }) => `--${flag}`),
    ...(since === undefined ? [] : ['--since']),
    ...(until === undefined ? [] : ['--until']),
  ];
  const [first] = given;
  if (first === undefined) return;
  throw new UsageFailure(`--raw and ${first} cannot be combined`, {
    code: 'contradiction',
    hint: `${first} is applied by imco itself, but --raw prints the response unchanged`,
  });
};

/** The parent and query of the list request. */
export interface ListQuery {
  /** The id of the parent; undefined for all parents, or if there is none. */
  readonly parent: string | undefined;
  /** The id of the parent of all parents to list; undefined for no limit. */
  readonly outer: string | undefined;
  /** The filters of the platform; undefined for none. */
  readonly query: Readonly<Record<string, string>> | undefined;
}

/** The parent of the row that a filter refers to, such as the provider of a realm. */
const findParentOfFilter = async (
  { cache }: Session,
  { within, filters = {} }: ListVerb,
  values: InputValues,
): Promise<string | undefined> => {
  if (within === undefined) return undefined;
  for (const [key, field] of Object.entries(filters)) {
    const id = values[key];
    if (!field.to || field.within !== within || typeof id !== 'string') continue;
    const to = cache.catalog.find(field.to);
    const item = (await cache.peekOne(to, id)) ?? (await cache.readOne(to, id));
    return readText(item, within) || undefined;
  }
  return undefined;
};

/** Reads parent and filters, with references resolved to ids. */
export const readListQuery = async (session: Session, call: ListCall): Promise<ListQuery> => {
  const { resource, verb } = call;
  const { within } = verb;
  const values = await readFilters(session, call, listFields(resource, verb));
  const given = within === undefined ? undefined : values[within];
  const parent = given ?? (await findParentOfFilter(session, verb, values));
  const outerKey = findOuterKey(resource, verb);
  const outer = outerKey === undefined ? undefined : values[outerKey];
  const query = Object.entries(values).flatMap(([key, value]): [string, string][] =>
    key === within || key === outerKey ? [] : [[key, String(value)]],
  );
  return {
    parent: parent === undefined ? undefined : String(parent),
    outer: outer === undefined ? undefined : String(outer),
    query: query.length > 0 ? Object.fromEntries(query) : undefined,
  };
};

/** The filter with the names of references resolved to ids; `scope` has the ids of parents. */
const resolveFilter = async (
  { cache }: Session,
  { fields }: Resource,
  filter: ClientFilter,
  scope: InputValues,
): Promise<ClientFilter> => {
  const words = await Promise.all(
    Object.entries(filter.words).map(async ([key, given]) => {
      if (!fields[key]?.to) return [key, given] as const;
      const found = given.map((word) => resolveReferences(cache, fields, { [key]: word }, scope));
      return [key, (await Promise.all(found)).map((values) => String(values[key]))] as const;
    }),
  );
  return { ...filter, words: Object.fromEntries(words) };
};

/** The filter of rows that imco applies itself, with its references resolved. */
export const createRowFilter = async (
  session: Session,
  {
    resource,
    verb: { within },
    filter,
  }: Pick<ListCall, 'resource' | 'filter'> & { readonly verb: Pick<ListVerb, 'within'> },
  { parent }: Pick<ListQuery, 'parent'> = { parent: undefined },
): Promise<(item: Item) => boolean> => {
  const scope = within === undefined || parent === undefined ? {} : { [within]: parent };
  const resolved = await resolveFilter(session, resource, filter, scope);
  return filterRows(resource, resolved, session.host.clock.now());
};

/** The parent flag, if given. */
const readParentFlag = ({ verb: { within }, flags }: ListCall): string | undefined => {
  const given = within === undefined ? undefined : flags[within];
  return given === undefined || given === '' ? undefined : String(given);
};

/** The resource as shown: with the parent as a column if rows of every parent are listed. */
export const findShownResource = (call: ListCall): Resource => {
  const open = findOpenParent(call.resource, call.verb, readParentFlag(call));
  return open ? withParentColumn(call.resource, open) : call.resource;
};
