import type { Field, Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { toWholeText } from '../../lib/json/json-text.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { compileGlob } from '../../lib/text/glob.ts';
import { normalizeName } from '../../lib/text/names.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import type { Item } from '../../output/document.ts';
import { createCompletion } from '../rows/derived-fields.ts';
import type { Session } from '../session.ts';
import { deletedWord } from '../waiting/condition-words.ts';
import { nameItems } from './item-names.ts';
import { findIds } from './names.ts';
import {
  checkContradiction,
  parseConditions,
  type SelectorCondition,
} from './selector-conditions.ts';

/** Whether a value is set; 0.0.0.0 stands for no address. */
const hasValue = ({ format }: Field, value: unknown): boolean => {
  if (value === null || value === undefined || value === '') return false;
  if (format === 'ip' && value === '0.0.0.0') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.keys(value).length > 0;
};

/** The strings a value is compared by. */
const toTexts = (value: unknown): readonly string[] => {
  if (value === null || value === undefined) return [''];
  if (Array.isArray(value)) return value.length === 0 ? [''] : value.map(String);
  return [toWholeText(value)];
};
/** Throws for an unknown value, a typo that would select nothing, or with `!=` everything. */
const checkKnownValue = ({ key, field, glob }: SelectorCondition, flag: string): void => {
  const { values, assumed } = field;
  if (!values || assumed || glob === '' || values.some(compileGlob(glob))) return;
  const hint = formatSuggestion(findNearest(glob, values));
  throw new UsageFailure(
    `${flag}: unknown ${key} "${glob}"; valid ${key === 'state' ? 'states' : 'values'}: ${[...values, ...(key === 'state' && flag === '--for' ? [deletedWord] : [])].join(', ')}`,
    { ...(hint !== undefined && { hint }) },
  );
};

/**
 * The ids of the resources that match a condition on a reference, by id or name. No match selects
 * nothing, with a note; with `!=` it would select everything, so it is a `TargetFailure`.
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
    throw new TargetFailure(`${flag}: ${to.title} "${glob}" not found`, {
      code: 'not_found',
      ...(hint !== undefined && { hint }),
    });
  }
  writer.note(`no ${to.title} matches "${glob}"`);
  return new Set();
};

/** Creates a glob test that compares like names: case and Unicode form do not matter. */
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
  // Any value matches, so the existing resources need not be read.
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
 * Parses a selector, comma-separated conditions that must all match, into a row filter. References,
 * including labels, match by name or id; `*` alone is any value. Throws a `UsageFailure` for an
 * unknown field or state and for a condition without a value. `flag` is for failures.
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
  const complete = createCompletion(resource, session.host.clock.now());
  return (item) => {
    const row = complete(item);
    return tests.every((test) => test(row));
  };
};
