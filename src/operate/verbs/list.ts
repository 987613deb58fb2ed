import { flagNameFor } from '../../catalog/flags.ts';
import type { Fields, ListVerb, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import type { Item, StreamedItems } from '../../output/document.ts';
import { readBatches } from '../../output/formats/batches.ts';
import { type GivenValue, readGivenValue } from '../input/values.ts';
import { namingParent, openParentOf, readRowsOfAllParents } from '../rows/all-parents.ts';
import { createArrangement } from '../rows/arrange.ts';
import { readingsFor, readRows, startRows } from '../rows/arriving-rows.ts';
import { type ClientFilter, filterRows } from '../rows/client-filter.ts';
import { listFields } from '../rows/list-fields.ts';
import { checkRawSecrets, writeRaw } from '../rows/raw.ts';
import { createRowView } from '../rows/row-view.ts';
import type { Session } from '../session.ts';
import { reportOwnNames } from '../targets/item-names.ts';
import { filterByLabel } from '../targets/labelled.ts';
import { type InputValues, resolveReferences } from '../targets/references.ts';
import { writeList } from './read.ts';

/** A list as it was asked for: parent and filters by field name. */
export interface ListCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: ListVerb;
  readonly flags: Readonly<Record<string, GivenValue>>;
  readonly narrowing: ClientFilter;
  /** Labels that all have to be on it. */
  readonly labels: readonly string[];
  /** `--internal`: also what the platform keeps for itself. */
  readonly internal: boolean;
}

/** Filters the platform does not answer without. A parent is needed where `--raw` wants one answer. */
export const checkListNeeds = (
  { options }: Session,
  { resource, name, verb, flags }: ListCall,
  fields: Fields,
): void => {
  const isOpen = verb.within === undefined || !options.rows?.raw;
  const needs = [...(isOpen ? [] : [verb.within]), ...(verb.needs ?? [])];
  const missing = needs.flatMap((key) => {
    const field = fields[key];
    return field && (flags[key] === undefined || flags[key] === '') ? [[key, field] as const] : [];
  });
  const [first] = missing;
  if (!first) return;
  const names = missing.map(([key, field]) => `--${flagNameFor(key, field)}`).join(', ');
  const verbWords = isOpen ? name : `${name} --raw`;
  throw new UsageFailure(`${verbWords} needs ${names}`, {
    code: 'missing_flag',
    hint: !isOpen
      ? `${resource.titles} are listed within one of "imco ${first[1].to} list"`
      : `see "imco ${first[1].to} list"`,
  });
};

/** What parent and filters were given, references as ids. */
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

/** What is left of the rows once those the platform keeps for itself are out, and those not asked for. */
export const selectRowsToShow = (
  call: ListCall,
  items: readonly Item[],
  isSelected: (item: Item) => boolean,
): readonly Item[] => {
  const { internal } = call.resource;
  const isShown = (item: Item): boolean =>
    internal === undefined || call.internal || item[internal] == null;
  return items.filter((item) => isShown(item) && isSelected(item));
};

/** Narrowing that happens here has no place where the bytes are wanted as they came. */
const checkRaw = ({ name, labels, narrowing }: ListCall): void => {
  const { words, since, until } = narrowing;
  const [word] = Object.keys(words);
  const given = [
    ...(labels.length > 0 ? ['--label'] : []),
    ...(word === undefined ? [] : [`--${word.replaceAll('_', '-')}`]),
    ...(since === undefined ? [] : ['--since']),
    ...(until === undefined ? [] : ['--until']),
  ];
  const [first] = given;
  if (first === undefined) return;
  throw new UsageFailure(`${name}: --raw and ${first} exclude each other`, {
    code: 'contradiction',
    hint: 'imco narrows the list itself, which the bytes of the platform know nothing of',
  });
};

/** What parent and filters say of where the rows are asked for. */
export interface Asked {
  /** The id of the parent; undefined for all of them, and where there is none. */
  readonly parent: string | undefined;
  /** What the platform filters by; undefined for nothing. */
  readonly query: Readonly<Record<string, string>> | undefined;
}

/** Reads parent and filters, references as ids. */
export const readAsked = async (session: Session, call: ListCall): Promise<Asked> => {
  const { resource, verb } = call;
  const { within } = verb;
  const values = await readFilters(session, call, listFields(resource, verb));
  const parent = within === undefined ? undefined : values[within];
  const query = Object.entries(values).flatMap(([key, value]): [string, string][] =>
    key === within ? [] : [[key, String(value)]],
  );
  return {
    parent: parent === undefined ? undefined : String(parent),
    query: query.length > 0 ? Object.fromEntries(query) : undefined,
  };
};

/** Whether the parent was given, as far as flags say. */
const readParentFlag = ({ verb: { within }, flags }: ListCall): string | undefined => {
  const given = within === undefined ? undefined : flags[within];
  return given === undefined || given === '' ? undefined : String(given);
};

/** The resource as its rows are shown: where they are of every parent, with that among the columns. */
export const shownResource = (call: ListCall): Resource => {
  const open = openParentOf(call.resource, call.verb, readParentFlag(call));
  return open ? namingParent(call.resource, open) : call.resource;
};

/** The rows, as they arrive where that helps. */
const startReading = async (
  session: Session,
  call: ListCall,
  { parent, query }: Asked,
  way: 'streamed' | 'whole',
): Promise<StreamedItems<Item>> => {
  const { resource, verb } = call;
  const open = openParentOf(resource, verb, parent);
  if (open) return readRowsOfAllParents(session, resource, open, { query, reading: 'remembered' });
  if (way === 'whole') return session.cache.list(resource, parent, query);
  const rows = readRows(session, readingsFor(resource, verb, parent, query ?? {}));
  const isAll = parent === undefined && query === undefined;
  return startRows(isAll ? reportRows(session, call, rows) : rows);
};

/** All things of a resource, of one parent or of each where they live in one, written as they arrive. */
export const runList = async (session: Session, call: ListCall): Promise<void> => {
  const { verb, labels } = call;
  const { writer, options, host } = session;
  const resource = shownResource(call);
  const lacks: readonly string[] = verb.lacks ?? [];
  checkListNeeds(session, call, listFields(resource, verb));
  if (options.rows?.raw) checkRaw(call);
  checkRawSecrets(session, resource);
  createRowView(session, resource, lacks);
  const matchesFilter = filterRows(resource, call.narrowing, host.clock.now());
  const { needsAll, arrange } = await createArrangement(session, resource);
  const asked = await readAsked(session, call);
  if (options.rows?.raw) {
    const readings = readingsFor(call.resource, verb, asked.parent, asked.query ?? {});
    return writeRaw(session, resource, readings);
  }
  const [items, hasLabels] = await Promise.all([
    startReading(session, call, asked, writer.streams && !needsAll ? 'streamed' : 'whole'),
    filterByLabel(session, labels),
  ]);
  const isSelected = (item: Item): boolean => matchesFilter(item) && hasLabels(item);
  const rows = Array.isArray(items)
    ? selectRowsToShow(call, items, isSelected)
    : selectBatches(call, items, isSelected);
  await writeList(session, resource, arrange(rows), { lacks });
};

/** Longest list that is gathered beside being written; longer ones are of no use for names. */
const mostGathered = 5000;

/** The rows of a whole list as they come; once all of them came, their names are reported. */
async function* reportRows(
  { reportNames }: Session,
  { resource }: ListCall,
  batches: AsyncGenerator<readonly Item[]>,
): AsyncGenerator<readonly Item[]> {
  const gathered: Item[] = [];
  let isShort = true;
  for await (const batch of batches) {
    isShort &&= gathered.length + batch.length <= mostGathered;
    if (isShort) gathered.push(...batch);
    else gathered.length = 0;
    yield batch;
  }
  if (isShort) reportOwnNames(reportNames, resource, gathered);
}

async function* selectBatches(
  call: ListCall,
  batches: StreamedItems<Item>,
  isSelected: (item: Item) => boolean,
): AsyncGenerator<readonly Item[]> {
  for await (const batch of readBatches(batches)) yield selectRowsToShow(call, batch, isSelected);
}
