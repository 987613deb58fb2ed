/** Longest name, in bytes of UTF-8: common file systems take 255, and some less. */
const longest = 200;
/** An ending longer than this, in characters, is part of the name. */
const longestEnding = 16;

/** Names Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\.|$)/i;

/** Controls, format characters such as those that turn the reading order, and broken ones. */
const invisibleCharacters = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const measureBytes = (text: string): number => Buffer.byteLength(text);

/** The beginning of a text, of at most `most` bytes and of whole characters. */
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

/** A name no longer than a file system takes; its ending stays. */
const limitLength = (name: string): string => {
  if (measureBytes(name) <= longest) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= longestEnding ? name.slice(dot) : '';
  return (
    takeBeginning(name.slice(0, name.length - ending.length), longest - measureBytes(ending)) +
    ending
  );
};

/** The name a text makes; empty where nothing is left of it. */
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
 * The name of a file made of a name somebody else has given, safe in any folder of any system: the
 * part behind the last slash of either kind, without what cannot be seen, never hidden, never like
 * an option, and none that leads elsewhere. Where nothing is left of it, `fallback` is made a name.
 */
export const cleanFileName = (given: string, fallback: string): string =>
  cleanText(given) || cleanText(fallback) || 'download';
