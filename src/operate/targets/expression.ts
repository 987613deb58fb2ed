import { UsageFailure } from '../../lib/failures/failures.ts';
import { isBlankInQuotes } from '../../lib/text/blank.ts';

/** The form of every id in sample output of the platform: 24 hex digits. */
const idForm = /^[0-9a-f]{24}$/;

/** Enough of the beginning of an id to mean one thing, as a rule. */
const prefixForm = /^[0-9a-f]{6,23}$/;

/** How an operator named a thing: by id, by name, or whichever it turns out to be. */
export interface TargetExpression {
  readonly reading: 'id' | 'name' | 'either';
  readonly text: string;
  /** It may be the beginning of an id. */
  readonly isPrefix: boolean;
}

/** `id:x`, `name:x` or a bare word, whatever it is. */
export const parseExpression = (word: string): TargetExpression => {
  if (word.startsWith('name:')) return { reading: 'name', text: word.slice(5), isPrefix: false };
  const text = word.startsWith('id:') ? word.slice(3) : word;
  const reading = word.startsWith('id:') || idForm.test(word) ? 'id' : 'either';
  return { reading, text, isPrefix: prefixForm.test(text) };
};

/**
 * Reads `id:x`, `name:x` or a bare word that somebody gave. What looks like an id is read as one. An
 * empty word is a `UsageFailure`; the platform itself may have names in which nothing is to be seen.
 */
export const readExpression = (word: string): TargetExpression => {
  if (isBlankInQuotes(word.replace(/^(?:id|name):/, ''))) {
    throw new UsageFailure(`"${word}" names nothing`, { hint: 'give a name or an id' });
  }
  return parseExpression(word);
};

/** The word for a thing where its name alone may be read as something else. */
export const toTargetWord = (name: string): string =>
  name.startsWith('-') || name.includes(':') || parseExpression(name).reading !== 'either'
    ? `name:${name}`
    : name;

/** Whether a word may be the beginning of an id that is too short to be read as one. */
export const isShortPrefix = (text: string): boolean => /^[0-9a-f]{1,5}$/.test(text);

/** What to do about such a beginning. */
export const longerPrefix = 'the beginning of an id needs at least six digits';
