import { UsageFailure } from '../failures/failures.ts';
import { isBlank, isBlankInQuotes } from './blank.ts';

const createEmptyElement = (flag: string, text: string): UsageFailure =>
  new UsageFailure(isBlank(text) ? `${flag} is empty` : `${flag}: "${text}" has an empty element`, {
    code: 'empty_value',
    hint: `check whether a variable is empty; for an empty list, use ${flag} '[]'`,
  });

const parseJsonList = (flag: string, text: string): readonly string[] => {
  const list = parseOrUndefined(text);
  if (Array.isArray(list) && list.every((part) => typeof part === 'string')) {
    if (list.some(isBlank)) throw createEmptyElement(flag, text);
    return list;
  }
  throw new UsageFailure(`${flag}: ${text} is not a valid JSON list of strings`, {
    code: 'invalid_value',
    hint: `use ${flag} a,b or ${flag} '["a","b"]'`,
  });
};

const parseOrUndefined = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whether a text starts like JSON, which is not split at commas. */
export const isJsonText = (text: string): boolean => /^\s*[[{"]/.test(text);

/**
 * The elements of a list as a flag was given it once: with commas between them, or as a JSON array.
 * An empty element is what an empty variable leaves: it is a `UsageFailure`, as is JSON that is no
 * list of texts. `[]` is the empty list.
 */
export const splitList = (flag: string, text: string): readonly string[] => {
  if (isJsonText(text)) return parseJsonList(flag, text.trim());
  const words = text.split(',').map((part) => part.trim());
  if (words.some(isBlankInQuotes)) throw createEmptyElement(flag, text);
  return words;
};
