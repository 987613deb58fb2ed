import { findListVerb } from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { readInput } from '../input/input.ts';
import type { Session } from '../session.ts';
import { createNothingSelected, type Selection } from './selection.ts';
import { parseSelector } from './selector.ts';
import type { ParentScope, Target } from './target.ts';
import { explainLines, splitWords } from './target-lines.ts';
import { readTargetsOf, toTargets } from './targets.ts';

/** The words on stdin, one a line; empty lines and those that begin with `#` say nothing. */
const readWordsOnStdin = async (session: Session): Promise<readonly string[]> =>
  splitWords(await readInput(session.host, '-', 'targets'));

/** The words targets are named with, those on stdin in the place of `-`. */
export const readTargetWords = async (
  session: Session,
  words: readonly string[],
): Promise<readonly string[]> => {
  if (!words.includes('-')) return words;
  const more = await readWordsOnStdin(session);
  return words.flatMap((word) => (word === '-' ? more : [word]));
};

/** Says how many there were where not all of them are taken. */
const takeFirst = (
  { writer }: Session,
  { titles }: Resource,
  first: number | undefined,
  targets: readonly Target[],
): readonly Target[] => {
  if (first === undefined || targets.length <= first) return targets;
  writer.note(`${first} of ${targets.length} ${titles} taken (--first ${first})`);
  return targets.slice(0, first);
};

/** Nothing selected is a failure, unless that was said to be fine. */
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
 * The things a verb is to act on, resolved with one list call however many they are; the order is
 * that of the words, or of the list. Throws a `TargetFailure` on words that name nothing or several
 * things, a `UsageFailure` on a selector that makes no sense. Nothing selected is a `TargetFailure` too.
 */
export const selectTargets = async (
  session: Session,
  resource: Resource,
  selection: Selection,
  scope: ParentScope,
): Promise<readonly Target[]> => {
  const { cache } = session;
  if (resource.only) return readTargetsOf(cache, resource, [], scope);
  const { selector, all, first } = selection;
  if (selector === undefined && !all) {
    const words = await readTargetWords(session, selection.words);
    if (words.length === 0) return checkSome(session, resource, selection, []);
    try {
      return await readTargetsOf(cache, resource, words, scope);
    } catch (failure) {
      throw selection.words.includes('-') ? explainLines(failure, words) : failure;
    }
  }
  const parent = scope[findListVerb(resource)?.within ?? ''];
  const [rows, isSelected] = await Promise.all([
    cache.list(resource, parent),
    selector === undefined ? () => true : parseSelector(session, resource, selector),
  ]);
  const targets = await toTargets(cache, resource, rows.filter(isSelected), scope);
  return takeFirst(session, resource, first, checkSome(session, resource, selection, targets));
};
