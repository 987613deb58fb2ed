/** The one redactor: whatever imco says about a request or an answer goes through it. */

const mask = '[redacted]';

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

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** PEM text (RFC 7468), also where it is cut off or its line ends are written `\n`. */
const pem = /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g;
/** What stands before the `@` of a URL (RFC 3986, 3.2.1). */
const userInfo = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@"']*(?:@[^\s/?#@"']*)*@/gi;
/** A parameter of a query string. */
const parameter = /([?&;])([\w.~%-]+)=([^\s&;#"'<>\\]+)/g;
/** A member in JSON text, also where the text is cut off within the value. */
const member =
  /"((?:[^"\\]|\\[\s\S]){0,100})"(\s{0,9}:\s{0,9})("(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[\d.eE+-]+)/g;

/** Signed URLs: parameters that make them work (S3, Google, Azure and plain ones). */
const signs = (name: string): boolean => /sig$|signature|^key$|accesskeyid/.test(plainName(name));

export interface Redactor {
  /** Text without PEM blocks, URL passwords, signatures and the values of secret members. */
  text(text: string): string;
  /** A copy of a JSON value without the values of secret members. */
  value(value: unknown): unknown;
  /**
   * Reasons by member, as a refusal of `sent` gives them. Those about a secret member are told too,
   * without what was sent there; where that can't be told apart, they are hidden.
   */
  reasons(reasons: unknown, sent: unknown): unknown;
}

/** Anything shorter stands in ordinary words, too. */
const leastSecret = 4;

/** Makes a redactor that hides the members called as in `extraNames` too. */
export const redactorOf = (extraNames: Iterable<string> = []): Redactor => {
  const extra = new Set([...extraNames].map(plainName));
  const isSecret = (name: string): boolean => {
    const plain = plainName(name);
    return extra.has(plain) || secretParts.some((part) => plain.includes(part));
  };

  const text = (said: string): string =>
    said
      .replaceAll(pem, mask)
      .replaceAll(userInfo, `$1${mask}@`)
      .replaceAll(parameter, (whole, before: string, name: string) =>
        isSecret(name) || signs(name) ? `${before}${name}=${mask}` : whole,
      )
      .replaceAll(member, (whole, name: string, colon: string) =>
        isSecret(name) ? `"${name}"${colon}"${mask}"` : whole,
      );

  const value = (given: unknown): unknown => {
    if (typeof given === 'string') return text(given);
    if (Array.isArray(given)) return given.map(value);
    if (typeof given !== 'object' || given === null) return given;
    return Object.fromEntries(
      Object.entries(given).map(([name, held]) => [name, hidden(name, held)]),
    );
  };

  /** Nothing is no secret: whether a secret is set may be seen. */
  const hidden = (name: string, held: unknown): unknown =>
    isSecret(name) && held !== null && held !== '' ? mask : value(held);

  /** The texts sent under secret members, at any depth. */
  const secretsIn = (sent: unknown, isWithin = false): readonly string[] => {
    if (typeof sent === 'string') return isWithin && sent !== '' ? [sent] : [];
    if (typeof sent !== 'object' || sent === null) return [];
    return Object.entries(sent).flatMap(([name, held]) =>
      secretsIn(held, isWithin || isSecret(name)),
    );
  };

  const reasons = (given: unknown, sent: unknown): unknown => {
    const secrets = secretsIn(sent);
    if (secrets.length === 0 || secrets.some(({ length }) => length < leastSecret)) {
      return value(given);
    }
    const told = (reason: unknown): unknown => {
      if (typeof reason === 'string') {
        return text(secrets.reduce((said, secret) => said.replaceAll(secret, mask), reason));
      }
      if (Array.isArray(reason)) return reason.map(told);
      if (typeof reason !== 'object' || reason === null) return reason;
      return Object.fromEntries(
        Object.entries(reason).map(([name, held]) => [told(name), told(held)]),
      );
    };
    return told(given);
  };

  return { text, value, reasons };
};
