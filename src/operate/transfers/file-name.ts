/** Maximum length of a name in UTF-8 bytes: common file systems allow 255, some fewer. */
const longest = 200;
/** A longer extension, in characters, is part of the name. */
const longestEnding = 16;

/** Names that Windows reserves for devices, with any extension. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** Control and format characters, such as those that reverse the reading order, and surrogates. */
const invisibleCharacters = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const measureBytes = (text: string): number => Buffer.byteLength(text);

/** The beginning of the text, at most `most` bytes without cutting a character. */
const takeBeginning = (text: string, most: number): string => {
  let beginning = '';
  let size = 0;
  for (const character of text) {
    size += measureBytes(character);
    if (size > most) break;
    beginning += character;
  }
  return beginning;
};

/** Shortens a name to the limit of file systems and keeps its extension. */
const limitLength = (name: string): string => {
  if (measureBytes(name) <= longest) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= longestEnding ? name.slice(dot) : '';
  return (
    takeBeginning(name.slice(0, name.length - ending.length), longest - measureBytes(ending)) +
    ending
  );
};

/** Turns the text into a safe file name; empty if nothing is left. */
const cleanText = (text: string): string => {
  const base = text
    .replaceAll(invisibleCharacters, '')
    .split(/[/\\]/)
    .findLast((part) => part.trim() !== '');
  const plain = (base ?? '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[\s.-]+/, '')
    .replace(/[\s.]+$/, '');
  return limitLength(plain)
    .replace(/[\s.]+$/, '')
    .replace(device, (word) => `_${word}`);
};

/**
 * Creates a file name from an untrusted one, safe in any folder on any system: the part after the
 * last slash of either kind, without invisible characters, never hidden, never like an option, and
 * without a path. If nothing is left, `fallback` is used.
 */
export const cleanFileName = (given: string, fallback: string): string =>
  cleanText(given) || cleanText(fallback) || 'download';
