import { errorEventField } from '../../catalog/provider-fields.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { listFieldWords } from '../input/field-words.ts';
import type { Session } from '../session.ts';
import { parseSelector } from '../targets/selector.ts';
import { isAtRest, isFailedValue, readConditionValue } from './condition-value.ts';
import { deletedWord } from './condition-words.ts';
import type { WaitCondition } from './wait-condition.ts';

/** The value of a field if it is a state that needs an operator after a failure. */
const findFailedState = (
  { fields, stateField }: Resource,
  item: Item,
  key = stateField,
): string | undefined => {
  const field = fields[key];
  const value = readConditionValue(item, key);
  return field?.kind === 'state' && isFailedValue(field, value) ? String(value) : undefined;
};

/** The field with the reason of a failure, if no state shows it: a message, or the event. */
const findErrorField = ({ fields, stateField }: Resource, key: string): string | undefined => {
  const field = fields[key];
  if (key !== stateField || field?.kind !== 'state' || field.failed?.length) return undefined;
  const name = field.values ? errorEventField : 'error_message';
  return fields[name] && name;
};

/** The condition of a settled state: operational, or one that does not change without an action. */
const createRestCondition = (resource: Resource, key = resource.stateField): WaitCondition => ({
  field: key,
  words: key === resource.stateField ? undefined : key,
  deleted: false,
  isOver: (item, before) =>
    isAtRest(
      resource.fields[key],
      before && readConditionValue(before, key),
      readConditionValue(item, key),
    ),
  findFailure: (item) => findFailedState(resource, item, key),
  failedIf: findErrorField(resource, key),
});

/** The field of a state that is waited for by its name alone: `global_state`. */
const findStateField = (resource: Resource, text: string): string | undefined => {
  const key = listFieldWords(resource.fields).find(text);
  return key !== undefined && resource.fields[key]?.kind === 'state' ? key : undefined;
};

/** The word for the field of a condition; undefined for states alone. */
const findFieldWord = (text: string): string | undefined =>
  /^(?<word>[\w-]+)\s*(?:!=|!~|[=~<>])/.exec(text)?.groups?.word;

/**
 * Parses `wait --for`: `deleted`, a state, or a condition as in a selector, with several values
 * separated by commas. Without it, any settled state; the name of a state field means any settled value
 * of it. Throws a `UsageFailure` with the nearest names for an unknown field or state.
 */
export const parseWaitCondition = async (
  session: Session,
  resource: Resource,
  text: string | undefined,
): Promise<WaitCondition> => {
  if (text === undefined) return createRestCondition(resource);
  if (text === deletedWord) {
    return {
      field: resource.stateField,
      words: deletedWord,
      deleted: true,
      isOver: () => false,
      findFailure: (item) => findFailedState(resource, item),
    };
  }
  const state = findStateField(resource, text);
  if (state !== undefined) return createRestCondition(resource, state);
  const word = findFieldWord(text) ?? resource.stateField;
  const words = findFieldWord(text) === undefined ? `${word}=${text}` : text;
  const isOver = await parseSelector(session, resource, words, '--for');
  const field = listFieldWords(resource.fields).find(word) ?? resource.stateField;
  const isState = resource.fields[field]?.kind === 'state';
  const findFailure = (item: Item) =>
    findFailedState(resource, item, isState ? field : resource.stateField);
  return {
    field,
    words,
    deleted: false,
    isOver,
    findFailure: (item) => (isOver(item) ? undefined : findFailure(item)),
    failedIf: findErrorField(resource, field),
  };
};
