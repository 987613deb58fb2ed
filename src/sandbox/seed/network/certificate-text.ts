/** Certificates in PEM (RFC 5280) for the seed: made at once, and the same for the same input. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** A DER value: its tag, length and content (X.690, 8.1). */
const encode = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const short = length < 0x80;
  const head = short ? [tag, length] : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
};

const sequence = (...parts: readonly Buffer[]): Buffer => encode(0x30, ...parts);

const commonName = Buffer.from('0603550403', 'hex');
const ed25519 = sequence(Buffer.from('06032b6570', 'hex'));
const version3 = Buffer.from('a003020102', 'hex');

/** The beginning of an Ed25519 private key in PKCS#8 (RFC 8410, 7); its 32 bytes follow. */
const keyStart = Buffer.from('302e020100300506032b657004220420', 'hex');

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The private key that belongs to a name. */
const createKey = (name: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([keyStart, hash(`key of ${name}`)]),
    format: 'der',
    type: 'pkcs8',
  });

const encodeName = (name: string): Buffer =>
  sequence(encode(0x31, sequence(commonName, encode(0x0c, Buffer.from(name)))));

/** `261231235959Z`. */
const encodeTime = (ms: number): Buffer =>
  encode(0x17, Buffer.from(`${new Date(ms).toISOString().replaceAll(/^..|[-:T]|\.\d+/g, '')}`));

/** A subject and its issuer, with the beginning and the end of the validity, in ms. */
interface CertificateFacts {
  readonly name: string;
  readonly issuer: string;
  readonly from: number;
  readonly until: number;
}

/** The private key of the certificate of that name, in PEM. */
export const createPrivateKeyPem = (name: string): string =>
  createKey(name).export({ format: 'pem', type: 'pkcs8' }).toString();

/** Creates a certificate in PEM. */
export const createCertificate = ({ name, issuer, from, until }: CertificateFacts): string => {
  const serial = Buffer.concat([Buffer.from([1]), hash(`serial of ${name}`).subarray(0, 8)]);
  const key = createPublicKey(createKey(name)).export({ format: 'der', type: 'spki' });
  const content = sequence(
    version3,
    encode(0x02, serial),
    ed25519,
    encodeName(issuer),
    sequence(encodeTime(from), encodeTime(until)),
    encodeName(name),
    key,
  );
  const signature = sign(null, content, createKey(issuer));
  const whole = sequence(content, ed25519, encode(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
};
