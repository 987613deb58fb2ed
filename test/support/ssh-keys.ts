/** SSH keys of every type, in their text forms. */

/** A public Ed25519 key as files hold it: all it needs is the right length. */
export const publicLine = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(42)}B`;

/** A text or number with its length before it (RFC 4251, section 5). */
const withLength = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** A public key in one line: its type, and values of these lengths in it. */
export const publicLineOf = (
  type: string,
  values: readonly (number | string)[],
  inner = type,
): string => {
  const parts = values.map((value) =>
    typeof value === 'string' ? Buffer.from(value) : Buffer.alloc(value, 1),
  );
  const blob = Buffer.concat([Buffer.from(inner), ...parts].map(withLength));
  return `${type} ${blob.toString('base64')}`;
};
