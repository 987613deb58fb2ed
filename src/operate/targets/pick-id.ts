import { findResource } from '../../catalog/index.ts';
import type { AnswerField, Resource } from '../../catalog/vocabulary.ts';
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
  const view = resource.verbs[pick.among];
  if (view?.kind !== 'view' || view.answers.kind !== 'list') {
    throw new Error(`${resource.noun} has no view ${pick.among}`);
  }
  const of = findResource(view.answers.of);
  const rows = await session.cache.listView(resource, target.id, view.path);
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
