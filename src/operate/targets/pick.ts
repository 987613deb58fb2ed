import { resourceOf } from '../../catalog/index.ts';
import type { Picked, Resource } from '../../catalog/vocabulary.ts';
import { textOf } from '../rows/answers.ts';
import type { Session, Target } from '../session.ts';
import { type Named, pickOne } from './match.ts';
import { named, wholeId } from './targets.ts';

/**
 * The id of the row of a view that a word picks: by its own id or name, or by the id of what gives
 * the row its name, as a script bound to a template is known by the script.
 */
export const pickId = async (
  session: Session,
  resource: Resource,
  pick: Picked,
  target: Target,
  word: string,
): Promise<string> => {
  const view = resource.verbs[pick.among];
  if (view?.kind !== 'view' || view.answers.kind !== 'list') {
    throw new Error(`${resource.noun} has no view ${pick.among}`);
  }
  const of = resourceOf(view.answers.of);
  const rows = await session.directory.view(resource, target.id, view.path);
  // A whole id is compared with ids: what the rows are named after is not looked up.
  const candidates: readonly Named[] =
    wholeId([word]) === undefined
      ? await named(session.directory, of, rows)
      : rows.map((item) => ({ item, name: textOf(item, 'id') }));
  const byReference = rows.filter((row) => row[of.namedBy] === word.replace(/^id:/, ''));
  const [only] = byReference;
  const item =
    only && byReference.length === 1
      ? only
      : pickOne(of, word, candidates, ` on ${resource.title} ${target.name}`).item;
  return String(item.id);
};
