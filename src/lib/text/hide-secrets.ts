/** Removes what looks like a secret from a text before it is shown. */
import {
  base64Run,
  controlCharacters,
  findEncodedKey,
  findKeyContent,
  isRandomPath,
} from './key-content.ts';
import { redactionMark } from './redaction-mark.ts';
import { hideUserInfo } from './user-info.ts';

/** PEM with something in it: its lines alone may be spoken of. */
const pem =
  /(?<!-)-{4,}\s*BEGIN [A-Z0-9 ]+-{4,}(?:\s|\\+[nrt])*(?:[A-Za-z0-9+/]{8}|[A-Z][\w-]+:)[\s\S]*?(?:-{4,}\s*END [A-Z0-9 ]+-{4,}|$)/g;

/** Removes keys and certificates in PEM or base64 from a text. */
export const hideKeys = (text: string): string =>
  text.replaceAll(pem, redactionMark).replaceAll(base64Run, (run) => {
    const encoded = findEncodedKey(run);
    return encoded ? `${run.slice(0, encoded.at)}${redactionMark}` : run;
  });

/** Shorter lines may stand in ordinary words, too. */
const leastLine = 12;

/** The parts of a word that looks secret: the entire word, and each of its lines. */
const findPartsToHide = (word: string): readonly string[] => {
  const value = word.replace(/^--?[\w-]+=|^@/, '');
  const isContent = findKeyContent(word) !== undefined;
  if (!isContent && !controlCharacters.test(word) && !isRandomPath(value)) return [];
  const lines = value.split(isContent ? /\s+/ : /\r?\n/);
  return [word, value, ...lines].filter((part) => part.trim().length >= leastLine);
};

/**
 * Creates a function that hides what looks like a secret in a text: keys and certificates, passwords
 * in URLs, and arguments of imco that look like keys or tokens.
 */
export const createHider = (words: readonly string[]): ((text: string) => string) => {
  const parts = [...new Set(words.flatMap(findPartsToHide))].toSorted(
    (one, other) => other.length - one.length,
  );
  return (text) => {
    const said = parts.reduce((rest, part) => rest.replaceAll(part, redactionMark), text);
    return hideUserInfo(hideKeys(said), words);
  };
};
