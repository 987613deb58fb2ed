import { findListVerb } from '../../catalog/paths.ts';
import { listUnderGiven } from '../../catalog/rules/list-parents.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { readInput } from '../input/input.ts';
import { findPointedTargets } from '../input/pointed-targets.ts';
import type { Session } from '../session.ts';
import { createNothingSelected, type Selection } from './selection.ts';
import { parseSelector } from './selector.ts';
import type { ParentScope, Target } from './target.ts';
import { explainLines, splitWords } from './target-lines.ts';
import { readTargetsOf, toTargets } from './targets.ts';

/** The words on stdin, one per line; empty lines and those that begin with `#` are ignored. */
const readWordsOnStdin = async (session: Session): Promise<readonly string[]> =>
  splitWords(await readInput(session.host, '-', 'targets'));

/** The target words, with those from stdin in place of `-`. */
export const readTargetWords = async (
  session: Session,
  words: readonly string[],
): Promise<readonly string[]> => {
  if (!words.includes('-')) return words;
  const more = await readWordsOnStdin(session);
  return words.flatMap((word) => (word === '-' ? more : [word]));
};

/** Limits the targets to `first`, with a note if that leaves some out. */
const takeFirst = (
  { writer }: Session,
  { titles }: Resource,
  first: number | undefined,
  targets: readonly Target[],
): readonly Target[] => {
  if (first === undefined || targets.length <= first) return targets;
  writer.note(`using ${first} of ${targets.length} ${titles} (--first ${first})`);
  return targets.slice(0, first);
};

/** Throws if nothing is selected, unless `--allow-none` is given. */
const checkSome = (
  { writer }: Session,
  resource: Resource,
  { allowNone }: Selection,
  targets: readonly Target[],
): readonly Target[] => {
  if (targets.length > 0) return targets;
  if (!allowNone) throw createNothingSelected(resource);
  writer.note(`no ${resource.title} is selected`);
  return targets;
};

/**
 * Resolves the targets of a verb with one list request, in the order of the words or of the list.
 * Throws a `TargetFailure` for words that are not found or ambiguous and for an empty selection,
 * and a `UsageFailure` for a selector that is not valid.
 */
export const selectTargets = async (
  session: Session,
  resource: Resource,
  selection: Selection,
  scope: ParentScope,
): Promise<readonly Target[]> => {
  const { cache } = session;
  if (resource.only) return readTargetsOf(cache, resource, [], scope);
  const { selector, all, first, pointed = {} } = selection;
  if (Object.keys(pointed).length > 0) return findPointedTargets(session, resource, pointed, scope);
  if (selector === undefined && !all) {
    const words = await readTargetWords(session, selection.words);
    if (words.length === 0) return checkSome(session, resource, selection, []);
    try {
      return await readTargetsOf(cache, resource, words, scope);
    } catch (failure) {
      throw selection.words.includes('-') ? explainLines(failure, words) : failure;
    }
  }
  const listed = listUnderGiven(resource, scope);
  const [rows, isSelected] = await Promise.all([
    cache.list(listed, scope[findListVerb(listed)?.within ?? '']),
    selector === undefined ? () => true : parseSelector(session, resource, selector),
  ]);
  const targets = await toTargets(cache, resource, rows.filter(isSelected), scope);
  return takeFirst(session, resource, first, checkSome(session, resource, selection, targets));
};
