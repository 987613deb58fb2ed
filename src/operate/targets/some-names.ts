import { joinWords } from '../../lib/text/join-words.ts';

/** Maximum number of names in one line. */
const mostNames = 5;

/** `a`, `a and b`, `a, b and 3 more`. */
export const joinSomeNames = (names: readonly string[]): string => {
  const more = names.length - mostNames;
  const shown = more > 0 ? [...names.slice(0, mostNames), `${more} more`] : names;
  return joinWords(shown, 'and');
};
