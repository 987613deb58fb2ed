/** `--like`: the settings of a row that exists, as those of a new one. */
import { formatFlagName } from '../../catalog/flags.ts';
import { findListVerb, findParents, getItemPath } from '../../catalog/paths.ts';
import type { Fields, Resource } from '../../catalog/vocabulary.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import type { InputValues } from '../targets/references.ts';
import { canShow } from '../targets/row-reader.ts';
import type { Target } from '../targets/target.ts';
import { resolveSingleTarget } from '../targets/targets.ts';
import { copyValues } from './settable.ts';

/** A row whose settings are copied. */
export interface LikeCall {
  readonly resource: Resource;
  readonly name: string;
  /** The name or id given with `--like`. */
  readonly word: string;
  /** The fields of the new row, and those that it cannot share. */
  readonly fields: Fields;
  readonly unique: readonly string[];
  /** The parents of the new row, and those that were given. */
  readonly parentFields: Fields;
  readonly parents: Parents;
}

/** What a new row takes from another one. */
export interface LikeValues {
  readonly values: InputValues;
  /** The ids of its parents, by their placeholders. */
  readonly parents: Readonly<Record<string, string>>;
}

/** The row with all fields, even if its list has fewer. */
const readWholeRow = async (
  { cache }: Session,
  resource: Resource,
  { id, item, scope }: Target,
): Promise<Item> =>
  findListVerb(resource)?.lacks && canShow(resource) ? cache.readOne(resource, id, scope) : item;

/** The row that `--like` names; it is searched in all parents unless its own path needs one. */
const findLikeTarget = async (
  session: Session,
  { resource, name, word, parents }: LikeCall,
): Promise<Target | undefined> => {
  const path = getItemPath(resource);
  const isNested = Object.keys(findParents(resource, path)).length > 0;
  const scope = isNested ? await resolveParents(session, { resource, path, name }, parents) : {};
  return resolveSingleTarget(session.cache, resource, [word], scope);
};

const formatFlags = (fields: Fields, keys: readonly string[]): string =>
  joinWords(
    keys.flatMap((key) => {
      const field = fields[key];
      return field ? [`--${formatFlagName(key, field)}`] : [];
    }),
    'and',
  );

/** The fields that a copy can share with its original; what is named after another row is not unique. */
const selectShared = ({ resource, fields, unique }: LikeCall): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([key, { to }]) => !unique.includes(key) && (key !== resource.namedBy || to !== undefined),
    ),
  );

/** Reports what was copied, and which secrets were not. */
const noteCopied = (
  { writer }: Session,
  { fields }: LikeCall,
  {
    target,
    values,
    secrets,
  }: {
    readonly target: Target;
    readonly values: InputValues;
    readonly secrets: readonly string[];
  },
): void => {
  const flags = formatFlags(fields, Object.keys(values));
  writer.note(`copied from ${target.name}: ${flags === '' ? 'nothing' : flags}`);
  if (secrets.length > 0) writer.note(`secrets are never copied: ${secrets.join(', ')}`);
};

/**
 * The settings of the row that `--like` names. Its name and its secrets are not copied. Throws a
 * `TargetFailure` if there is no such row.
 */
export const readLikeValues = async (session: Session, call: LikeCall): Promise<LikeValues> => {
  const { resource, parentFields } = call;
  const target = await findLikeTarget(session, call);
  if (!target) return { values: {}, parents: {} };
  const item = await readWholeRow(session, resource, target);
  const { values, secrets } = copyValues(selectShared(call), item);
  const parents = Object.keys(parentFields).flatMap((key) => {
    const id = target.scope[key] ?? readText(item, key);
    return id === '' ? [] : [[key, id] as const];
  });
  noteCopied(session, call, { target, values, secrets });
  return { values, parents: Object.fromEntries(parents) };
};
