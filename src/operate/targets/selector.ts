import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { toWholeText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { compileGlob } from '../../lib/text/glob.ts';
import { normalizeName } from '../../lib/text/names.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';
import { deletedWord } from '../waiting/condition-words.ts';
import { nameItems } from './item-names.ts';
import { findIds } from './names.ts';
import {
  checkContradiction,
  parseConditions,
  type SelectorCondition,
} from './selector-conditions.ts';

/** Whether a value counts as one: 0.0.0.0 is no address. */
const hasValue = ({ format }: Field, value: unknown): boolean => {
  if (value === null || value === undefined || value === '') return false;
  if (format === 'ip' && value === '0.0.0.0') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.keys(value).length > 0;
};

/** Texts a value is compared by. */
const toTexts = (value: unknown): readonly string[] => {
  if (value === null || value === undefined) return [''];
  if (Array.isArray(value)) return value.length === 0 ? [''] : value.map(String);
  return [toWholeText(value)];
};
/** A value that no state has is a slip, which would select nothing, or with `!=` everything. */
const checkKnownValue = ({ key, field, glob }: SelectorCondition, flag: string): void => {
  const { values } = field;
  if (!values || glob === '' || values.some(compileGlob(glob))) return;
  const hint = formatSuggestion(findNearest(glob, values));
  throw new UsageFailure(
    `${flag}: unknown ${key} "${glob}"; valid ${key === 'state' ? 'states' : 'values'}: ${values.join(', ')}${key === 'state' && flag === '--for' ? `; ${deletedWord} for what is to be gone` : ''}`,
    { ...(hint !== undefined && { hint }) },
  );
};

/**
 * The ids of the things that a condition on a reference means: by id or by name. None at all
 * selects nothing, which is said; with `!=` it would select everything, which is a `TargetFailure`.
 */
const findMeantIds = async (
  { cache, writer }: Session,
  to: Resource,
  { glob, isNot }: SelectorCondition,
  flag: string,
): Promise<ReadonlySet<string>> => {
  const isMeant = createMatcher(glob);
  const candidates = await nameItems(cache, to, await cache.list(to));
  const meant = candidates.filter(({ item, name }) => isMeant(name) || isMeant(String(item.id)));
  if (meant.length > 0) return new Set(meant.map(({ item }) => String(item.id)));
  if (isNot && flag === '--selector') {
    const names = candidates.map(({ name }) => name);
    const hint = formatSuggestion(findNearest(glob, names));
    throw new TargetFailure(`${flag}: there is no ${to.title} called ${glob}`, {
      code: 'not_found',
      ...(hint !== undefined && { hint }),
    });
  }
  writer.note(`no ${to.title} is called ${glob}`);
  return new Set();
};

/** A test of texts for a glob, compared as names are: case and Unicode form do not matter. */
const createMatcher = (glob: string): ((text: string) => boolean) => {
  const matches = compileGlob(normalizeName(glob));
  return (text) => matches(normalizeName(text));
};

const createTest = async (
  session: Session,
  condition: SelectorCondition,
  flag: string,
): Promise<(item: Item) => boolean> => {
  const { key, field, isNot, glob } = condition;
  // Whatever there is: which labels there are at all need not be known for that.
  if (/^\*+$/.test(glob)) return (item) => hasValue(field, item[key]) !== isNot;
  checkKnownValue(condition, flag);
  if (field.to && glob !== '') {
    const ids = await findMeantIds(session, session.cache.catalog.find(field.to), condition, flag);
    return (item) => findIds(item[key]).some((id) => ids.has(id)) !== isNot;
  }
  const isMeant = createMatcher(glob);
  return (item) => toTexts(item[key]).some(isMeant) !== isNot;
};
/**
 * A test of rows for a selector: conditions with commas between them, all of which have to hold.
 * References, labels among them, go by names or ids; `*` alone is any value. Throws a
 * `UsageFailure` on a field or a state there is not, and on a condition without a value. `flag` is
 * what failures name.
 */
export const parseSelector = async (
  session: Session,
  resource: Resource,
  selector: string,
  flag = '--selector',
): Promise<(item: Item) => boolean> => {
  const conditions = parseConditions(resource, selector, flag);
  checkContradiction(conditions, flag);
  const tests = await Promise.all(
    conditions.map((condition) => createTest(session, condition, flag)),
  );
  return (item) => tests.every((test) => test(item));
};
