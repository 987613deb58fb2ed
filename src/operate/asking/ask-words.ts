/** Asks for what a verb needs besides targets and fields. */
import type { AnswerField, Field, Resource, Verb } from '../../catalog/vocabulary.ts';
import { select } from '../../output/terminal/prompts.ts';
import { selectSeveral } from '../../output/terminal/select-several.ts';
import type { Session } from '../session.ts';
import { nameItems } from '../targets/item-names.ts';
import type { Target } from '../targets/target.ts';
import { askFieldText, askLine } from './ask-text.ts';
import { createNoRows } from './nothing-to-choose.ts';
import type { WordRequirement } from './requirements.ts';
import { createRowChoices } from './row-choices.ts';
import { findShortestWord } from './shortest-word.ts';

/** Lets a person choose a row of a view of the target, such as the script to run. */
export const askPick = async (
  session: Session,
  resource: Resource,
  pick: AnswerField,
  [target]: readonly Target[],
): Promise<string | undefined> => {
  const view = resource.verbs[pick.among];
  if (!target || view?.kind !== 'view' || view.answers.kind !== 'list') return undefined;
  const { cache, host } = session;
  const of = cache.catalog.find(view.answers.of);
  const rows = await nameItems(cache, of, await cache.listView(resource, target.id, view.path));
  if (rows.length === 0) throw createNoRows(of);
  const choices = await createRowChoices(session, of, rows);
  const question = `${pick.about.charAt(0).toUpperCase()}${pick.about.slice(1)} (--${pick.flag}):`;
  return findShortestWord(of, await select(host.terminal, question, choices, host.signal), rows);
};

/** The elements that a verb can remove from a list of its target, in their notation. */
const listRemovable = (
  verb: Verb,
  { notation }: Field,
  [target]: readonly Target[],
): readonly string[] => {
  if (verb.kind !== 'amend' || verb.change !== 'remove') return [];
  return notation?.show(target?.item[verb.field] ?? [], (id) => id) ?? [];
};

/**
 * Asks for the further argument: the path of a file, or elements of a list, which are chosen where a
 * verb removes them.
 */
export const askWord = async (
  session: Session,
  verb: Verb,
  { question, field }: WordRequirement,
  targets: readonly Target[],
): Promise<string | readonly string[]> => {
  if (!field) return askLine(session, `${question}:`);
  const removable = listRemovable(verb, field, targets);
  if (removable.length > 0) {
    const { terminal, signal } = session.host;
    const choices = removable.map((value) => ({ value, label: value }));
    return selectSeveral(terminal, `${question}:`, choices, signal);
  }
  const { given } = await askFieldText(session, field, {
    question: `${question}:`,
    flag: question,
  });
  return typeof given === 'object' ? given : [String(given)];
};
