/** SSH keys in their text forms: RFC 4253, section 6.6, OpenSSH's PROTOCOL.u2f and PEM. */

/** Types of public keys, with the number of values behind the type in the key itself. */
const publicTypes: ReadonlyMap<string, number> = new Map([
  ['ssh-ed25519', 1],
  ['ssh-rsa', 2],
  ['ecdsa-sha2-nistp256', 2],
  ['ecdsa-sha2-nistp384', 2],
  ['ecdsa-sha2-nistp521', 2],
  ['sk-ssh-ed25519@openssh.com', 2],
  ['sk-ecdsa-sha2-nistp256@openssh.com', 3],
]);

/** The texts and numbers in a key, each with its length before it; undefined where it is cut. */
const splitBlob = (blob: Buffer): readonly Buffer[] | undefined => {
  const values: Buffer[] = [];
  for (let at = 0; at < blob.length; ) {
    if (at + 4 > blob.length) return undefined;
    const end = at + 4 + blob.readUInt32BE(at);
    if (end > blob.length) return undefined;
    values.push(blob.subarray(at + 4, end));
    at = end;
  }
  return values;
};

/** Whether a text holds a private key. */
export const isPrivateKey = (text: string): boolean =>
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|^PuTTY-User-Key-File/m.test(text);

const wanted = 'it takes an SSH public key: its type, the key in base64 and a comment, in one line';

/** What is wrong with a text as an SSH public key; the text is not repeated. */
export const explainPublicKeyProblem = (text: string): string | undefined => {
  if (isPrivateKey(text)) {
    return 'this is a private key; it takes the public one, such as of the file that ends in .pub';
  }
  const [type = '', base64 = ''] = text.trim().split(/[ \t]+/);
  if (/[\r\n]/.test(text.trim())) return wanted;
  const count = publicTypes.get(type);
  if (count === undefined) {
    return /^(?:ssh|ecdsa|sk)-/.test(type)
      ? `it takes a key of a type in ${[...publicTypes.keys()].join(', ')}`
      : wanted;
  }
  const blob = Buffer.from(base64, 'base64');
  if (blob.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, '')) return wanted;
  const values = splitBlob(blob);
  if (!values) return 'the key is cut off';
  const [named, ...others] = values;
  const isWhole = others.length === count && others.every(({ length }) => length > 0);
  if (named?.toString('latin1') !== type || !isWhole) return `the key in it is not of type ${type}`;
  return undefined;
};

/** What is wrong with a text as a private key; the text is not repeated. */
export const explainPrivateKeyProblem = (text: string): string | undefined => {
  if (isPrivateKey(text)) return undefined;
  const isPublic =
    explainPublicKeyProblem(text) === undefined ||
    /BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY|CERTIFICATE)/.test(text);
  return isPublic ? 'this is a public key; it takes the private one' : undefined;
};
