import type { Resource } from '../../catalog/vocabulary.ts';
import { ConnectionFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import { isChangingMethod, maybeAppliedHint } from '../../platform/failures/maybe-applied.ts';
import type { PlatformAnswer } from '../../platform/platform.ts';

const createUnexpected = (what: string, request: string): ConnectionFailure =>
  new ConnectionFailure(`unexpected response from the platform to ${request}: ${what}`, {
    code: 'unexpected_answer',
    request,
    hint: isChangingMethod(request)
      ? maybeAppliedHint
      : 'check the endpoint: it may belong to another service or another API version',
  });

/** A member as a string; empty if it is missing, null or not a string. */
export const readText = (item: Item, key: string): string => {
  const value = item[key];
  return typeof value === 'string' ? value : '';
};

/** Reads a response as one object. Failures name `request`. */
export const readItem = (answer: PlatformAnswer, request: string): Item => {
  if (!isJsonObject(answer.body)) throw createUnexpected('not an object', request);
  return answer.body;
};

/** Reads a response as one resource: an object with an id, unless its parent has only one. */
export const readNamedItem = (
  answer: PlatformAnswer,
  resource: Resource,
  request: string,
): Item => {
  const item = readItem(answer, request);
  if (!resource.only && !readText(item, 'id')) throw createUnexpected('no id', request);
  return item;
};

const isId = (item: Item, ids: readonly string[]): boolean => {
  const id = readText(item, 'id').toLowerCase();
  return id !== '' && ids.some((other) => other.toLowerCase() === id);
};

/**
 * Reads a response as the resource with this id, and refuses any other. If the id is not known,
 * any resource is accepted.
 */
export const readSameItem = (answer: PlatformAnswer, id: string, request: string): Item => {
  const item = readItem(answer, request);
  if (id === '' || isId(item, [id])) return item;
  throw createUnexpected(
    readText(item, 'id') === '' ? 'no id' : 'another resource than requested',
    request,
  );
};

/**
 * Checks the response of an action without a result: no body, an empty one, or one of its
 * resources. Anything else belongs to another request.
 */
export const checkNothingElse = (
  { body }: PlatformAnswer,
  ids: readonly string[],
  request: string,
): void => {
  if (body === undefined || body === null) return;
  if (isJsonObject(body) && (Object.keys(body).length === 0 || isId(body, ids))) return;
  throw createUnexpected('another resource than requested', request);
};

/** Reads a response as a list that contains all of these resources. */
export const readAllItems = (
  answer: PlatformAnswer,
  ids: readonly string[],
  request: string,
): readonly Item[] => {
  const items = readItems(answer, request);
  if (ids.every((id) => items.some((item) => isId(item, [id])))) return items;
  throw createUnexpected('the list lacks requested resources', request);
};

/** Reads list elements as objects with an id, or with the member that takes its place. */
export const readItemsFrom = (
  values: readonly unknown[],
  request: string,
  key = 'id',
): readonly Item[] =>
  values.map((item) => {
    if (!isJsonObject(item)) throw createUnexpected('a list element is not an object', request);
    if (!readText(item, key)) throw createUnexpected(`a list element has no ${key}`, request);
    return item;
  });

/** Reads a response as a list of objects with an id. */
export const readItems = (answer: PlatformAnswer, request: string): readonly Item[] => {
  if (!Array.isArray(answer.body)) throw createUnexpected('not a list', request);
  return readItemsFrom(answer.body, request);
};
