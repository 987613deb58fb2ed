/** Servers and server arrays in the account overview. */
import { cloudProviders } from '../../catalog/cloud/cloud-providers.ts';
import { serverArrays } from '../../catalog/cloud/server-arrays.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { readText } from '../../operate/rows/answers.ts';
import type { Session } from '../../operate/session.ts';
import type { Item } from '../../output/document.ts';

/** Counts by state. */
export type StateCounts = Readonly<Record<string, number>>;

/** The servers at one provider. */
export interface ProviderCounts {
  readonly id: string | null;
  readonly name: string;
  readonly count: number;
  readonly by_state: StateCounts;
}

export interface ServersPart {
  readonly count: number;
  readonly by_state: StateCounts;
  /** Most servers first. */
  readonly by_provider: readonly ProviderCounts[];
}

export interface ArraysPart {
  readonly count: number;
  readonly by_state: StateCounts;
  /** Servers in all arrays together. */
  readonly members: number;
}

/** A server or array that is stalled: it needs an operator. */
export interface StalledServer {
  readonly resource: string;
  readonly id: string;
  readonly name: string;
  readonly state: string;
  /** When it failed; null if that was not looked up. */
  readonly since: string | null;
}

export interface StalledPart {
  readonly count: number;
  readonly things: readonly StalledServer[];
}

/** Stalled servers whose events are read, one request each. */
const mostLookedUp = 5;

/** Counts by state in the order of the catalog, unknown states last. */
const countStates = (items: readonly Item[]): StateCounts => {
  const counts = new Map<string, number>();
  for (const item of items) {
    const state = readText(item, 'state');
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const known = servers.fields.state.values ?? [];
  const order = [...known, ...[...counts.keys()].filter((state) => !known.includes(state))];
  return Object.fromEntries(
    order.flatMap((state) => {
      const count = counts.get(state);
      return count === undefined ? [] : [[state, count]];
    }),
  );
};

const groupBy = (items: readonly Item[], keyOf: (item: Item) => string) => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
};

const listProviderNames = (items: readonly Item[]): ReadonlyMap<string, string> =>
  new Map(
    items.map((item) => {
      const more = readText(item, 'disambiguation');
      return [readText(item, 'id'), `${readText(item, 'name')}${more && `@${more}`}`];
    }),
  );

/** Counts servers by state, and by the provider of their cloud account. */
export const readServers = async ({ cache }: Session): Promise<ServersPart> => {
  const [items, accounts, providers] = await Promise.all([
    cache.list(servers),
    cache.list(cloudAccounts),
    cache.list(cloudProviders),
  ]);
  const names = listProviderNames(providers);
  const providerOf = new Map(
    accounts.map((account) => [readText(account, 'id'), readText(account, 'cloud_provider_id')]),
  );
  const groups = groupBy(items, (item) => providerOf.get(readText(item, 'cloud_account_id')) ?? '');
  return {
    count: items.length,
    by_state: countStates(items),
    by_provider: groups
      .map(([id, group]) => ({
        id: id === '' ? null : id,
        name: names.get(id) ?? (id === '' ? 'unknown provider' : id),
        count: group.length,
        by_state: countStates(group),
      }))
      .sort((a, b) => b.count - a.count),
  };
};

/** Counts server arrays by state, and their members. */
export const readArrays = async ({ cache }: Session): Promise<ArraysPart> => {
  const items = await cache.list(serverArrays);
  return {
    count: items.length,
    by_state: countStates(items),
    members: items.reduce((sum, { size }) => sum + (typeof size === 'number' ? size : 0), 0),
  };
};

/** The events of a server; none if it was deleted since the list was read. */
const listServerEvents = async ({ cache }: Session, id: string): Promise<readonly Item[]> => {
  try {
    return await cache.listView(servers, id, 'events');
  } catch (failure) {
    if (failure instanceof TargetFailure) return [];
    throw failure;
  }
};

/** When a server failed: the time of its last error event. */
const findFailureTime = async (session: Session, id: string): Promise<string | null> => {
  const times = (await listServerEvents(session, id))
    .filter((event) => readText(event, 'level') === 'error')
    .map((event) => readText(event, 'timestamp'))
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  return times.at(-1) ?? null;
};

const isStalled = (item: Item): boolean =>
  servers.fields.state.failed?.includes(readText(item, 'state')) ?? false;

/**
 * Servers and arrays that are stalled after a failure. The time of the failure is looked up for the
 * first few servers; the platform has no events for arrays.
 */
export const readStalled = async (session: Session): Promise<StalledPart> => {
  const lists = await Promise.all(
    [servers, serverArrays].map(async (resource: Resource) => {
      const items = await session.cache.list(resource);
      return items.filter(isStalled).map((item) => ({ resource, item }));
    }),
  );
  const things = await Promise.all(
    lists.flat().map(async ({ resource, item }, at): Promise<StalledServer> => {
      const id = readText(item, 'id');
      const isLookedUp = resource.noun === servers.noun && at < mostLookedUp;
      return {
        resource: resource.noun,
        id,
        name: readText(item, resource.namedBy),
        state: readText(item, 'state'),
        since: isLookedUp ? await findFailureTime(session, id) : null,
      };
    }),
  );
  return { count: things.length, things };
};
