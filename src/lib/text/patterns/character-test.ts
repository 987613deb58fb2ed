import type { CharacterTest } from './pattern-syntax.ts';

/** Whether upper and lower case are the same. */
export type CaseRule = 'exact' | 'ignored';

/**
 * A test of one character by an expression of JavaScript for one: `[a-z]`, `\d`, `\p{L}`, `.`. On a
 * single character it cannot take long. Undefined if the expression is not valid.
 */
export const testBySet = (set: string, rule: CaseRule): CharacterTest | undefined => {
  try {
    const form = new RegExp(`^(?:${set})$`, rule === 'ignored' ? 'iu' : 'u');
    return (character) => form.test(character);
  } catch {
    return undefined;
  }
};

/** A test for one character itself. */
export const testCharacter = (wanted: string, rule: CaseRule): CharacterTest => {
  if (rule === 'exact') return (character) => character === wanted;
  const lower = wanted.toLowerCase();
  return (character) => character.toLowerCase() === lower;
};

/** Whether a character belongs to a word, as `\w` has it. */
export const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /^\w$/.test(character);
