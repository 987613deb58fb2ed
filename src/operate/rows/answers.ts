import type { Resource } from '../../catalog/vocabulary.ts';
import { ConnectionFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import { isChangingMethod, maybeAppliedHint } from '../../platform/failures/maybe-applied.ts';
import type { PlatformAnswer } from '../../platform/platform.ts';

const createUnexpected = (what: string, request: string): ConnectionFailure =>
  new ConnectionFailure(`the platform answered ${request} with ${what}`, {
    code: 'unexpected_answer',
    request,
    hint: isChangingMethod(request)
      ? maybeAppliedHint
      : 'check the endpoint: it may belong to another service or another API version',
  });

/** A member as text; empty when it is missing, null or no text. */
export const readText = (item: Item, key: string): string => {
  const value = item[key];
  return typeof value === 'string' ? value : '';
};

/** The answer as one object. `request` is named in the failure. */
export const readItem = (answer: PlatformAnswer, request: string): Item => {
  if (!isJsonObject(answer.body)) throw createUnexpected('something that is no object', request);
  return answer.body;
};

/** The answer as one thing of a resource: an object with an id, unless its parent has one alone. */
export const readNamedItem = (
  answer: PlatformAnswer,
  resource: Resource,
  request: string,
): Item => {
  const item = readItem(answer, request);
  if (!resource.only && !readText(item, 'id'))
    throw createUnexpected('something without an id', request);
  return item;
};

const isId = (item: Item, ids: readonly string[]): boolean => {
  const id = readText(item, 'id').toLowerCase();
  return id !== '' && ids.some((other) => other.toLowerCase() === id);
};

/**
 * The answer as the thing with this id. What is said of another thing says nothing of this one.
 * Where the id is not known, as of what a parent has one of, any will do.
 */
export const readSameItem = (answer: PlatformAnswer, id: string, request: string): Item => {
  const item = readItem(answer, request);
  if (id === '' || isId(item, [id])) return item;
  throw createUnexpected(
    readText(item, 'id') === '' ? 'something without an id' : 'something else than was asked for',
    request,
  );
};

/**
 * Takes the answer of an action of which nothing is answered: no body, nothing in it, or one of the
 * things that it was about. Anything else is somebody else's answer, and says nothing of them.
 */
export const checkNothingElse = (
  { body }: PlatformAnswer,
  ids: readonly string[],
  request: string,
): void => {
  if (body === undefined || body === null) return;
  if (isJsonObject(body) && (Object.keys(body).length === 0 || isId(body, ids))) return;
  throw createUnexpected('something that is not about what was asked for', request);
};

/** The answer as a list with all of these things in it. */
export const readAllItems = (
  answer: PlatformAnswer,
  ids: readonly string[],
  request: string,
): readonly Item[] => {
  const items = readItems(answer, request);
  if (ids.every((id) => items.some((item) => isId(item, [id])))) return items;
  throw createUnexpected('a list that lacks what was asked for', request);
};

/** Values of a list as objects that have an id. */
export const readItemsFrom = (values: readonly unknown[], request: string): readonly Item[] =>
  values.map((item) => {
    if (!isJsonObject(item))
      throw createUnexpected('a list of something that is no object', request);
    if (!readText(item, 'id')) throw createUnexpected('a list of something without an id', request);
    return item;
  });

/** The answer as a list of objects that have an id. */
export const readItems = (answer: PlatformAnswer, request: string): readonly Item[] => {
  if (!Array.isArray(answer.body)) throw createUnexpected('something that is no list', request);
  return readItemsFrom(answer.body, request);
};
