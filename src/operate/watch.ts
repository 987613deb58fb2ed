import type { Awaited, Resource } from '../catalog/vocabulary.ts';
import { ActionFailure, type Failure, TargetFailure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import { textOf } from './answers.ts';
import type { Session, Target } from './session.ts';
import { waysOut } from './states.ts';

/** How the watch of one target ended: its last row, none when it is gone, and why it failed. */
export type Ending =
  | { readonly item: Item | undefined }
  | { readonly item: Item | undefined; readonly failure: Failure };

/** Targets on their way to where a verb leads. */
export interface Watch {
  /** Those that have not come to an end yet. */
  pending(): readonly Target[];
  /** The last known value of the watched field; empty before the first look. */
  valueAt(target: Target): string;
  /** Looks at the platform once; throws what that request throws. */
  look(): Promise<void>;
  /** Ends the watch of everything pending, each with a failure. */
  endWith(failureOf: (target: Target) => Failure): void;
  /** How it ended, by id. */
  endings(): ReadonlyMap<string, Ending>;
}

/** Rows by id as one look shows them; what is gone is missing. */
type Look = ReadonlyMap<string, Item>;

const lookAtOne = async (session: Session, resource: Resource, id: string): Promise<Look> => {
  try {
    return new Map([[id, await session.directory.fresh(resource, id)]]);
  } catch (failure) {
    if (failure instanceof TargetFailure) return new Map();
    throw failure;
  }
};

/** One request whatever the number of targets: the thing itself, or the list for several. */
const lookAt = async (
  session: Session,
  resource: Resource,
  pending: readonly Target[],
): Promise<Look> => {
  const [only] = pending;
  if (only && pending.length === 1) return lookAtOne(session, resource, only.id);
  const items = await session.directory.freshList(resource);
  return new Map(items.map((item) => [textOf(item, 'id'), item]));
};

/** The end that a row means for a target; undefined while it is on its way. */
const endingOf = (
  resource: Resource,
  awaits: Awaited,
  target: Target,
  item: Item | undefined,
): Ending | undefined => {
  const subject = `${resource.title} ${target.name}`;
  if (!item) {
    if (awaits.gone) return { item };
    return { item, failure: new ActionFailure(`${subject} is gone`, { code: 'gone' }) };
  }
  const value = textOf(item, awaits.on ?? 'state');
  if (awaits.unless?.includes(value)) {
    const hint = waysOut(resource, target, value);
    return { item, failure: new ActionFailure(`${subject} is ${value}`, { code: value, hint }) };
  }
  return awaits.until?.includes(value) ? { item } : undefined;
};

/** Opens the watch of targets; `item` of each is its row as the verb's request answered it. */
export const openWatch = (
  session: Session,
  resource: Resource,
  awaits: Awaited,
  targets: readonly Target[],
): Watch => {
  const rows = new Map(targets.map(({ id, item }) => [id, item]));
  const endings = new Map<string, Ending>();
  const pending = (): readonly Target[] => targets.filter(({ id }) => !endings.has(id));
  return {
    pending,
    valueAt: ({ id }) => textOf(rows.get(id) ?? {}, awaits.on ?? 'state'),
    look: async () => {
      const left = pending();
      const seen = await lookAt(session, resource, left);
      for (const target of left) {
        const item = seen.get(target.id);
        if (item) rows.set(target.id, item);
        const ending = endingOf(resource, awaits, target, item);
        if (ending) endings.set(target.id, ending);
      }
    },
    endWith: (failureOf) => {
      for (const target of pending()) {
        endings.set(target.id, { item: rows.get(target.id), failure: failureOf(target) });
      }
    },
    endings: () => endings,
  };
};
