/** Secrets that are known by their text: how they are found in other texts, however they are written. */
import { redactionMark } from '../lib/text/redaction-mark.ts';

/** Anything shorter stands in ordinary words, too. */
export const leastSecretLength = 4;
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
const createHexPattern = (number: number): string =>
  number.toString(16).replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const createPercentPattern = (character: string): string =>
  [...Buffer.from(character)]
    .map((byte) => `%${byte < 16 ? '0' : ''}${createHexPattern(byte)}`)
    .join('');

/** Every way a character is written within other texts: as it is, in JSON, in HTML and in URLs. */
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

/** What finds a text however it is written. */
const createSecretPattern = (secret: string): string =>
  // Backslashes double whenever a text is put into another.
  [...secret.replaceAll(/\\+/g, '\\')].map(createCharacterPattern).join('');

/** The parts of a secret to look for: all of it, and its longer lines, as line ends get lost. */
const splitSecret = (secret: string): readonly string[] => {
  const whole = secret.trim();
  const lines = whole.split(/\r?\n/).map((line) => line.trim());
  if (lines.length === 1) return whole.length < leastSecretLength ? [] : [whole];
  return lines.filter((line) => line.length >= leastLine && !line.startsWith('-----'));
};

/** Texts that are hidden wherever they stand. */
export class LearnedSecrets {
  readonly #known = new Set<string>();
  #pattern: RegExp | undefined;

  /** From now on hides a text, or the lines of a longer one. */
  add(secret: string): void {
    for (const part of splitSecret(secret)) this.#known.add(part);
    this.#pattern = undefined;
  }

  /** A text with a mark in place of those that were added. */
  hide(text: string): string {
    if (this.#known.size === 0) return text;
    this.#pattern ??= this.#createPattern();
    return text.replaceAll(this.#pattern, redactionMark);
  }

  #createPattern(): RegExp {
    // The longest first: one may be the beginning of another.
    const longestFirst = [...this.#known].toSorted((one, other) => other.length - one.length);
    return new RegExp(longestFirst.map(createSecretPattern).join('|'), 'gu');
  }
}
