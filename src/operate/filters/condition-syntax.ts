/** The grammar of `--filter`, `--selector` and `wait --for`, which knows nothing of fields. */

/** How a field is compared with values. */
export type Operator = '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=';

/** All operators, as messages list them. */
export const operators: readonly Operator[] = ['=', '!=', '~', '!~', '<', '<=', '>', '>='];

/** A value as typed; in quotes it stands for itself, without patterns. */
export interface TypedValue {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** One condition as typed: `state=stalled|inactive`. */
export interface TypedCondition {
  /** The word for the field. */
  readonly word: string;
  readonly operator: Operator;
  /** The alternatives; a regular expression is always one. */
  readonly values: readonly TypedValue[];
  /** The condition in the text that it was read from. */
  readonly text: string;
}

/** What is wrong with a condition: the message continues a sentence that begins with the condition. */
export class ConditionProblem extends Error {
  /** The condition; empty if there is nothing between two commas. */
  readonly text: string;
  readonly hint: string | undefined;

  constructor(problem: string, text: string, hint?: string) {
    super(problem);
    this.text = text;
    this.hint = hint;
  }
}

/** The operators as typed, longest first; `==` and `=~` are those of other tools. */
const signs: readonly (readonly [sign: string, operator: Operator])[] = [
  ['!=', '!='],
  ['!~', '!~'],
  ['>=', '>='],
  ['<=', '<='],
  ['==', '='],
  ['=~', '~'],
  ['=', '='],
  ['~', '~'],
  ['>', '>'],
  ['<', '<'],
];

/** Slips for an operator, with what is meant. */
const slips: readonly (readonly [slip: string, meant: Operator])[] = [
  ['=>', '>='],
  ['=<', '<='],
  ['=!', '!='],
  ['<>', '!='],
  ['><', '!='],
  [':', '='],
];

const openers = '([{';
const closers = ')]}';

/** ASCII spaces; other space characters may belong to a value. */
const isSpace = (character: string): boolean => /^[ \t\r\n]$/.test(character);

const trimSpaces = (text: string): string => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

/** What a comma stands between: conditions, or the alternatives of a single one. */
export type CommaRule = 'conditions' | 'alternatives';

/** Reads conditions from a text, one character after the other. */
class ConditionReader {
  readonly #text: string;
  readonly #commas: CommaRule;
  #at = 0;

  constructor(text: string, commas: CommaRule) {
    this.#text = text;
    this.#commas = commas;
  }

  readAll(): readonly TypedCondition[] {
    const conditions = [this.#readCondition()];
    while (this.#at < this.#text.length) {
      this.#at++;
      conditions.push(this.#readCondition());
    }
    return conditions;
  }

  /** The condition that begins at `start`, as far as it goes in the rest of the text. */
  #quote(start: number): string {
    const rest = this.#text.slice(this.#at).split(',', 1)[0] ?? '';
    return trimSpaces(this.#text.slice(start, this.#at) + rest);
  }

  #skipSpaces(): void {
    while (isSpace(this.#text.charAt(this.#at))) this.#at++;
  }

  #startsWith(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  #readCondition(): TypedCondition {
    this.#skipSpaces();
    const start = this.#at;
    const word = /^[\w-]*/.exec(this.#text.slice(start))?.[0] ?? '';
    this.#at += word.length;
    this.#skipSpaces();
    const operator = this.#readOperator(word, start);
    this.#skipSpaces();
    const values = operator.endsWith('~') ? [this.#readPattern(start)] : this.#readValues(start);
    const text = trimSpaces(this.#text.slice(start, this.#at));
    return { word, operator, values, text };
  }

  #readOperator(word: string, start: number): Operator {
    const slip = slips.find(([sign]) => word !== '' && this.#startsWith(sign));
    if (slip) {
      const [sign, meant] = slip;
      const value = sign.startsWith('=') ? `, or ${word}=\\${sign.slice(1)}... for that value` : '';
      throw new ConditionProblem(
        `has ${sign}, which is not an operator`,
        this.#quote(start),
        `use ${word}${meant}...${value}`,
      );
    }
    const found = signs.find(([sign]) => this.#startsWith(sign));
    if (found && word !== '') {
      this.#at += found[0].length;
      return found[1];
    }
    throw new ConditionProblem('is not a valid condition', this.#quote(start));
  }

  /** A value in quotes, of which a backslash escapes another quote or backslash. */
  #readQuoted(quote: string, start: number): string {
    const opened = this.#at;
    let value = '';
    for (let at = opened + 1; at < this.#text.length; at++) {
      const character = this.#text.charAt(at);
      if (character === quote) {
        this.#at = at + 1;
        this.#skipSpaces();
        return value;
      }
      const next = this.#text.charAt(at + 1);
      const isEscape = character === '\\' && (next === quote || next === '\\');
      value += isEscape ? next : character;
      if (isEscape) at++;
    }
    throw new ConditionProblem(
      `has a ${quote} at character ${opened - start + 1} that is not closed`,
      trimSpaces(this.#text.slice(start)),
      `close it, or write \\${quote} if it belongs to the value`,
    );
  }

  /** Checks that a value in quotes ends where its quotes do. */
  #checkQuotedEnd(ends: string, start: number): void {
    const next = this.#text.charAt(this.#at);
    if (next === '' || ends.includes(next)) return;
    throw new ConditionProblem(
      `has ${this.#quote(this.#at)} after its quotes`,
      this.#quote(start),
      'put the entire value in quotes; patterns such as web-* work only without quotes',
    );
  }

  #readValues(start: number): readonly TypedValue[] {
    const values = [this.#readValue(start)];
    while (this.#startsWith('|') || (this.#commas === 'alternatives' && this.#startsWith(','))) {
      this.#at++;
      this.#skipSpaces();
      values.push(this.#readValue(start));
    }
    return values;
  }

  #readValue(start: number): TypedValue {
    const quote = this.#text.charAt(this.#at);
    if (quote === '"' || quote === "'") {
      const text = this.#readQuoted(quote, start);
      this.#checkQuotedEnd(',|', start);
      return { text, isQuoted: true };
    }
    let text = '';
    let end = 0;
    while (this.#at < this.#text.length && !/^[,|]$/.test(this.#text.charAt(this.#at))) {
      const part = this.#takePart();
      text += part;
      if (!isSpace(part)) end = text.length;
    }
    return { text: text.slice(0, end), isQuoted: false };
  }

  /** The next character, with the one that it escapes. */
  #takePart(): string {
    const start = this.#at;
    this.#at = Math.min(start + (this.#startsWith('\\') ? 2 : 1), this.#text.length);
    return this.#text.slice(start, this.#at);
  }

  /** A regular expression: to a comma outside its brackets, or in quotes. */
  #readPattern(start: number): TypedValue {
    const quote = this.#text.charAt(this.#at);
    if (quote === '"' || quote === "'") {
      const text = this.#readQuoted(quote, start);
      this.#checkQuotedEnd(',', start);
      return { text, isQuoted: true };
    }
    let depth = this.#commas === 'conditions' ? 0 : Number.POSITIVE_INFINITY;
    let text = '';
    let end = 0;
    while (this.#at < this.#text.length && !(depth === 0 && this.#startsWith(','))) {
      const part = this.#takePart();
      if (openers.includes(part)) depth++;
      if (closers.includes(part)) depth = Math.max(0, depth - 1);
      text += part === '\\,' ? ',' : part;
      if (!isSpace(part)) end = text.length;
    }
    return { text: text.slice(0, end), isQuoted: true };
  }
}

/**
 * Parses conditions with commas between them. Throws a `ConditionProblem` for a text that is not one
 * or several conditions.
 */
export const parseConditionSyntax = (
  text: string,
  commas: CommaRule = 'conditions',
): readonly TypedCondition[] => new ConditionReader(text, commas).readAll();

const formatTypedValue = ({ text, isQuoted }: TypedValue): string =>
  isQuoted ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : text;

/** A condition as it can be typed. */
export const formatCondition = ({
  word,
  operator,
  values,
}: Pick<TypedCondition, 'word' | 'operator' | 'values'>): string => {
  const text = values.map(formatTypedValue).join('|');
  // What looks like a part of the operator is kept apart from it.
  return `${word}${operator}${/^[=~<>!]/.test(text) ? ' ' : ''}${text}`;
};
