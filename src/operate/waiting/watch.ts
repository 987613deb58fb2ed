import { failedWord, type Resource } from '../../catalog/vocabulary.ts';
import { ActionFailure, type Failure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { readFailureReason } from '../rows/failure-event.ts';
import type { Session } from '../session.ts';
import type { Target } from '../targets/target.ts';
import { readTargetRows } from '../targets/target-rows.ts';
import { readConditionValue } from './condition-value.ts';
import { hintAtParts, isFailureOfPart } from './failed-parts.ts';
import { formatState } from './state-words.ts';
import { findCauseView, findWaysOut, formatVerbCommand } from './states.ts';
import type { WaitCondition } from './wait-condition.ts';

/** The ending of one target: its last row, undefined if deleted, and the failure. */
export type WatchEnding =
  | { readonly item: Item | undefined }
  | { readonly item: Item | undefined; readonly failure: Failure };

/** Called when the watch of a target has ended. */
export type EndListener = (target: Target, ending: WatchEnding) => void;

/** A watched target: `item` is its row from the response of the verb. */
export interface WatchedTarget extends Target {
  /** Its row before that request. */
  readonly earlier?: Item;
  /** Its own condition, if it differs from that of the others. */
  readonly condition?: WaitCondition;
}

/** The targets to watch and the condition. */
export interface WatchRequest {
  readonly resource: Resource;
  readonly condition: WaitCondition;
  readonly targets: readonly WatchedTarget[];
  /** The verb whose end is watched, for a failure that the state does not show. */
  readonly name?: string | undefined;
  /** The command that waits again, if it is not that of the resource. */
  readonly resume?: string | undefined;
}

/** Watches targets until they meet a condition. */
export interface TargetWatch {
  /** All of them, in the order given. */
  readonly targets: readonly Target[];
  /** Targets that have not ended yet. */
  listPending(): readonly Target[];
  /** The watched value of a target as the API sends it: `booting`; empty if unknown. */
  readValue(target: Target): string;
  /** Its last row; undefined once it is deleted. */
  findRow(target: Target): Item | undefined;
  /** Ends the watch of targets whose current rows already meet the condition. */
  begin(): Promise<void>;
  /** Reads all pending targets once; throws the failure of that request. */
  poll(): Promise<void>;
  /** Ends all pending targets, each with a failure. */
  endWith(failureOf: (target: WatchedTarget) => Failure): void;
  /** The endings by id. */
  listEndings(): ReadonlyMap<string, WatchEnding>;
}

/** A row of a target: the current one, undefined if deleted, and the one before. */
interface SeenRow {
  readonly before: Item | undefined;
  readonly item: Item | undefined;
}

/** Whether a field has a value that it did not have before the request. */
const hasNewValue = (item: Item, field: string, earlier: Item | undefined): boolean => {
  const value = readConditionValue(item, field);
  return value !== null && value !== readConditionValue(earlier ?? {}, field);
};

/** The failure of a target that has ended in a state that does not show it. */
const findHiddenFailure = async (
  { cache }: Session,
  { resource, name, ...request }: WatchRequest,
  target: WatchedTarget,
  item: Item,
): Promise<Failure | undefined> => {
  const { failedIf } = target.condition ?? request.condition;
  if (failedIf === undefined || !hasNewValue(item, failedIf, target.earlier)) return undefined;
  const why = await readFailureReason(cache, item);
  const subject = `${name === undefined ? '' : `${name} of `}${resource.title} ${target.name}`;
  return new ActionFailure(`${subject} failed${why && `: ${why}`}`, {
    code: failedWord,
    hint: `see "${formatVerbCommand(resource, findCauseView(resource), target)}"`,
  });
};

/**
 * Whether a value may be the one before the request, which the first poll can still show. It counts
 * once another value was seen in between, or when the next poll shows it too.
 */
const mayBeEarlier = (
  { field }: WaitCondition,
  { earlier, item: answered }: WatchedTarget,
  { before, item }: SeenRow,
): boolean => {
  if (!earlier || !item || before !== answered) return false;
  const [first, next, now] = [earlier, answered, item].map((row) => readConditionValue(row, field));
  return first === now && (next === now || next === null);
};

/** The ending that a row means for a target; undefined while it is pending. */
const findEnding = async (
  session: Session,
  request: WatchRequest,
  target: WatchedTarget,
  { before, item }: SeenRow,
): Promise<WatchEnding | undefined> => {
  const { resource } = request;
  const { condition = request.condition } = target;
  const subject = `${resource.title} ${target.name}`;
  if (!item) {
    if (condition.deleted) return { item };
    return { item, failure: new ActionFailure(`${subject} was deleted`, { code: 'gone' }) };
  }
  const word = condition.findFailure(item, before);
  if (word === undefined && !condition.isOver(item, before)) return undefined;
  if (mayBeEarlier(condition, target, { before, item })) return undefined;
  if (word !== undefined) {
    const hint = isFailureOfPart(resource, condition.field, item)
      ? hintAtParts(session.cache.catalog, resource, target)
      : findWaysOut(resource, target, word);
    const why = await readFailureReason(session.cache, item);
    const message = `${subject} is ${formatState(word)}${why && `: ${why}`}`;
    return {
      item,
      failure: new ActionFailure(message, { endState: word, ...(hint !== undefined && { hint }) }),
    };
  }
  const failure = await findHiddenFailure(session, request, target, item);
  return failure ? { item, failure } : { item };
};

/** The watched value of an item if it is a state or a number, otherwise its state. */
export const formatWatchedValue = (
  { fields, stateField }: Resource,
  { field }: WaitCondition,
  item: Item,
): string => {
  const { kind } = fields[field] ?? {};
  const value = readConditionValue(item, field);
  if (typeof value === 'number') return `at ${field} ${value}`;
  const shown =
    kind === 'state' || kind === 'choice' ? value : readConditionValue(item, stateField);
  return shown === null ? '' : String(shown);
};

/** Creates the watch of targets; `onEnd` is called for each ended target. */
export const createTargetWatch = (
  session: Session,
  request: WatchRequest,
  onEnd: EndListener = () => {},
): TargetWatch => {
  const { resource, condition, targets } = request;
  const rows = new Map<string, Item | undefined>(targets.map(({ id, item }) => [id, item]));
  const endings = new Map<string, WatchEnding>();
  const listPending = (): readonly WatchedTarget[] => targets.filter(({ id }) => !endings.has(id));
  const end = (target: Target, ending: WatchEnding): void => {
    endings.set(target.id, ending);
    onEnd(target, ending);
  };
  /** Ends the watch of the targets whose rows mean an ending, in their order. */
  const judgeAll = async (
    rowsSeen: readonly (readonly [WatchedTarget, SeenRow])[],
  ): Promise<void> => {
    const found = await Promise.all(
      rowsSeen.map(async ([target, row]) => {
        return [target, await findEnding(session, request, target, row)] as const;
      }),
    );
    for (const [target, ending] of found) if (ending) end(target, ending);
  };
  return {
    targets,
    listPending,
    readValue: ({ id }) => formatWatchedValue(resource, condition, rows.get(id) ?? {}),
    findRow: ({ id }) => rows.get(id),
    begin: () =>
      judgeAll(
        // A row of a list that lacks the watched field is ignored.
        targets.flatMap((target) =>
          condition.field in target.item
            ? [[target, { before: undefined, item: target.item }]]
            : [],
        ),
      ),
    poll: async () => {
      const left = listPending();
      const seen = await readTargetRows(session, resource, condition.field, left);
      const pairs = left.map((target) => {
        const row: SeenRow = { before: rows.get(target.id), item: seen.get(target.id) };
        rows.set(target.id, row.item);
        return [target, row] as const;
      });
      await judgeAll(pairs);
    },
    endWith: (failureOf) => {
      for (const target of listPending()) {
        end(target, { item: rows.get(target.id), failure: failureOf(target) });
      }
    },
    listEndings: () => endings,
  };
};
