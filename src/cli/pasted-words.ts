import type { FailureDetails } from '../failures.ts';

/** Dashes that documents and chats make of hyphens; what cannot be seen may stand before them. */
const dashes = /^[\u00a0\u200b\ufeff]*[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+/;

/** What cannot be seen, or looks like the space it is not. */
const unseen = /[\u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff\r]/;

const quotes = /^[\u2018-\u201f\u00ab\u00bb]|[\u2018-\u201f\u00ab\u00bb]$/;

/** What became of a word on its way through a document or a chat, and how it is typed. */
const hintOn = (word: string): string | undefined => {
  const [dash = ''] = dashes.exec(word) ?? [];
  if (/[^-]/.test(dash)) {
    const flag = word.slice(dash.length);
    const hyphens = flag.length > 1 ? '--' : '-';
    return `"${word}" begins with a dash that is not "-": type ${hyphens}${flag}`;
  }
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
  if (!isVague(hint)) return undefined;
  const text = [message, ...lines].join('\n');
  for (const word of args) {
    if (code !== 'too_many_words' && !text.includes(word)) continue;
    const better = hintOn(word);
    if (better) return better;
  }
  return undefined;
};
