import type { FailureDetails } from '../lib/failures/failures.ts';

/** Dashes that documents and chats make of hyphens; what cannot be seen may stand before them. */
const dashes = /^[\u00a0\u200b\ufeff]*[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+/;

/** What cannot be seen, or looks like the space it is not. */
const unseen = /[\u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff\r]/;

const quotes = /^[\u2018-\u201f\u00ab\u00bb]|[\u2018-\u201f\u00ab\u00bb]$/;

/** The flag a word was before a dash took the place of its hyphens. */
const hintOnDash = (given: string): string | undefined => {
  // A value behind it is not repeated: it may be a secret.
  const word = given.replace(/=.*$/s, '');
  const [dash = ''] = dashes.exec(word) ?? [];
  if (!/[^-]/.test(dash)) return undefined;
  const flag = word.slice(dash.length);
  const hyphens = flag.length > 1 ? '--' : '-';
  return `"${word}" begins with a dash that is not "-": type ${hyphens}${flag}`;
};

/** What else a word brought along. */
const hintOnMark = (word: string): string | undefined => {
  const [character] = unseen.exec(word) ?? [];
  if (character === '\r') return 'the line ends as in files of Windows: remove the \\r';
  if (character) {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `"${word}" holds a space or mark that is not a plain one (U+${code}): type it again`;
  }
  return quotes.test(word) ? `“ ” and ‘ ’ mean nothing to a shell: type " or '` : undefined;
};

/** A hint that only leads to the help. */
const isVague = (hint: string | undefined): boolean => hint === undefined || /^see "/.test(hint);

/**
 * A better hint for a failure about a word of the command line that looks right and is not, because
 * it was copied out of a document or a chat; undefined where that is not the reason, or the failure
 * has a good hint.
 */
export const hintOnPasted = (
  args: readonly string[],
  code: string,
  message: string,
  { hint, lines = [] }: FailureDetails,
): string | undefined => {
  if (hint?.startsWith('did you mean')) return undefined;
  const text = [message, ...lines].join('\n');
  for (const word of args) {
    if (code !== 'too_many_words' && !text.includes(word)) continue;
    const better = hintOnDash(word) ?? (isVague(hint) ? hintOnMark(word) : undefined);
    if (better) return better;
  }
  return undefined;
};
