/** Finds keys, certificates and tokens in a text: PEM, DER in base64, or random-looking characters. */

/** Shorter texts of base64 hold neither a key nor a certificate. */
export const leastBase64 = 40;
/** Line ends and other control characters. */
export const controlCharacters = /\p{Cc}/u;

/** What PEM and its neighbours say at their beginning, also where line ends and dashes got lost. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/BEGIN.{0,40}PRIVATE.{0,4}KEY/is, 'a private key'],
  [/PuTTY-User-Key-File|AGE-SECRET-KEY-1/i, 'a private key'],
  [/-BEGIN.{0,20}CERTIFICATE/is, 'a certificate'],
  [/-{4,}\s*BEGIN\b/i, 'PEM text'],
  [/^eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*$/, 'a token'],
];

export const findKeyMark = (text: string): string | undefined =>
  marks.find(([mark]) => mark.test(text))?.[1];

/** The bytes after the head of a DER value (X.690, 8.1.3), where it is a sequence. */
const readDerSequence = (bytes: Buffer): Buffer | undefined => {
  if (bytes[0] !== 0x30) return undefined;
  const length = bytes[1] ?? 0;
  return bytes.subarray(length < 0x80 ? 2 : 2 + (length & 0x7f));
};

/** RFC 8018: the schemes by which a PKCS#8 key is encrypted begin so. */
const passwordBased = Buffer.from('06092a864886f70d0105', 'hex');

const readDerContent = (bytes: Buffer): string | undefined => {
  const content = readDerSequence(bytes);
  if (!content || content.length < 3) return undefined;
  // A version: of PKCS#1, PKCS#8 and SEC1 keys, and that of PKCS#12.
  if (content[0] === 2 && content[1] === 1) return 'a private key';
  const inner = readDerSequence(content);
  if (!inner) return undefined;
  return inner.subarray(0, passwordBased.length).equals(passwordBased)
    ? 'a private key'
    : 'a certificate';
};

/** What base64, in either alphabet, stands for; it may have been encoded twice. */
const decodeKeyContent = (base64: string, levels = 2): string | undefined => {
  const bytes = Buffer.from(base64, 'base64');
  const der = readDerContent(bytes);
  if (der) return der;
  // UTF-16 has a zero beside each letter.
  const text = bytes.toString('latin1').replaceAll('\0', '');
  if (text.startsWith('openssh-key-v1')) return 'a private key';
  const marked = findKeyMark(text);
  if (marked) return marked;
  const inner = text.replaceAll(/\s/g, '');
  return levels > 1 && inner.length >= leastBase64 && /^[\w+/-]+=*$/.test(inner)
    ? decodeKeyContent(inner, levels - 1)
    : undefined;
};

export const base64Run = new RegExp(`[\\w+/-]{${leastBase64},}={0,2}`, 'g');

/** Where base64 may begin in a run of its letters: a path may stand before it. */
const findBeginnings = (run: string): readonly number[] =>
  [0, ...[...run.matchAll(/\//g)].map(({ index }) => index + 1)].filter(
    (at) => run.length - at >= leastBase64,
  );

/** What is encoded in a run of letters of base64, and from where on. */
export const findEncodedKey = (
  run: string,
): { readonly at: number; readonly content: string } | undefined => {
  for (const at of findBeginnings(run)) {
    const content = decodeKeyContent(run.slice(at));
    if (content !== undefined) return { at, content };
  }
  return undefined;
};

/** Removes white space and line ends from a text, also those written as `\n`. */
export const removeSpace = (text: string): string => text.replaceAll(/\\[nrt]|\s/g, '');

const findBase64Runs = (text: string): readonly string[] => text.match(base64Run) ?? [];

/** Names the content of a text that is not a path; undefined if it may be a path. */
export const findKeyContent = (text: string): string | undefined =>
  findKeyMark(text) ??
  findBase64Runs(removeSpace(text))
    .map((run) => findEncodedKey(run)?.content)
    .find((content) => content !== undefined);

const isMixed = (run: string): boolean => /[A-Z]/.test(run) && /[a-z]/.test(run) && /\d/.test(run);

/** Letters and digits in disorder, as tokens and keys have them; names have hyphens and dots. */
const isRandomWord = (word: string): boolean =>
  (word.match(/[A-Za-z0-9+=]{20,}/g) ?? []).some((run) => run.length >= 32 || isMixed(run));

/** The same of a path, where slashes may be letters of base64. */
export const isRandomPath = (path: string): boolean => {
  const letters = path.replaceAll('/', '');
  return isRandomWord(path) || (/^[A-Za-z0-9+=]{32,}$/.test(letters) && isMixed(letters));
};
