import type { FailureDetails } from '../lib/failures/failures.ts';

/** Dashes that documents and chats put in place of hyphens, perhaps after invisible characters. */
const dashes = /^[\u00a0\u200b\ufeff]*[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+/;

/** Invisible characters, and characters that look like a space. */
const unseen = /[\u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff\r]/;

const quotes = /^[\u2018-\u201f\u00ab\u00bb]|[\u2018-\u201f\u00ab\u00bb]$/;

/** A hint for a flag whose hyphens were replaced by a dash. */
const hintOnDash = (given: string): string | undefined => {
  // Its value is not repeated: it may be a secret.
  const word = given.replace(/=.*$/s, '');
  const [dash = ''] = dashes.exec(word) ?? [];
  if (!/[^-]/.test(dash)) return undefined;
  const flag = word.slice(dash.length);
  const hyphens = flag.length > 1 ? '--' : '-';
  return `"${word}" starts with a typographic dash instead of "-": type ${hyphens}${flag}`;
};

/** A hint for other characters copied with a word. */
const hintOnMark = (word: string): string | undefined => {
  const [character] = unseen.exec(word) ?? [];
  if (character === '\r') return 'the line has a Windows line ending: remove the \\r';
  if (character) {
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `"${word}" contains a special space or an invisible character (U+${code}): type it again`;
  }
  return quotes.test(word) ? `shells do not recognise “ ” and ‘ ’: type " or '` : undefined;
};

/** Whether a hint only points to the help. */
const isVague = (hint: string | undefined): boolean => hint === undefined || /^see "/.test(hint);

/**
 * A better hint for a failure caused by a word that was copied from a document or a chat; undefined if
 * that is not the reason, or if the failure already has a good hint.
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
