import { getCollectionPath } from '../../catalog/paths.ts';
import { selectOwnRows } from '../../catalog/rules/own-rows.ts';
import type { ListVerb, Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { buildPath } from '../../platform/paths.ts';
import type { StreamedReading } from '../../platform/platform.ts';
import type { Session } from '../session.ts';
import { readItemsFrom } from './answers.ts';

/** Query parameters of a list, by name. */
type Query = Readonly<Record<string, string>>;

/** A list to read, and the member that identifies its rows; default: `id`. */
export interface ListReading extends StreamedReading {
  readonly key?: string;
}

/** Streams the rows of one response. */
export async function* streamRows(
  { platform, host }: Session,
  reading: ListReading,
): AsyncGenerator<readonly Item[]> {
  for await (const batch of platform.items(reading, { signal: host.signal })) {
    yield readItemsFrom(batch, `GET ${reading.path}`, reading.key);
  }
}

/** A list as it was asked for: below which parent, and filtered by what. */
interface AskedList {
  readonly resource: Resource;
  readonly verb: ListVerb;
  readonly parent: string | undefined;
  readonly query: Query | undefined;
}

/** The requests a list takes: one, or one for each value of a filter that the platform needs. */
export const planReadings = async (
  { cache }: Session,
  { resource, verb, parent, query = {} }: AskedList,
): Promise<readonly ListReading[]> => {
  const { within, each, filters = {} } = verb;
  const scope = within !== undefined && parent !== undefined ? { [within]: parent } : {};
  const path = buildPath(getCollectionPath(resource), scope);
  const queries =
    each === undefined || query[each] !== undefined
      ? [query]
      : (await cache.listFilterValues(filters[each], parent)).map((value) => ({
          ...query,
          [each]: value,
        }));
  const reading = resource.fields.id ? { path } : { path, key: resource.namedBy };
  return queries.map((one) => (Object.keys(one).length > 0 ? { ...reading, query: one } : reading));
};

/** Streams the rows of several responses in order. */
export async function* readRows(
  session: Session,
  verb: ListVerb,
  readings: readonly ListReading[],
): AsyncGenerator<readonly Item[]> {
  for (const reading of readings) {
    for await (const batch of streamRows(session, reading)) yield selectOwnRows(verb, batch);
  }
}

/** Rows that are read from now on, whatever is waited for before the first is taken. */
export const startRows = (
  rows: AsyncGenerator<readonly Item[]>,
): AsyncGenerator<readonly Item[]> => {
  const first = rows.next();
  // The consumer of the stream receives the failure.
  first.catch(() => {});
  return (async function* () {
    try {
      for (let next = await first; !next.done; next = await rows.next()) yield next.value;
    } finally {
      await rows.return(undefined);
    }
  })();
};
