import { isJsonObject } from '../../lib/json/members.ts';
import { formatTransitionKey, type Transition } from '../lifecycle/transitions.ts';
import type { TableChanges } from './account.ts';
import type { QueueChanges } from './due-queue.ts';
import type { EventListener, EventToRecord } from './journal.ts';
import type { StoredItem } from './rows.ts';

/** The account when the full state was last written, without its events. */
export interface State {
  readonly format: 3;
  /** Number of the last change that it includes. */
  readonly number: number;
  readonly random: number;
  readonly tables: Readonly<Record<string, readonly StoredItem[]>>;
  readonly transitions: readonly Transition[];
  readonly waiting: readonly EventListener[];
}

/** The changes of one request, or of due transitions: one line of the file of changes. */
export interface StateChanges {
  readonly number: number;
  readonly random: number;
  readonly tables: Readonly<Record<string, TableChanges>>;
  readonly transitions: QueueChanges<Transition>;
  readonly waiting: QueueChanges<EventListener>;
}

/** An account as it was read from the disk. */
export interface StateContents {
  readonly number: number;
  readonly random: number;
  readonly tables: Readonly<Record<string, readonly StoredItem[]>>;
  readonly transitions: readonly Transition[];
  readonly waiting: readonly EventToRecord[];
}

/** Formats that can be read: the older one had no numbers and no file of changes. */
const formats: readonly unknown[] = [2, 3];

/** True for a state that another version of imco wrote. */
export const isOtherFormat = (value: unknown): boolean =>
  isJsonObject(value) && typeof value.format === 'number' && !formats.includes(value.format);

/** True for a state as this version of imco reads it. */
export const isState = (value: unknown): value is Omit<State, 'format' | 'number'> =>
  isJsonObject(value) &&
  formats.includes(value.format) &&
  typeof value.random === 'number' &&
  isJsonObject(value.tables) &&
  Array.isArray(value.transitions) &&
  Array.isArray(value.waiting);

const hasChanges = (value: unknown): boolean =>
  isJsonObject(value) && Array.isArray(value.put) && Array.isArray(value.gone);

const isChanges = (value: unknown): value is StateChanges =>
  isJsonObject(value) &&
  typeof value.number === 'number' &&
  typeof value.random === 'number' &&
  isJsonObject(value.tables) &&
  Object.values(value.tables).every(hasChanges) &&
  hasChanges(value.transitions) &&
  hasChanges(value.waiting);

/** Parses JSON that may be incomplete; undefined if it is. */
export const parseStateJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const apply = <T>(
  held: Map<string, T>,
  { put, gone }: QueueChanges<T>,
  keyOf: (thing: T) => string,
): void => {
  for (const key of gone) held.delete(key);
  for (const thing of put) held.set(keyOf(thing), thing);
};

const indexByKey = <T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T> =>
  new Map(things.map((thing) => [keyOf(thing), thing]));

const readId = ({ id }: StoredItem): string => id;

/** Scheduled entries by key; the older format has none. */
const readWaitingKey = ({ key }: EventListener): string => key;

/**
 * A state with the changes since, one JSON object per line. Changes that are in the state already
 * are skipped, and so is an incomplete last line, left by a crash: it was never confirmed in a
 * response.
 */
export const readContents = (
  state: Omit<State, 'format' | 'number'> & { readonly number?: unknown },
  changes: string,
): StateContents => {
  let number = typeof state.number === 'number' ? state.number : 0;
  let { random } = state;
  const tables = new Map(
    Object.entries(state.tables).map(([noun, rows]) => [noun, indexByKey(rows, readId)]),
  );
  const transitions = indexByKey(state.transitions, formatTransitionKey);
  const waiting = new Map(state.waiting.map((one, at) => [readWaitingKey(one) ?? `#${at}`, one]));
  for (const line of changes.split('\n')) {
    const change = line === '' ? undefined : parseStateJson(line);
    if (!isChanges(change) || change.number <= number) continue;
    ({ number, random } = change);
    for (const [noun, rows] of Object.entries(change.tables)) {
      const table = tables.get(noun) ?? new Map<string, StoredItem>();
      tables.set(noun, table);
      apply(table, rows, readId);
    }
    apply(transitions, change.transitions, formatTransitionKey);
    apply(waiting, change.waiting, readWaitingKey);
  }
  const byNoun = [...tables].map(([noun, rows]): [string, StoredItem[]] => [
    noun,
    [...rows.values()],
  ]);
  return {
    number,
    random,
    tables: Object.fromEntries(byNoun),
    transitions: [...transitions.values()],
    waiting: [...waiting.values()],
  };
};
