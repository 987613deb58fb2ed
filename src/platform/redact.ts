/** The redactor: everything imco prints about requests and responses passes through it. */

import { ExactNumber } from '../lib/json/exact-number.ts';
import { maskMembers } from '../lib/json/mask-members.ts';
import { isJsonObject } from '../lib/json/members.ts';
import { redactionMark as mask } from '../lib/text/redaction-mark.ts';
import { hideUserInfo } from '../lib/text/user-info.ts';
import { LearnedSecrets, leastSecretLength } from './learned-secrets.ts';

/** Parts of member names, in lower case without `_`, `-` and spaces, that mark a secret. */
const secretParts = [
  'password',
  'passwd',
  'passphrase',
  'secret',
  'token',
  'privatekey',
  'apikey',
  'accesskey',
  'psk',
  'credential',
  'accountdata',
];

const normaliseName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** PEM text (RFC 7468), also if it is cut off or has escaped line breaks. */
const pem = /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g;
/** A parameter of a query string. */
const parameter = /([?&;])([\w.~%-]+)=([^\s&;#"'<>\\]+)/g;
/** A member in JSON text, also if the text is cut off within the value. */
const member =
  /"((?:[^"\\]|\\[\s\S]){0,100})"(\s{0,9}:\s{0,9})("(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[\d.eE+-]+)/g;

/** Whether a query parameter signs a URL (S3, Google, Azure and others). */
const isSignatureName = (name: string): boolean =>
  /sig$|signature|^key$|accesskeyid/.test(normaliseName(name));

export interface Redactor {
  /**
   * From now on hides the values of secret members of `sent` wherever they occur: a refusal may
   * repeat them in any form.
   */
  learn(sent: unknown): void;
  /** Hides the lines of a secret, such as a private key, from now on. */
  learnText(secret: string): void;
  /** Text without PEM blocks, URL passwords, signatures and the values of secret members. */
  text(text: string): string;
  /** A copy of a JSON value without the values of secret members. */
  value(value: unknown): unknown;
  /**
   * Redacts the reasons by member that a refusal of `sent` contains. Reasons about a secret member
   * are kept without the value that was sent; if they cannot be separated, they are hidden.
   */
  reasons(reasons: unknown, sent: unknown): unknown;
}

/** Whether the values of members with this name are secret. */
type SecretNameTest = (name: string) => boolean;

const createNameTest = (extraNames: Iterable<string>): SecretNameTest => {
  const extra = new Set([...extraNames].map(normaliseName));
  return (name) => {
    const plain = normaliseName(name);
    return extra.has(plain) || secretParts.some((part) => plain.includes(part));
  };
};

/** Masks what is secret by its form. */
const maskText = (text: string, isSecret: SecretNameTest): string =>
  hideUserInfo(text)
    .replaceAll(parameter, (whole, before: string, name: string) =>
      isSecret(name) || isSignatureName(name) ? `${before}${name}=${mask}` : whole,
    )
    .replaceAll(member, (whole, name: string, colon: string) =>
      isSecret(name) ? `"${name}"${colon}"${mask}"` : whole,
    );

/** The values of secret members, at any depth. */
const collectSecrets = (value: unknown, isSecret: SecretNameTest): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((part) => collectSecrets(part, isSecret));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, held]) =>
    isSecret(name) ? collectTexts(held) : collectSecrets(held, isSecret),
  );
};

/** All strings and numbers in a value, at any depth. */
const collectTexts = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'bigint' || value instanceof ExactNumber) {
    return [String(value)];
  }
  if (Array.isArray(value)) return value.flatMap(collectTexts);
  return isJsonObject(value) ? Object.values(value).flatMap(collectTexts) : [];
};

/** Maps every string in a JSON value, names included. */
const mapTexts = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((part) => mapTexts(part, change));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [change(name), mapTexts(held, change)]),
  );
};

/** Creates a redactor that also hides members named in `extraNames`. */
export const createRedactor = (extraNames: Iterable<string> = []): Redactor => {
  const isSecret = createNameTest(extraNames);
  const learned = new LearnedSecrets();

  const text = (said: string): string =>
    maskText(learned.hide(said.replaceAll(pem, mask)), isSecret);

  const value = (given: unknown): unknown =>
    maskMembers(given, {
      isSecret,
      mask,
      name: (name) => learned.hide(name),
      leaf: (part) => (typeof part === 'string' ? text(part) : part),
    });

  return {
    text,
    value,
    learn: (sent) => {
      for (const secret of collectSecrets(sent, isSecret)) learned.add(secret);
    },
    learnText: (secret) => learned.add(secret),
    reasons: (given, sent) => {
      const secrets = collectSecrets(sent, isSecret);
      if (secrets.length === 0 || secrets.some(({ length }) => length < leastSecretLength)) {
        return value(given);
      }
      return mapTexts(given, (reason) =>
        text(secrets.reduce((said, secret) => said.replaceAll(secret, mask), reason)),
      );
    },
  };
};

/** A redactor for entirely secret text: it masks everything. */
export const createFullRedactor = (redactor: Redactor): Redactor => ({
  ...redactor,
  text: () => mask,
});
