/** The secrets that are masked in the text of an edit, put back before it is sent. */
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { maskValue, secretMask } from '../rows/secrets.ts';
import { findMask } from './members.ts';
import { isSameValue } from './update-document.ts';

/** Whether a member is masked when it is shown. */
const isMasked = (name: string, value: unknown): boolean => {
  if (value === undefined) return false;
  const masked = maskValue({ [name]: value });
  return isJsonObject(masked) && masked[name] === secretMask;
};

const createMaskedSecret = (path: string): UsageFailure =>
  new UsageFailure(`${path} is masked: write its value, or leave it where it was`, {
    code: 'masked_secret',
  });

const createUnclearSecret = (path: string): UsageFailure =>
  new UsageFailure(`${path} is masked, and could be the secret of several list elements`, {
    code: 'masked_secret',
    hint: 'write its value, or change one element with a secret at a time without adding, removing or moving any',
  });

/** A list before and after it was edited. */
interface EditedList {
  readonly edited: readonly unknown[];
  readonly rows: readonly unknown[];
  /** The rows as the text shows them. */
  readonly masked: readonly unknown[];
}

const findSame = (values: readonly unknown[], wanted: unknown): readonly number[] =>
  [...values.keys()].filter((at) => isSameValue(values[at], wanted));

/**
 * The row of an element that was not changed, only moved; undefined for a changed element. Throws a
 * `UsageFailure` if rows with different secrets look like it and not all of them are left.
 */
const findMoved = (list: EditedList, at: number, path: string): number | undefined => {
  const part = list.edited[at];
  const [first, ...others] = findSame(list.masked, part);
  if (first === undefined) return undefined;
  if (others.every((other) => isSameValue(list.rows[other], list.rows[first]))) return first;
  const left = findSame(list.edited, part);
  if (left.length !== others.length + 1) throw createUnclearSecret(path);
  return [first, ...others][left.indexOf(at)];
};

/** Whether the row in the same place is the only one with secrets that was changed. */
const isOnlyChanged = ({ edited, rows, masked }: EditedList, at: number): boolean => {
  if (edited.length !== rows.length) return false;
  const changed = [...masked.keys()].filter(
    (place) =>
      findMask(masked[place], '') !== undefined && findSame(edited, masked[place]).length === 0,
  );
  return changed.length === 1 && changed[0] === at;
};

const restoreElement = (list: EditedList, at: number, path: string): unknown => {
  const part = list.edited[at];
  const mask = findMask(part, path);
  if (mask === undefined) return part;
  const moved = findMoved(list, at, mask);
  if (moved !== undefined) return list.rows[moved];
  if (isOnlyChanged(list, at)) return restoreSecrets(part, list.rows[at], path);
  throw list.rows.length === 0 ? createMaskedSecret(mask) : createUnclearSecret(mask);
};

/**
 * A value with the secrets that were masked in the text, where they are still masked. Throws a
 * `UsageFailure` about a mask whose secret is not known for certain.
 */
export const restoreSecrets = (edited: unknown, row: unknown, path: string): unknown => {
  if (edited === secretMask) throw createMaskedSecret(path);
  if (Array.isArray(edited)) {
    const rows: readonly unknown[] = Array.isArray(row) ? row : [];
    const list = { edited, rows, masked: rows.map((part) => maskValue(part)) };
    return edited.map((_, at) => restoreElement(list, at, `${path}[${at}]`));
  }
  if (!isJsonObject(edited)) return edited;
  return Object.fromEntries(
    Object.entries(edited).map(([name, held]) => {
      const before = isJsonObject(row) ? row[name] : undefined;
      const isKept = held === secretMask && isMasked(name, before);
      return [name, isKept ? before : restoreSecrets(held, before, `${path}.${name}`)];
    }),
  );
};
