import type { Resource } from '../../catalog/vocabulary.ts';
import { ExactNumber } from '../../lib/json/exact-number.ts';
import { toWholeText } from '../../lib/json/json-text.ts';
import { splitList } from '../../lib/text/list-words.ts';
import type { Item, StreamedItems } from '../../output/document.ts';
import { collectBatches, readBatches } from '../../output/formats/batches.ts';
import { findFieldByWord } from '../input/field-words.ts';
import type { Session } from '../session.ts';
import { parseSelector } from '../targets/selector.ts';
import { createCompletion } from './derived-fields.ts';
import { chooseSort } from './list-defaults.ts';
import { defaultRowOptions } from './row-options.ts';

/** The order and selection of rows. */
export interface Arrangement {
  /** Whether all rows must be read before the first can be written. */
  readonly needsAll: boolean;
  readonly arrange: (rows: StreamedItems<Item>) => StreamedItems<Item>;
}

type Order = (a: Item, b: Item) => number;

/** Values that sort a row last in both directions. */
const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || value === '';

const toSortText = (value: unknown): string => toWholeText(value).toLowerCase();

const isNumber = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

const compareValues = (a: unknown, b: unknown): number => {
  const [left, right] = [a, b].map((value) =>
    value instanceof ExactNumber ? Number(value) : value,
  );
  const [one, other] =
    isNumber(left) && isNumber(right) ? [left, right] : [toSortText(a), toSortText(b)];
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

/** The order by one field of `--sort`. */
const parseSingleOrder = (resource: Resource, word: string, now: number): Order => {
  const isDown = word.startsWith('-');
  const key = findFieldByWord(
    resource,
    isDown ? word.slice(1) : word,
    '--sort',
    (field) => !field.secret && !field.inputOnly,
  );
  const complete = createCompletion(resource, now);
  return (a, b) => {
    const [one, other] = [complete(a)[key], complete(b)[key]];
    const missing = Number(isMissing(one)) - Number(isMissing(other));
    if (missing !== 0) return missing;
    return isDown ? compareValues(other, one) : compareValues(one, other);
  };
};

/** The order of `--sort`: by the first field, rows that are alike in it by the next, and so on. */
const parseOrder = (resource: Resource, words: string, now: number): Order => {
  const orders = splitList('--sort', words).map((word) => parseSingleOrder(resource, word, now));
  return (a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
};

/** Yields at most `most` rows; one more row shows that there are more and ends the reading. */
async function* limitRows(
  rows: StreamedItems<Item>,
  most: number,
  cut: () => void,
): AsyncGenerator<readonly Item[]> {
  let left = most;
  for await (const batch of readBatches(rows)) {
    const taken = batch.slice(0, left);
    if (taken.length > 0) yield taken;
    left -= taken.length;
    if (taken.length === batch.length) continue;
    cut();
    return;
  }
}

async function* filterBatches(
  rows: StreamedItems<Item>,
  fits: (item: Item) => boolean,
): AsyncGenerator<readonly Item[]> {
  for await (const batch of readBatches(rows)) yield batch.filter(fits);
}

async function* sortRows(rows: StreamedItems<Item>, order: Order): AsyncGenerator<readonly Item[]> {
  yield (await collectBatches(rows)).toSorted(order);
}

/**
 * Applies `--filter`, `--sort` and `--limit` to rows, with a note if the limit cut them. Throws a
 * `UsageFailure` for an unknown field or state, before anything but names is read.
 */
export const createArrangement = async (
  session: Session,
  resource: Resource,
): Promise<Arrangement> => {
  const { filters, limit } = session.options.rows ?? defaultRowOptions;
  const sort = chooseSort(session, resource);
  const now = session.host.clock.now();
  const order = sort === undefined ? undefined : parseOrder(resource, sort, now);
  const fits =
    filters.length > 0 ? await parseSelector(session, resource, filters, '--filter') : undefined;
  let isNoted = false;
  // A list that is read repeatedly prints the note once.
  const cut = (): void => {
    if (isNoted) return;
    isNoted = true;
    const things = limit === 1 ? resource.title : resource.titles;
    session.writer.note(`showing ${limit} ${things}; more are available`);
  };
  return {
    needsAll: order !== undefined,
    arrange: (rows) => {
      const fitting = fits ? filterBatches(rows, fits) : rows;
      const inOrder = order ? sortRows(fitting, order) : fitting;
      return limit === undefined ? inOrder : limitRows(inOrder, limit, cut);
    },
  };
};
