import { flagOf, otherFlagsOf } from '../catalog/flags.ts';
import { resourceOf } from '../catalog/index.ts';
import { wholeText } from '../catalog/json-text.ts';
import type { Field, Resource } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import { nearest } from '../nearest.ts';
import type { Item } from '../output/document.ts';
import { globOf } from './glob.ts';
import { idsIn } from './names.ts';
import type { Session } from './session.ts';
import { named } from './targets.ts';

/** One condition of a selector: `state=stalled`, `name!=web-*`. */
interface Condition {
  readonly key: string;
  readonly field: Field;
  readonly isNot: boolean;
  readonly glob: string;
}

/** Texts a value is compared by. */
const textsOf = (value: unknown): readonly string[] => {
  if (value === null || value === undefined) return [''];
  if (Array.isArray(value)) return value.length === 0 ? [''] : value.map(String);
  return [wholeText(value)];
};

/** The words a selector may begin a condition with, each with the field it means. */
const fieldsByWord = ({ fields }: Resource): ReadonlyMap<string, readonly [string, Field]> =>
  new Map(
    Object.entries(fields)
      .filter(([, field]) => !field.secret && !field.inputOnly)
      .flatMap(([key, field]) =>
        [key, flagOf(key, field), ...otherFlagsOf(key, field)].map(
          (word) => [word, [key, field]] as const,
        ),
      ),
  );

const conditionIn = (resource: Resource, text: string, flag: string): Condition => {
  const { word, sign, glob } =
    /^(?<word>[\w-]+)\s*(?<sign>!?=)(?<glob>.*)$/s.exec(text.trim())?.groups ?? {};
  if (word === undefined || glob === undefined) {
    throw new UsageFailure(`${flag}: "${text.trim()}" is no condition`, {
      hint: 'write field=value or field!=value, several with commas: state=stalled,name=web-*',
    });
  }
  const words = fieldsByWord(resource);
  const [key, field] = words.get(word) ?? [];
  if (key === undefined || field === undefined) {
    const near = nearest(word, words.keys());
    throw new UsageFailure(`${flag}: ${resource.titles} have no ${word}`, {
      hint:
        near.length > 0 ? `did you mean ${near.join(', ')}?` : `see "imco ${resource.noun} list"`,
    });
  }
  return { key, field, isNot: sign === '!=', glob };
};

/** The conditions of a selector; a comma behind a backslash belongs to a value. */
const conditionsIn = (resource: Resource, selector: string, flag: string): readonly Condition[] =>
  selector.split(/(?<!\\),/).map((text) => conditionIn(resource, text, flag));

/** A value that no state has is a slip, which would select nothing, or with `!=` everything. */
const checkWord = ({ key, field, glob }: Condition, flag: string): void => {
  const { values } = field;
  if (!values || glob === '' || values.some(globOf(glob))) return;
  const near = nearest(glob, values);
  throw new UsageFailure(`${flag}: no ${key} is ${glob}; it is one of ${values.join(', ')}`, {
    ...(near.length > 0 && { hint: `did you mean ${near.join(', ')}?` }),
  });
};

/** The ids of the things that a condition on a reference means: by id or by name. */
const idsMeant = async (
  { directory, writer }: Session,
  to: Resource,
  { glob }: Condition,
): Promise<ReadonlySet<string>> => {
  const isMeant = globOf(glob);
  const candidates = await named(directory, to, await directory.list(to));
  const meant = candidates.filter(({ item, name }) => isMeant(name) || isMeant(String(item.id)));
  if (meant.length === 0) writer.note(`no ${to.title} is called ${glob}`);
  return new Set(meant.map(({ item }) => String(item.id)));
};

const testOf = async (
  session: Session,
  condition: Condition,
  flag: string,
): Promise<(item: Item) => boolean> => {
  const { key, field, isNot, glob } = condition;
  checkWord(condition, flag);
  if (field.to && glob !== '') {
    const ids = await idsMeant(session, resourceOf(field.to), condition);
    return (item) => idsIn(item[key]).some((id) => ids.has(id)) !== isNot;
  }
  const isMeant = globOf(glob);
  return (item) => textsOf(item[key]).some(isMeant) !== isNot;
};

/**
 * A test of rows for a selector: conditions with commas between them, all of which have to hold.
 * References, labels among them, go by names or ids. Throws a `UsageFailure` on a field or a state
 * there is not; a name there is not selects nothing, and that is said. `flag` is what failures name.
 */
export const selectorOf = async (
  session: Session,
  resource: Resource,
  selector: string,
  flag = '--selector',
): Promise<(item: Item) => boolean> => {
  const conditions = conditionsIn(resource, selector, flag);
  const tests = await Promise.all(conditions.map((condition) => testOf(session, condition, flag)));
  return (item) => tests.every((test) => test(item));
};
