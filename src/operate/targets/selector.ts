import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { parseConditions } from '../filters/conditions.ts';
import { checkContradictions } from '../filters/contradictions.ts';
import { createRowTest } from '../filters/row-tests.ts';
import { createCompletion } from '../rows/derived-fields.ts';
import type { Session } from '../session.ts';

/**
 * Parses selectors, each one or several conditions with commas between them, into a row filter that
 * requires all of them. References, including labels, match by name or id. Throws a `UsageFailure`
 * for what is not a condition, for an unknown field or value, and for conditions that cannot
 * all be met. `flag` is for failures.
 */
export const parseSelector = async (
  session: Session,
  resource: Resource,
  selector: string | readonly string[],
  flag = '--selector',
): Promise<(item: Item) => boolean> => {
  const texts = typeof selector === 'string' ? [selector] : selector;
  const conditions = texts.flatMap((text) => parseConditions(resource, text, flag));
  const tests = await Promise.all(conditions.map((condition) => createRowTest(session, condition)));
  checkContradictions(tests);
  const complete = createCompletion(resource, session.host.clock.now());
  return (item) => {
    const row = complete(item);
    return tests.every(({ matches }) => matches(row));
  };
};
