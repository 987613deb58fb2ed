import { getCollectionPath } from '../../catalog/paths.ts';
import type { ListVerb, Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { buildPath } from '../../platform/paths.ts';
import type { StreamedReading } from '../../platform/platform.ts';
import type { Session } from '../session.ts';
import { readItemsFrom } from './answers.ts';

/** Query parameters of a list, by name. */
type Query = Readonly<Record<string, string>>;

/** Streams the rows of one response. */
export async function* streamRows(
  { platform, host }: Session,
  reading: StreamedReading,
): AsyncGenerator<readonly Item[]> {
  for await (const batch of platform.items(reading, { signal: host.signal })) {
    yield readItemsFrom(batch, `GET ${reading.path}`);
  }
}

/** The requests of a list: one, or one per value of a required filter. */
export const planReadings = (
  resource: Resource,
  { within, each, filters = {} }: ListVerb,
  parent: string | undefined,
  query: Query,
): readonly StreamedReading[] => {
  const scope = within !== undefined && parent !== undefined ? { [within]: parent } : {};
  const path = buildPath(getCollectionPath(resource), scope);
  const words = each !== undefined && query[each] === undefined ? filters[each]?.values : undefined;
  const queries =
    each !== undefined && words ? words.map((word) => ({ ...query, [each]: word })) : [query];
  return queries.map((one) => (Object.keys(one).length > 0 ? { path, query: one } : { path }));
};

/** Streams the rows of several responses in order. */
export async function* readRows(
  session: Session,
  readings: readonly StreamedReading[],
): AsyncGenerator<readonly Item[]> {
  for (const reading of readings) yield* streamRows(session, reading);
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
