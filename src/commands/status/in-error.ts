/** Resources other than servers that failed, or that are busy, in the account overview. */
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { readText } from '../../operate/rows/answers.ts';
import { readFailureReason } from '../../operate/rows/failure-event.ts';
import type { Session } from '../../operate/session.ts';
import { nameItem } from '../../operate/targets/item-names.ts';
import { isFailedValue, isPassingValue } from '../../operate/waiting/condition-value.ts';
import type { Item } from '../../output/document.ts';

/** A resource that failed. */
export interface FailedThing {
  readonly resource: string;
  /** The title of the resource, as in a sentence: `load balancer`. */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly state: string;
  /** Its error message or the text of its event; null if there is none, or if it was not read. */
  readonly reason: string | null;
}

/** A resource in a transitional state. */
export type BusyThing = Omit<FailedThing, 'reason'>;

export interface InErrorPart {
  readonly count: number;
  readonly things: readonly FailedThing[];
}

export interface BusyPart {
  readonly count: number;
  readonly things: readonly BusyThing[];
}

/** Failures whose event is read, one request each. */
const mostExplained = 5;

interface Found {
  readonly resource: Resource;
  readonly item: Item;
  readonly state: string;
}

/** Whether a value is a failure: a failed state, or a reference to the event about one. */
const isProblem = (field: Field | undefined, value: unknown): boolean => {
  if (!field || typeof value !== 'string' || value === '') return false;
  return field.kind === 'ref' || isFailedValue(field, value);
};

type OverviewFact = keyof NonNullable<Resource['overview']>;

/** Whether any resource is reported for a fact. */
export const isReported = ({ resources }: Catalog, fact: OverviewFact): boolean =>
  resources.some(({ overview }) => overview?.[fact] !== undefined);

/** The rows that a fact of the catalog picks, of all resources that have it. */
const findRows = async (
  { cache }: Session,
  fact: OverviewFact,
  isPicked: (resource: Resource, key: string, item: Item) => boolean,
): Promise<readonly Found[]> => {
  const lists = cache.catalog.resources.map(async (resource) => {
    const key = resource.overview?.[fact];
    if (key === undefined) return [];
    const items = await cache.list(resource);
    return items
      .filter((item) => isPicked(resource, key, item))
      .map((item) => ({ resource, item, state: readText(item, key) }));
  });
  return (await Promise.all(lists)).flat();
};

const describeThing = async (
  { cache }: Session,
  { resource, item, state }: Found,
): Promise<BusyThing> => ({
  resource: resource.noun,
  kind: resource.title,
  id: readText(item, 'id'),
  // A resource whose archive was not valid may have no name yet.
  name: (await nameItem(cache, resource, item)) || readText(item, 'id'),
  state,
});

/** Resources in a failed state, with the reason of the first ones. */
export const readInError = async (session: Session): Promise<InErrorPart> => {
  const found = await findRows(session, 'failed', ({ fields }, key, item) =>
    isProblem(fields[key], item[key]),
  );
  const things = await Promise.all(
    found.map(async (one, at): Promise<FailedThing> => {
      const reason = at < mostExplained ? await readFailureReason(session.cache, one.item) : '';
      return { ...(await describeThing(session, one)), reason: reason || null };
    }),
  );
  return { count: things.length, things };
};

/** Resources in a transitional state that an operator waits for, such as imports. */
export const readBusy = async (session: Session): Promise<BusyPart> => {
  const found = await findRows(session, 'busy', ({ fields }, key, item) => {
    const state = readText(item, key);
    return state !== '' && isPassingValue(fields[key], state);
  });
  const things = await Promise.all(found.map((one) => describeThing(session, one)));
  return { count: things.length, things };
};
