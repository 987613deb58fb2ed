import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { fieldWordsOf } from '../input/field-words.ts';
import type { Session } from '../session.ts';
import { selectorOf } from '../targets/selector.ts';
import { rests, speaksOfFailure, tellingOf } from './condition-value.ts';
import { deleted } from './condition-words.ts';
import type { Aim } from './wait-condition.ts';

/** Whether a state that was not asked for waits for a person after a failure. */
const failureIn = ({ fields }: Resource, item: Item): string | undefined => {
  const { failed = [], values } = fields.state ?? {};
  const value = fields.state ? tellingOf(item, 'state') : null;
  const isFailed = values ? failed.includes(String(value)) : speaksOfFailure(value);
  return isFailed ? String(value) : undefined;
};

/** At rest: at work, or in a state that does not pass by itself. */
const atRest = (resource: Resource): Aim => {
  const { values, passing = [] } = resource.fields.state ?? {};
  return {
    field: 'state',
    words: undefined,
    gone: false,
    isOver: (item, before) => {
      const value = tellingOf(item, 'state');
      if (values) return value !== null && !passing.includes(String(value));
      return before !== undefined && rests(tellingOf(before, 'state'), value);
    },
    failureIn: (item) => failureIn(resource, item),
  };
};

/** A condition behind a comma may be one of several values; a backslash before it keeps it in. */
const partsOf = (text: string): readonly string[] => text.split(/(?<!\\),/);

/**
 * What `wait --for` asks for: `deleted`, a state, or a field with a glob, each of them several
 * with commas. Without it, coming to rest. Throws a `UsageFailure` with the nearest on a field or
 * state there is not.
 */
export const aimFor = async (
  session: Session,
  resource: Resource,
  text: string | undefined,
): Promise<Aim> => {
  if (text === undefined) return atRest(resource);
  if (text === deleted) {
    return {
      field: 'state',
      words: deleted,
      gone: true,
      isOver: () => false,
      failureIn: (item) => failureIn(resource, item),
    };
  }
  const {
    word = 'state',
    sign = '=',
    globs = text,
  } = /^(?<word>[\w-]+)\s*(?<sign>!?=)(?<globs>.*)$/s.exec(text)?.groups ?? {};
  const conditions = partsOf(globs).map((glob) => `${word}${sign}${glob}`);
  const tests = await Promise.all(
    conditions.map((one) => selectorOf(session, resource, one, '--for')),
  );
  // Any of the values will do; where none of them is wanted, it is to be none of them.
  const isOver = (item: Item): boolean =>
    sign === '=' ? tests.some((test) => test(item)) : tests.every((test) => test(item));
  const field = fieldWordsOf(resource.fields).find(word) ?? 'state';
  return {
    field,
    words: `${word}${sign}${globs}`,
    gone: false,
    isOver,
    failureIn: (item) => (isOver(item) ? undefined : failureIn(resource, item)),
  };
};
