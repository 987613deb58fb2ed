import { getItemPath } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { ConnectionFailure, TargetFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { foreignAnswerCode } from '../../platform/failures/foreign-refusals.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Platform } from '../../platform/platform.ts';
import { readItem, readItems, readSameItem } from '../rows/answers.ts';
import type { ParentScope } from './target.ts';

/** Whether the platform has a request for a single item of a resource. */
export const canShow = (resource: Resource): boolean =>
  Object.values(resource.verbs).some((verb) => verb.kind === 'show' && !verb.from);

/** The failure about an unknown id. */
export const createNoSuchThing = (resource: Resource, id: string): TargetFailure =>
  new TargetFailure(`${resource.title} with id "${id}" not found`, { code: 'not_found' });

/** Whether a server other than the platform, such as a proxy, responded "not found". */
export const isForeignNotFound = (failure: unknown): boolean =>
  failure instanceof ConnectionFailure &&
  failure.code === foreignAnswerCode &&
  (failure.details.status === 404 || failure.details.status === 410);

/** Query parameters of a list, by name. */
export type ListParameters = Readonly<Record<string, string>>;

/** Reads rows from the platform without a cache. */
export interface RowReader {
  /** Aborts reading. */
  readonly signal: AbortSignal;
  /** The rows of one list. */
  readList(path: string, query: ListParameters | undefined): Promise<readonly Item[]>;
  /** One item. Its resource must have a `show` request. */
  readOne(resource: Resource, id: string, scope: ParentScope): Promise<Item>;
}

/** Creates a reader of rows. */
export const createRowReader = (
  platform: Pick<Platform, 'send'>,
  signal: AbortSignal,
): RowReader => ({
  signal,
  readList: async (path, query) => {
    const answer = await platform.send(
      { method: 'GET', path, ...(query ? { query } : {}) },
      { signal },
    );
    return readItems(answer, `GET ${path}`);
  },
  readOne: async (resource, id, scope) => {
    const path = buildPath(getItemPath(resource), { ...scope, id });
    const answer = await platform.send({ method: 'GET', path }, { signal });
    return resource.only
      ? readItem(answer, `GET ${path}`)
      : readSameItem(answer, id, `GET ${path}`);
  },
});

/** A reader that rejects every request. */
export const createClosedReader = (): RowReader =>
  createRowReader(
    { send: () => Promise.reject(new Error('nothing more is read')) },
    new AbortController().signal,
  );
