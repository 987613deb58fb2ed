/**
 * Recognises secrets that were given instead of a path. In pipelines, whose logs are stored and
 * shared, it is a common mistake to pass the content of a key file instead of its name.
 */
import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  controlCharacters,
  findKeyContent,
  findKeyMark,
  isRandomPath,
  leastBase64,
  removeSpace,
} from './key-content.ts';

/** From this length on, a text without dots is not a likely file name. */
const longestName = 64;
/** More of a path that does not exist is not repeated. */
const longestUnknown = 128;

/** The hint of failures about content given as a path. */
export const contentForPathHint = 'write it to a file (mode 600) and give its path';

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
const findUnknownPart = (path: string): string => {
  let known = path;
  while (!isExistingPath(known) && dirname(known) !== known) known = dirname(known);
  return path.slice(known.length);
};

const readFirstPart = (path: string): string | undefined => path.split(/[/\\]+/).find(Boolean);

/** A long text in the alphabet of base64 of which not even the first folder is there. */
const isEncoded = (given: string, path: string): boolean => {
  const compact = removeSpace(given);
  return (
    compact.length >= longestName &&
    /^[\w+/-]+=*$/.test(compact) &&
    readFirstPart(given) === readFirstPart(findUnknownPart(path))
  );
};

/**
 * What `text` holds where the path of a file belongs, such as `a private key`; undefined where it
 * may be a path. `path` is what it would mean: what exists is a path, whatever it looks like.
 */
export const describeContentGivenAsPath = (text: string, path: string): string | undefined => {
  const marked = findKeyMark(text);
  if (marked !== undefined) return marked;
  const given = text.trim();
  const isOneLine = !controlCharacters.test(given);
  // Nearly every path is short and in one line: nothing is looked for on the disk for it.
  if (isOneLine && given.length < leastBase64) return undefined;
  if (isExistingPath(path)) return undefined;
  const content = findKeyContent(given);
  if (content !== undefined) return content;
  if (!isOneLine) return 'multi-line text';
  return isEncoded(given, path) ? 'something that looks like a key or a token' : undefined;
};

/**
 * The path, where it can be repeated: where there is such a file, or what there is not of it looks
 * like nothing secret. Otherwise `instead`.
 */
export const hideSuspectPath = (path: string, instead: string): string => {
  if (findKeyMark(path) !== undefined) return instead;
  const unknown = findUnknownPart(path);
  if (unknown === '') return path;
  const isSuspect =
    unknown.length > longestUnknown ||
    controlCharacters.test(unknown) ||
    isRandomPath(unknown) ||
    findKeyContent(unknown) !== undefined;
  return isSuspect ? instead : path;
};
