/** SSH keys in their text forms: RFC 4253, section 6.6, OpenSSH's PROTOCOL.u2f and PEM. */

/** Types of public keys, with the number of values that follow the type in the key data. */
const publicTypes: ReadonlyMap<string, number> = new Map([
  ['ssh-ed25519', 1],
  ['ssh-rsa', 2],
  ['ecdsa-sha2-nistp256', 2],
  ['ecdsa-sha2-nistp384', 2],
  ['ecdsa-sha2-nistp521', 2],
  ['sk-ssh-ed25519@openssh.com', 2],
  ['sk-ecdsa-sha2-nistp256@openssh.com', 3],
]);

/** The length-prefixed values of a key; undefined if it is truncated. */
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

const expected = 'expected an SSH public key in one line: type, base64 data and comment';

/** Why a text is not a valid SSH public key, without repeating it. */
export const explainPublicKeyProblem = (text: string): string | undefined => {
  if (isPrivateKey(text)) {
    return 'this is a private key; use the public key, usually in the file ending in .pub';
  }
  const [type = '', base64 = ''] = text.trim().split(/[ \t]+/);
  if (/[\r\n]/.test(text.trim())) return expected;
  const count = publicTypes.get(type);
  if (count === undefined) {
    return /^(?:ssh|ecdsa|sk)-/.test(type)
      ? `unsupported key type; supported types: ${[...publicTypes.keys()].join(', ')}`
      : expected;
  }
  const blob = Buffer.from(base64, 'base64');
  if (blob.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, '')) return expected;
  const values = splitBlob(blob);
  if (!values) return 'the key is incomplete';
  const [named, ...others] = values;
  const isWhole = others.length === count && others.every(({ length }) => length > 0);
  if (named?.toString('latin1') !== type || !isWhole) return `the key data is not of type ${type}`;
  return undefined;
};

/** Why a text is not a private key, without repeating it. */
export const explainPrivateKeyProblem = (text: string): string | undefined => {
  if (isPrivateKey(text)) return undefined;
  const isPublic =
    explainPublicKeyProblem(text) === undefined ||
    /BEGIN (?:[A-Z0-9]+ )*(?:PUBLIC KEY|CERTIFICATE)/.test(text);
  return isPublic ? 'this is a public key; use the private key' : undefined;
};
