import { generateKeyPairSync } from 'node:crypto';
import type { sshProfiles } from '../../catalog/cloud/ssh-profiles.ts';
import type { Row } from '../../catalog/resource.ts';
import type { Item } from '../rows.ts';
import type { Behaviour } from './behaviour.ts';

/** A text or key with its length before it, as SSH writes it (RFC 4251, section 5). */
const withLength = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** The one-line form of an Ed25519 public key of 32 bytes (RFC 8709, section 4). */
export const sshLine = (key: Buffer, comment: string): string => {
  const type = 'ssh-ed25519';
  const blob = Buffer.concat([withLength(Buffer.from(type)), withLength(key)]);
  return `${type} ${blob.toString('base64')} ${comment}`;
};

/** The key itself ends a DER-encoded Ed25519 public key (RFC 8410, section 4). */
const keyLength = 32;

/** Profiles made without a public key get a pair. */
export const sshProfileBehaviour: Behaviour<Row<typeof sshProfiles> & Item> = {
  created: (row) => {
    if (row.public_key) return;
    const pair = generateKeyPairSync('ed25519', {
      publicKeyEncoding: { type: 'spki', format: 'der' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    row.public_key = sshLine(pair.publicKey.subarray(-keyLength), row.name.replaceAll(' ', '-'));
    row.private_key = pair.privateKey;
  },
};
