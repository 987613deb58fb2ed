/**
 * What a text holds that was given where a path belongs: the content of a key file instead of its
 * name is the usual mistake of a pipeline, whose log is kept and shared.
 */
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import { hideUserInfo } from './user-info.ts';

/** Shorter texts of base64 hold neither a key nor a certificate. */
const leastBase64 = 40;
/** From this length on a text without dots is no name anybody gives to a file. */
const longestName = 64;
/** More of a path that does not exist is not repeated. */
const longestUnknown = 128;

/** Line ends and other control characters. */
const controls = /\p{Cc}/u;

/** What PEM and its neighbours say at their beginning, also where line ends and dashes got lost. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/BEGIN.{0,40}PRIVATE.{0,4}KEY/is, 'a private key'],
  [/PuTTY-User-Key-File|AGE-SECRET-KEY-1/i, 'a private key'],
  [/-BEGIN.{0,20}CERTIFICATE/is, 'a certificate'],
  [/-{4,}\s*BEGIN\b/i, 'PEM text'],
  [/^eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*$/, 'a token'],
];

const markIn = (text: string): string | undefined => marks.find(([mark]) => mark.test(text))?.[1];

/** The bytes after the head of a DER value (X.690, 8.1.3), where it is a sequence. */
const contentOfSequence = (bytes: Buffer): Buffer | undefined => {
  if (bytes[0] !== 0x30) return undefined;
  const length = bytes[1] ?? 0;
  return bytes.subarray(length < 0x80 ? 2 : 2 + (length & 0x7f));
};

/** RFC 8018: the schemes by which a PKCS#8 key is encrypted begin so. */
const passwordBased = Buffer.from('06092a864886f70d0105', 'hex');

const derContent = (bytes: Buffer): string | undefined => {
  const content = contentOfSequence(bytes);
  if (!content || content.length < 3) return undefined;
  // A version: of PKCS#1, PKCS#8 and SEC1 keys, and that of PKCS#12.
  if (content[0] === 2 && content[1] === 1) return 'a private key';
  const inner = contentOfSequence(content);
  if (!inner) return undefined;
  return inner.subarray(0, passwordBased.length).equals(passwordBased)
    ? 'a private key'
    : 'a certificate';
};

/** What base64, in either alphabet, stands for; it may have been encoded twice. */
const decodedContent = (base64: string, levels = 2): string | undefined => {
  const bytes = Buffer.from(base64, 'base64');
  const der = derContent(bytes);
  if (der) return der;
  // UTF-16 has a zero beside each letter.
  const text = bytes.toString('latin1').replaceAll('\0', '');
  if (text.startsWith('openssh-key-v1')) return 'a private key';
  const marked = markIn(text);
  if (marked) return marked;
  const inner = text.replaceAll(/\s/g, '');
  return levels > 1 && inner.length >= leastBase64 && /^[\w+/-]+=*$/.test(inner)
    ? decodedContent(inner, levels - 1)
    : undefined;
};

const base64Run = new RegExp(`[\\w+/-]{${leastBase64},}={0,2}`, 'g');

/** Where base64 may begin in a run of its letters: a path may stand before it. */
const beginningsIn = (run: string): readonly number[] =>
  [0, ...[...run.matchAll(/\//g)].map(({ index }) => index + 1)].filter(
    (at) => run.length - at >= leastBase64,
  );

/** What is encoded in a run of letters of base64, and from where on. */
const encodedIn = (run: string): { readonly at: number; readonly content: string } | undefined => {
  for (const at of beginningsIn(run)) {
    const content = decodedContent(run.slice(at));
    if (content !== undefined) return { at, content };
  }
  return undefined;
};

/** A text without white space and line ends, also where those are written `\n`. */
const withoutSpace = (text: string): string => text.replaceAll(/\\[nrt]|\s/g, '');

const runsIn = (text: string): readonly string[] => text.match(base64Run) ?? [];

/** What a text holds that is no path; undefined where it may be one. */
const contentIn = (text: string): string | undefined =>
  markIn(text) ??
  runsIn(withoutSpace(text))
    .map((run) => encodedIn(run)?.content)
    .find((content) => content !== undefined);

/** Whether there is a file or folder at the path. */
export const isExistingPath = (path: string): boolean => {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // Too long for a path, or not ours to look at.
    return false;
  }
};

/** What of a path is not there, behind the last folder that is. */
const unknownPart = (path: string): string => {
  let known = path;
  while (!isExistingPath(known) && dirname(known) !== known) known = dirname(known);
  return path.slice(known.length);
};

const isMixed = (run: string): boolean => /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run);

/** Letters and digits in disorder, as tokens and keys have them; names have hyphens and dots. */
const looksRandom = (word: string): boolean =>
  (word.match(/[A-Za-z0-9+=]{20,}/g) ?? []).some((run) => run.length >= 32 || isMixed(run));

/** The same of a path, where slashes may be letters of base64. */
const isRandomPath = (path: string): boolean => {
  const letters = path.replaceAll('/', '');
  return looksRandom(path) || (/^[A-Za-z0-9+=]{32,}$/.test(letters) && isMixed(letters));
};

const firstPart = (path: string): string | undefined => path.split(/[/\\]+/).find(Boolean);

/** A long text in the alphabet of base64 of which not even the first folder is there. */
const isEncoded = (given: string, path: string): boolean => {
  const compact = withoutSpace(given);
  return (
    compact.length >= longestName &&
    /^[\w+/-]+=*$/.test(compact) &&
    firstPart(given) === firstPart(unknownPart(path))
  );
};

/**
 * What `text` holds where the path of a file belongs, such as `a private key`; undefined where it
 * may be a path. `path` is what it would mean: what exists is a path, whatever it looks like.
 */
export const isContentNotPath = (text: string, path: string): string | undefined => {
  const marked = markIn(text);
  if (marked !== undefined) return marked;
  const given = text.trim();
  const isOneLine = !controls.test(given);
  // Nearly every path is short and in one line: nothing is looked for on the disk for it.
  if (isOneLine && given.length < leastBase64) return undefined;
  if (isExistingPath(path)) return undefined;
  const content = contentIn(given);
  if (content !== undefined) return content;
  if (!isOneLine) return 'a text of several lines';
  return isEncoded(given, path) ? 'what looks like a key or a token' : undefined;
};

/**
 * The path, where it can be repeated: where there is such a file, or what there is not of it looks
 * like nothing secret. Otherwise `instead`.
 */
export const repeatablePath = (path: string, instead: string): string => {
  if (markIn(path) !== undefined) return instead;
  const unknown = unknownPart(path);
  if (unknown === '') return path;
  const isSuspect =
    unknown.length > longestUnknown ||
    controls.test(unknown) ||
    isRandomPath(unknown) ||
    contentIn(unknown) !== undefined;
  return isSuspect ? instead : path;
};

/** What stands in place of a secret in a text. */
export const redactionMark = '[redacted]';

/** PEM with something in it: its lines alone may be spoken of. */
const pem =
  /(?<!-)-{4,}\s*BEGIN [A-Z0-9 ]+-{4,}(?:\s|\\+[nrt])*(?:[A-Za-z0-9+/]{8}|[A-Z][\w-]+:)[\s\S]*?(?:-{4,}\s*END [A-Z0-9 ]+-{4,}|$)/g;

/** A text without the keys and certificates in it, in PEM or base64. */
export const hideKeys = (text: string): string =>
  text.replaceAll(pem, redactionMark).replaceAll(base64Run, (run) => {
    const encoded = encodedIn(run);
    return encoded ? `${run.slice(0, encoded.at)}${redactionMark}` : run;
  });

/** Shorter lines may stand in ordinary words, too. */
const leastLine = 12;

/** What is hidden of a word that looks secret: all of it, and its lines by themselves. */
const partsToHide = (word: string): readonly string[] => {
  const value = word.replace(/^--?[\w-]+=|^@/, '');
  const isContent = contentIn(word) !== undefined;
  if (!isContent && !controls.test(word) && !isRandomPath(value)) return [];
  const lines = value.split(isContent ? /\s+/ : /\r?\n/);
  return [word, value, ...lines].filter((part) => part.trim().length >= leastLine);
};

/**
 * Hides in a text what looks secret: keys and certificates, passwords of URLs, and those of the
 * words given to imco that look like keys or tokens, wherever the text repeats them.
 */
export const createHider = (words: readonly string[]): ((text: string) => string) => {
  const parts = [...new Set(words.flatMap(partsToHide))].toSorted(
    (one, other) => other.length - one.length,
  );
  return (text) => {
    const said = parts.reduce((rest, part) => rest.replaceAll(part, redactionMark), text);
    return hideUserInfo(hideKeys(said), words);
  };
};
