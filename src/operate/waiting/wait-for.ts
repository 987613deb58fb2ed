import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { listFieldWords } from '../input/field-words.ts';
import type { Session } from '../session.ts';
import { parseSelector } from '../targets/selector.ts';
import { isSettled, namesFailure, readConditionValue } from './condition-value.ts';
import { deletedWord } from './condition-words.ts';
import type { WaitCondition } from './wait-condition.ts';

/** Whether an unexpected state needs an operator after a failure. */
const findFailedState = ({ fields }: Resource, item: Item): string | undefined => {
  const { failed = [], values } = fields.state ?? {};
  const value = fields.state ? readConditionValue(item, 'state') : null;
  const isFailed = values ? failed.includes(String(value)) : namesFailure(value);
  return isFailed ? String(value) : undefined;
};

/** The condition of a settled state: operational, or one that does not change without an action. */
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

/** Splits values at commas; a backslash before a comma keeps it in the value. */
const splitValues = (text: string): readonly string[] => text.split(/(?<!\\),/);

/**
 * Parses `wait --for`: `deleted`, a state, or a field with a glob, with several values separated by
 * commas. Without it, any settled state. Throws a `UsageFailure` with the nearest names for an
 * unknown field or state.
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
  // With `=` one of the values must match; with `!=` none may.
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
