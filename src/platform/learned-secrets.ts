/** Secrets known by value: they are found in any text, however they are escaped there. */
import { redactionMark } from '../lib/text/redaction-mark.ts';

/** Shorter secrets would match parts of ordinary words. */
export const leastSecretLength = 4;
/** Shorter lines of a multi-line secret would match ordinary words. */
const leastLine = 12;

/** HTML entities by character. */
const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/** A pattern for a hexadecimal number in either case. */
const createHexPattern = (number: number): string =>
  number.toString(16).replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const createPercentPattern = (character: string): string =>
  [...Buffer.from(character)]
    .map((byte) => `%${byte < 16 ? '0' : ''}${createHexPattern(byte)}`)
    .join('');

/** A pattern for every form of a character: plain, in JSON, in HTML and in URLs. */
const createCharacterPattern = (character: string): string => {
  if (/[A-Za-z0-9]/.test(character)) return character;
  if (character === '\\') return '(?:\\\\|&#0*92;|&#x0*5[cC];|%5[cC])+';
  const code = character.codePointAt(0) ?? 0;
  const name = entities[character];
  const forms = [
    `\\u{${code.toString(16)}}`,
    `&#0*${code};`,
    `&#x0*${createHexPattern(code)};`,
    `u0*${createHexPattern(code)}`,
    createPercentPattern(character),
    ...(name ? [`&${name};`] : []),
    ...(character === ' ' ? ['\\+'] : []),
  ];
  return `\\\\*(?:${forms.join('|')})`;
};

/** A pattern for a secret in any escaped form. */
const createSecretPattern = (secret: string): string =>
  // Backslashes double with each level of escaping.
  [...secret.replaceAll(/\\+/g, '\\')].map(createCharacterPattern).join('');

/**
 * The parts of a secret to search for: the entire secret, or its longer lines, because line breaks may be
 * lost.
 */
const splitSecret = (secret: string): readonly string[] => {
  const whole = secret.trim();
  const lines = whole.split(/\r?\n/).map((line) => line.trim());
  if (lines.length === 1) return whole.length < leastSecretLength ? [] : [whole];
  return lines.filter((line) => line.length >= leastLine && !line.startsWith('-----'));
};

/** Secrets that are hidden wherever they occur. */
export class LearnedSecrets {
  readonly #known = new Set<string>();
  #pattern: RegExp | undefined;

  /** Hides a secret, or the lines of a longer one, from now on. */
  add(secret: string): void {
    for (const part of splitSecret(secret)) this.#known.add(part);
    this.#pattern = undefined;
  }

  /** Replaces the added secrets in the text with a mark. */
  hide(text: string): string {
    if (this.#known.size === 0) return text;
    this.#pattern ??= this.#createPattern();
    return text.replaceAll(this.#pattern, redactionMark);
  }

  #createPattern(): RegExp {
    // Longest first: one may be a prefix of another.
    const longestFirst = [...this.#known].toSorted((one, other) => other.length - one.length);
    return new RegExp(longestFirst.map(createSecretPattern).join('|'), 'gu');
  }
}
