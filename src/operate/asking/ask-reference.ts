import { formatFlagName } from '../../catalog/flags.ts';
import { findListVerb } from '../../catalog/paths.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { select } from '../../output/terminal/prompts.ts';
import { selectSeveral } from '../../output/terminal/select-several.ts';
import { readText } from '../rows/answers.ts';
import { nameItems } from '../targets/item-names.ts';
import type { NamedItem } from '../targets/match.ts';
import { resolveParent } from '../targets/references.ts';
import { composeQuestion, type FieldAnswer, type Inquiry } from './inquiry.ts';
import { withLookup } from './lookup.ts';
import { createNoneUsable, createNoRows } from './nothing-to-choose.ts';
import { createRowChoices } from './row-choices.ts';
import { findShortestWord } from './shortest-word.ts';

/** The rows that a reference may refer to: those of the parent that is already chosen. */
const readRows = async (
  { session, fields, known }: Inquiry,
  field: Field,
  to: Resource,
): Promise<readonly NamedItem[]> => {
  const { cache } = session;
  const parent = await resolveParent({ cache, fields, resolved: known }, field, to);
  // A list that needs filters is that of what is already chosen: the plans for an app and a location.
  const needs = findListVerb(to)?.needs ?? [];
  const query = Object.fromEntries(needs.map((key) => [key, readText(known, key)]));
  return nameItems(cache, to, await cache.list(to, parent, needs.length > 0 ? query : undefined));
};

/** Whether a reference to a row fits what is known. */
const isUsable = (
  { known, targets }: Inquiry,
  { fits }: Field,
  { unusable = [] }: Resource,
  { item }: NamedItem,
): boolean => {
  if (unusable.includes(readText(item, 'state'))) return false;
  const rows = targets.length > 0 ? targets : [{}];
  return rows.every((before) => fits?.(item, { ...before, ...known }, before) === undefined);
};

/**
 * Lets a person choose the value of a reference among the rows that fit what is known. Throws a
 * `TargetFailure` if there is none.
 */
export const askReference = async (
  inquiry: Inquiry,
  key: string,
  field: Field,
): Promise<FieldAnswer> => {
  const { session } = inquiry;
  const to = session.cache.catalog.find(field.to ?? '');
  const { terminal, signal } = session.host;
  const all = await withLookup(session, to.titles, readRows(inquiry, field, to));
  const question = composeQuestion(key, field);
  if (all.length === 0) throw createNoRows(to);
  const usable = all.filter((one) => isUsable(inquiry, field, to, one));
  if (usable.length === 0) {
    const purpose = `--${formatFlagName(key, field)}`;
    throw createNoneUsable(to, { purpose, count: all.length, needed: undefined });
  }
  const choices = await createRowChoices(session, to, usable);
  const chosen =
    field.kind === 'refs'
      ? await selectSeveral(terminal, question, choices, signal)
      : [await select(terminal, question, choices, signal)];
  const words = chosen.map((one) => findShortestWord(to, one, all));
  const ids = chosen.map(({ item }) => readText(item, 'id'));
  return field.kind === 'refs'
    ? { given: words, value: ids }
    : { given: words[0] ?? '', value: ids[0] };
};
