import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { sshProfiles } from '../../catalog/cloud/ssh-profiles.ts';
import type { Row } from '../../catalog/resource.ts';
import { refuseInvalid } from '../server/replies.ts';
import type { StoredItem } from '../state/rows.ts';
import type { Behaviour } from './behaviour.ts';

/** A string or key prefixed with its length, as SSH encodes it (RFC 4251, section 5). */
const withLength = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** The one-line form of a public key: its type, and its values in the order of RFC 4253, 6.6. */
const formatKeyLine = (type: string, values: readonly Buffer[], comment: string): string => {
  const blob = Buffer.concat([Buffer.from(type), ...values].map(withLength));
  return `${type} ${blob.toString('base64')} ${comment}`;
};

/** The one-line form of an Ed25519 public key of 32 bytes (RFC 8709, section 4). */
export const encodePublicKey = (key: Buffer, comment: string): string =>
  formatKeyLine('ssh-ed25519', [key], comment);

/** The key itself ends a DER-encoded Ed25519 public key (RFC 8410, section 4). */
const keyLength = 32;

/**
 * A number as SSH encodes it: a zero byte precedes a first bit that is set (RFC 4251, section 5).
 */
const encodeNumber = (bytes: Buffer): Buffer =>
  (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;

const curves: Readonly<Record<string, string>> = {
  'P-256': 'nistp256',
  'P-384': 'nistp384',
  'P-521': 'nistp521',
};

/** The public key of a private key in PEM; undefined if SSH does not support its type. */
const readPemKey = (pem: string, comment: string): string | undefined => {
  const {
    kty,
    crv = '',
    x = '',
    y = '',
    e = '',
    n = '',
  } = createPublicKey(pem).export({
    format: 'jwk',
  });
  const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
  if (kty === 'RSA') return formatKeyLine('ssh-rsa', [e, n].map(bytes).map(encodeNumber), comment);
  if (kty === 'OKP' && crv === 'Ed25519') return encodePublicKey(bytes(x), comment);
  const curve = kty === 'EC' ? curves[crv] : undefined;
  if (curve === undefined) return undefined;
  const point = Buffer.concat([Buffer.from([4]), bytes(x), bytes(y)]);
  return formatKeyLine(`ecdsa-sha2-${curve}`, [Buffer.from(curve), point], comment);
};

const magic = 'openssh-key-v1\0';

/** The public key of a private key in OpenSSH format, where it is stored unencrypted. */
const readOpenSshKey = (pem: string, comment: string): string => {
  const bytes = Buffer.from(pem.replaceAll(/-----.*?-----|\s/g, ''), 'base64');
  if (!bytes.subarray(0, magic.length).equals(Buffer.from(magic))) throw new Error('no such form');
  let at = magic.length;
  const next = (): Buffer => {
    const start = at + 4;
    at = start + bytes.readUInt32BE(at);
    return bytes.subarray(start, at);
  };
  // Cipher, key derivation function and its options; then the number of keys.
  for (let skipped = 0; skipped < 3; skipped++) next();
  at += 4;
  const blob = next();
  const type = blob.subarray(4, 4 + blob.readUInt32BE(0)).toString('latin1');
  return `${type} ${blob.toString('base64')} ${comment}`;
};

const readPublicLine = (privateKey: string, comment: string): string | undefined => {
  try {
    return privateKey.includes('BEGIN OPENSSH PRIVATE KEY')
      ? readOpenSshKey(privateKey, comment)
      : readPemKey(privateKey, comment);
  } catch {
    return undefined;
  }
};

/** Profiles created without a public key get that of their private key, or a new pair. */
export const sshProfileBehaviour: Behaviour<Row<typeof sshProfiles> & StoredItem> = {
  onCreate: (row) => {
    if (row.public_key) return;
    const comment = row.name.replaceAll(' ', '-');
    if (row.private_key) {
      const line = readPublicLine(row.private_key, comment);
      if (line === undefined) {
        throw refuseInvalid({
          private_key: ['requires a public_key: it cannot be derived from this private key'],
        });
      }
      row.public_key = line;
      return;
    }
    const pair = generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    row.public_key = encodePublicKey(pair.publicKey.subarray(-keyLength), comment);
    row.private_key = pair.privateKey;
  },
};
