import { UsageFailure } from '../../lib/failures/failures.ts';
import { isBlankInQuotes } from '../../lib/text/blank.ts';

/** The form of every id in sample output of the platform: 24 hex digits. */
const idForm = /^[0-9a-f]{24}$/;

/** An id prefix long enough to be unique, as a rule. */
const prefixForm = /^[0-9a-f]{6,23}$/;

/** How an operator names a target: by id, by name, or either. */
export interface TargetExpression {
  readonly reading: 'id' | 'name' | 'either';
  readonly text: string;
  /** It may be an id prefix. */
  readonly isPrefix: boolean;
}

/** Parses `id:x`, `name:x` or a bare word without checks. */
export const parseExpression = (word: string): TargetExpression => {
  if (word.startsWith('name:')) return { reading: 'name', text: word.slice(5), isPrefix: false };
  const text = word.startsWith('id:') ? word.slice(3) : word;
  const reading = word.startsWith('id:') || idForm.test(word) ? 'id' : 'either';
  return { reading, text, isPrefix: prefixForm.test(text) };
};

/**
 * Reads `id:x`, `name:x` or a bare word from an operator. A word in the form of an id is read as
 * one. An empty word is a `UsageFailure`, although the platform may have invisible names.
 */
export const readExpression = (word: string): TargetExpression => {
  if (isBlankInQuotes(word.replace(/^(?:id|name):/, ''))) {
    throw new UsageFailure(`"${word}" contains no name or id`, { hint: 'give a name or an id' });
  }
  return parseExpression(word);
};

/** The target word for a name, prefixed if the bare name could be read as something else. */
export const toTargetWord = (name: string): string =>
  name.startsWith('-') || name.includes(':') || parseExpression(name).reading !== 'either'
    ? `name:${name}`
    : name;

/** Whether a word may be an id prefix that is too short. */
export const isShortPrefix = (text: string): boolean => /^[0-9a-f]{1,5}$/.test(text);

/** The hint about a short id prefix. */
export const longerPrefix = 'an id prefix needs at least 6 digits';
