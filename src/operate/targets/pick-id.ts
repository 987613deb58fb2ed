import { readNameField } from '../../catalog/rules/row-names.ts';
import type { AnswerField, Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { nameItems } from './item-names.ts';
import type { NamedItem } from './match.ts';
import { pickOne } from './picker.ts';
import type { Target } from './target.ts';
import { expandId } from './targets.ts';

/** A word that picks a row of a view. */
interface PickWord {
  readonly pick: AnswerField;
  readonly word: string;
}

/** The resource of the rows that an action picks one of, and the rows at a target. */
const readCandidates = async (
  session: Session,
  resource: Resource,
  target: Target,
  pick: AnswerField,
): Promise<{ readonly of: Resource; readonly rows: readonly Item[] }> => {
  const view = resource.verbs[pick.among];
  if (view?.kind !== 'view' || view.answers.kind !== 'list') {
    throw new Error(`${resource.noun} has no view ${pick.among}`);
  }
  return {
    of: session.cache.catalog.find(view.answers.of),
    rows: await session.cache.listView(resource, target.id, view.path),
  };
};

/**
 * The name of the row that was picked, or that of the resource it is named after. Throws if it cannot
 * be read.
 */
export const findPickedName = async (
  session: Session,
  resource: Resource,
  target: Target,
  picked: PickWord,
): Promise<string> => {
  const id = await pickId(session, resource, target, picked);
  const { of, rows } = await readCandidates(session, resource, target, picked.pick);
  const row = rows.find((one) => one.id === id) ?? {};
  const { to } = of.fields[of.namedBy] ?? {};
  if (!to) return readNameField(of, row) || picked.word;
  const named = session.cache.catalog.find(to);
  const item = await session.cache.readOne(named, readText(row, of.namedBy));
  return readNameField(named, item);
};

/**
 * Finds the id of the row of a view: by its id or name, or by the id of the resource that it is
 * named after, such as the script that is bound to a template.
 */
export const pickId = async (
  session: Session,
  resource: Resource,
  target: Target,
  { pick, word }: PickWord,
): Promise<string> => {
  const { of, rows } = await readCandidates(session, resource, target, pick);
  // A full id is compared with ids, without reading names.
  const candidates: readonly NamedItem[] =
    expandId([word]) === undefined
      ? await nameItems(session.cache, of, rows)
      : rows.map((item) => ({ item, name: readText(item, 'id') }));
  const byReference = rows.filter((row) => row[of.namedBy] === word.replace(/^id:/, ''));
  const [only] = byReference;
  const item =
    only && byReference.length === 1
      ? only
      : pickOne(of, word, candidates, ` on ${resource.title} ${target.name}`).item;
  return String(item.id);
};
