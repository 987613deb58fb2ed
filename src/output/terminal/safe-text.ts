/**
 * Text made safe for terminals. What the platform sends may hold escape sequences, characters that
 * reverse the reading order and invisible characters; all of them are shown, none sent.
 */

const ascii = /^[ -~]*$/;

/** True for printable ASCII, which needs no care anywhere. */
export const isAscii = (text: string): boolean => ascii.test(text);

/**
 * Either a complete emoji (its joiners and selectors are harmless, and it breaks into parts without
 * them), or one unsafe character. Unsafe are control characters, format characters (including
 * bidirectional ones), lone surrogates, line and paragraph separators and all other characters that
 * Unicode defines as invisible.
 */
const emojiOrUnsafe = new RegExp(
  [
    String.raw`(?<emoji>\p{Extended_Pictographic}(?:[\ufe0e\ufe0f]|\p{Emoji_Modifier})?`,
    String.raw`(?:\u200d\p{Extended_Pictographic}(?:[\ufe0e\ufe0f]|\p{Emoji_Modifier})?)*|[0-9#*]\ufe0f\u20e3)`,
    String.raw`|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`,
  ].join(''),
  'gu',
);

/** Puts `shown(character)` in the place of every character that is unsafe on a terminal. */
export const replaceUnsafe = (text: string, shown: (character: string) => string): string =>
  isAscii(text)
    ? text
    : text.replace(emojiOrUnsafe, (found, emoji: string | undefined) => emoji ?? shown(found));

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The character as JSON and JavaScript write it, one escape a UTF-16 unit: `\u001b`. */
export const escapeUnsafe = (character: string): string =>
  named[character] ??
  Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

/** One line made safe: unsafe characters, newlines and tabs among them, become visible escapes. */
export const toSafeLine = (text: string): string => replaceUnsafe(text, escapeUnsafe);

/** A field of a file made safe: line ends and tabs stay, a carriage return only before a newline. */
export const toSafeField = (text: string): string =>
  isAscii(text) ? text : text.split('\r\n').map(toSafeText).join('\r\n');

/** Several lines made safe: newlines and tabs stay, as they can do no harm outside a table. */
export const toSafeText = (text: string): string =>
  replaceUnsafe(text, (character) =>
    character === '\n' || character === '\t' ? character : escapeUnsafe(character),
  );

const escapeCharacter = '\u001b';

/** Where bold begins and ends. */
const bold = new RegExp(`(${escapeCharacter}\\[(?:1|22)m)`);

/** Text made safe, with what is bold in it. */
export const toSafeBoldText = (text: string): string =>
  text
    .split(bold)
    .map((part, place) => (place % 2 === 1 ? part : toSafeText(part)))
    .join('');
