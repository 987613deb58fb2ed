/** Tests of rows, one for each condition. */
import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';
import { nameItems } from '../targets/item-names.ts';
import { qualifyName } from '../targets/match.ts';
import { findIds } from '../targets/names.ts';
import type { TypedValue } from './condition-syntax.ts';
import type { SelectorCondition } from './conditions.ts';
import type { KnownTest } from './known-test.ts';
import {
  createFieldTest,
  createPatternTest,
  createPresenceTest,
  createTextTest,
} from './value-tests.ts';

/** A condition with its test, and what is known about the values that pass it. */
export interface RowTest extends Pick<KnownTest, 'only' | 'range'> {
  readonly condition: SelectorCondition;
  readonly matches: (row: Item) => boolean;
}

const isNegative = ({ operator }: SelectorCondition): boolean => operator.startsWith('!');

/**
 * The ids of the resources that a condition on a reference names, by id or name. No match selects
 * nothing, with a note; a negative condition would select everything, so it is a `TargetFailure`.
 */
const findMeantIds = async (
  { cache, writer }: Session,
  to: Resource,
  condition: SelectorCondition,
  typed: TypedValue,
): Promise<readonly string[]> => {
  const { flag, operator } = condition;
  const isMeant = operator.endsWith('~')
    ? createPatternTest(condition, typed.text)
    : createTextTest(typed);
  const candidates = await nameItems(cache, to, await cache.list(to));
  // `Standard_B2s@westeurope`: what distinguishes plans of one name counts only where it is typed.
  const isQualified = typed.text.includes('@');
  const meant = candidates.filter(
    (candidate) =>
      isMeant(candidate.name) ||
      isMeant(String(candidate.item.id)) ||
      (isQualified && isMeant(qualifyName(to, candidate))),
  );
  if (meant.length > 0) return meant.map(({ item }) => String(item.id));
  if (isNegative(condition) && flag !== '--for') {
    const names = candidates.map(({ name }) => name);
    const hint = formatSuggestion(findNearest(typed.text, names));
    throw new TargetFailure(`${flag}: ${to.title} "${typed.text}" not found`, {
      code: 'not_found',
      ...(hint !== undefined && { hint }),
    });
  }
  writer.note(`no ${to.title} matches "${typed.text}"`);
  return [];
};

const createReferenceTest = async (
  session: Session,
  to: Resource,
  condition: SelectorCondition,
  typed: TypedValue,
): Promise<KnownTest> => {
  const only = await findMeantIds(session, to, condition, typed);
  const ids = new Set(only);
  return { test: (value) => findIds(value).some((id) => ids.has(id)), only };
};

/** The test for one alternative of a condition. */
const createAlternative = async (
  session: Session,
  condition: SelectorCondition,
  typed: TypedValue,
): Promise<KnownTest> => {
  // Any value, or none, does not depend on the resources there are.
  const presence = createPresenceTest(condition, typed);
  if (presence) return presence;
  const { to } = condition.field;
  return to === undefined
    ? createFieldTest(condition, typed, session.host.clock.now())
    : createReferenceTest(session, session.cache.catalog.find(to), condition, typed);
};

/** The values that pass any of the tests, if there are only those; undefined if there are others. */
const joinOnly = (tests: readonly KnownTest[]): readonly unknown[] | undefined => {
  const known = tests.flatMap(({ only }) => (only ? [only] : []));
  return known.length === tests.length ? known.flat() : undefined;
};

/** Creates the test of a condition. */
export const createRowTest = async (
  session: Session,
  condition: SelectorCondition,
): Promise<RowTest> => {
  const tests = await Promise.all(
    condition.values.map((typed) => createAlternative(session, condition, typed)),
  );
  const { key } = condition;
  const isNot = isNegative(condition);
  const only = isNot ? undefined : joinOnly(tests);
  const range = tests[0]?.range;
  return {
    condition,
    matches: (row) => tests.some(({ test }) => test(row[key])) !== isNot,
    ...(only && { only }),
    ...(range && { range }),
  };
};
