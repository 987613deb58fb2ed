/** The one redactor: whatever imco says about a request or an answer goes through it. */

import { ExactNumber } from '../lib/json/exact-number.ts';
import { hideUserInfo } from '../lib/text/user-info.ts';

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
/** A parameter of a query string. */
const parameter = /([?&;])([\w.~%-]+)=([^\s&;#"'<>\\]+)/g;
/** A member in JSON text, also where the text is cut off within the value. */
const member =
  /"((?:[^"\\]|\\[\s\S]){0,100})"(\s{0,9}:\s{0,9})("(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[\d.eE+-]+)/g;

/** Signed URLs: parameters that make them work (S3, Google, Azure and plain ones). */
const signs = (name: string): boolean => /sig$|signature|^key$|accesskeyid/.test(plainName(name));

export interface Redactor {
  /**
   * From now on hides what `sent` has under secret members wherever it turns up, whatever it is
   * called there: a refusal may repeat it in any words.
   */
  learn(sent: unknown): void;
  /** From now on hides the lines of a text, such as a private key. */
  learnText(secret: string): void;
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
/** Lines of a longer secret that are shorter than this may stand in ordinary words, too. */
const leastLine = 12;

/** Names that HTML has for characters. */
const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/** A hexadecimal number in letters of either size. */
const hex = (number: number): string =>
  number.toString(16).replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const percentForm = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte < 16 ? '0' : ''}${hex(byte)}`).join('');

/** Every way a character is written within other texts: as it is, in JSON, in HTML and in URLs. */
const formOf = (character: string): string => {
  if (/[A-Za-z0-9]/.test(character)) return character;
  if (character === '\\') return '(?:\\\\|&#0*92;|&#x0*5[cC];|%5[cC])+';
  const code = character.codePointAt(0) ?? 0;
  const name = entities[character];
  const forms = [
    `\\u{${code.toString(16)}}`,
    `&#0*${code};`,
    `&#x0*${hex(code)};`,
    `u0*${hex(code)}`,
    percentForm(character),
    ...(name ? [`&${name};`] : []),
    ...(character === ' ' ? ['\\+'] : []),
  ];
  return `\\\\*(?:${forms.join('|')})`;
};

/** What finds a text however it is written. */
const patternOf = (secret: string): string =>
  // Backslashes double whenever a text is put into another.
  [...secret.replaceAll(/\\+/g, '\\')].map(formOf).join('');

/** The parts of a secret to look for: all of it, and its longer lines, as line ends get lost. */
const partsOf = (secret: string): readonly string[] => {
  const whole = secret.trim();
  const lines = whole.split(/\r?\n/).map((line) => line.trim());
  if (lines.length === 1) return whole.length < leastSecret ? [] : [whole];
  return lines.filter((line) => line.length >= leastLine && !line.startsWith('-----'));
};

/** Values that are hidden wherever they stand. */
const openKnown = () => {
  const known = new Set<string>();
  let pattern: RegExp | undefined;
  const made = (): RegExp => {
    // The longest first: one may be the beginning of another.
    const longestFirst = [...known].toSorted((one, other) => other.length - one.length);
    return new RegExp(longestFirst.map(patternOf).join('|'), 'gu');
  };
  return {
    add: (secret: string): void => {
      for (const part of partsOf(secret)) known.add(part);
      pattern = undefined;
    },
    hidden: (text: string): string => {
      if (known.size === 0) return text;
      pattern ??= made();
      return text.replaceAll(pattern, mask);
    },
  };
};

const isParted = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof ExactNumber);

/** Makes a redactor that hides the members called as in `extraNames` too. */
export const createRedactor = (extraNames: Iterable<string> = []): Redactor => {
  const extra = new Set([...extraNames].map(plainName));
  const isSecret = (name: string): boolean => {
    const plain = plainName(name);
    return extra.has(plain) || secretParts.some((part) => plain.includes(part));
  };

  const known = openKnown();

  const text = (said: string): string =>
    hideUserInfo(known.hidden(said.replaceAll(pem, mask)))
      .replaceAll(parameter, (whole, before: string, name: string) =>
        isSecret(name) || signs(name) ? `${before}${name}=${mask}` : whole,
      )
      .replaceAll(member, (whole, name: string, colon: string) =>
        isSecret(name) ? `"${name}"${colon}"${mask}"` : whole,
      );

  const value = (given: unknown): unknown => {
    if (typeof given === 'string') return text(given);
    if (Array.isArray(given)) return given.map(value);
    if (!isParted(given)) return given;
    return Object.fromEntries(
      Object.entries(given).map(([name, held]) => [known.hidden(name), hidden(name, held)]),
    );
  };

  /** Nothing is no secret: whether a secret is set may be seen. */
  const hidden = (name: string, held: unknown): unknown =>
    isSecret(name) && held !== null && held !== '' ? mask : value(held);

  /** The texts sent under secret members, at any depth. */
  const secretsIn = (sent: unknown, isWithin = false): readonly string[] => {
    if (typeof sent === 'string') return isWithin && sent !== '' ? [sent] : [];
    if (typeof sent === 'number' || typeof sent === 'bigint' || sent instanceof ExactNumber) {
      return isWithin ? [String(sent)] : [];
    }
    if (!isParted(sent)) return [];
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
      if (!isParted(reason)) return reason;
      return Object.fromEntries(
        Object.entries(reason).map(([name, held]) => [told(name), told(held)]),
      );
    };
    return told(given);
  };

  const learn = (sent: unknown): void => {
    for (const secret of secretsIn(sent)) known.add(secret);
  };

  return { learn, learnText: known.add, text, value, reasons };
};

/** A redactor for a text that is secret as a whole: it lets nothing of it through. */
export const noRedactor = (redactor: Redactor): Redactor => ({ ...redactor, text: () => mask });
