import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { listFieldWords } from '../input/field-words.ts';
import type { Session } from '../session.ts';
import { parseSelector } from '../targets/selector.ts';
import { isSettled, namesFailure, readConditionValue } from './condition-value.ts';
import { deletedWord } from './condition-words.ts';
import type { WaitCondition } from './wait-condition.ts';

/** Whether a state that was not asked for waits for a person after a failure. */
const findFailedState = ({ fields }: Resource, item: Item): string | undefined => {
  const { failed = [], values } = fields.state ?? {};
  const value = fields.state ? readConditionValue(item, 'state') : null;
  const isFailed = values ? failed.includes(String(value)) : namesFailure(value);
  return isFailed ? String(value) : undefined;
};

/** At rest: at work, or in a state that does not pass by itself. */
const createRestCondition = (resource: Resource): WaitCondition => {
  const { values, passing = [] } = resource.fields.state ?? {};
  return {
    field: 'state',
    words: undefined,
    deleted: false,
    isOver: (item, before) => {
      const value = readConditionValue(item, 'state');
      if (values) return value !== null && !passing.includes(String(value));
      return before !== undefined && isSettled(readConditionValue(before, 'state'), value);
    },
    findFailure: (item) => findFailedState(resource, item),
  };
};

/** A condition behind a comma may be one of several values; a backslash before it keeps it in. */
const splitValues = (text: string): readonly string[] => text.split(/(?<!\\),/);

/**
 * What `wait --for` asks for: `deleted`, a state, or a field with a glob, each of them several
 * with commas. Without it, coming to rest. Throws a `UsageFailure` with the nearest on a field or
 * state there is not.
 */
export const parseWaitCondition = async (
  session: Session,
  resource: Resource,
  text: string | undefined,
): Promise<WaitCondition> => {
  if (text === undefined) return createRestCondition(resource);
  if (text === deletedWord) {
    return {
      field: 'state',
      words: deletedWord,
      deleted: true,
      isOver: () => false,
      findFailure: (item) => findFailedState(resource, item),
    };
  }
  const {
    word = 'state',
    sign = '=',
    globs = text,
  } = /^(?<word>[\w-]+)\s*(?<sign>!?=)(?<globs>.*)$/s.exec(text)?.groups ?? {};
  const conditions = splitValues(globs).map((glob) => `${word}${sign}${glob}`);
  const tests = await Promise.all(
    conditions.map((one) => parseSelector(session, resource, one, '--for')),
  );
  // Any of the values will do; where none of them is wanted, it is to be none of them.
  const isOver = (item: Item): boolean =>
    sign === '=' ? tests.some((test) => test(item)) : tests.every((test) => test(item));
  const field = listFieldWords(resource.fields).find(word) ?? 'state';
  return {
    field,
    words: `${word}${sign}${globs}`,
    deleted: false,
    isOver,
    findFailure: (item) => (isOver(item) ? undefined : findFailedState(resource, item)),
  };
};
