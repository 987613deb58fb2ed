import { type CaseRule, testBySet, testCharacter } from './character-test.ts';
import { type PatternNode, PatternProblem, type Place } from './pattern-syntax.ts';

/** Escapes that stand for one character. */
const controls: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  f: '\f',
  v: '\v',
  '0': '\0',
};

const places: Readonly<Record<string, Place>> = { b: 'word-edge', B: 'no-word-edge' };

/** The deepest nesting of groups. */
const mostDepth = 50;

/** Reads a regular expression: what JavaScript has in its mode `u`, but for what looks ahead or back. */
class PatternReader {
  readonly #characters: readonly string[];
  readonly #rule: CaseRule;
  #at: number;
  #depth = 0;

  constructor(text: string) {
    this.#characters = Array.from(text);
    this.#rule = text.startsWith('(?i)') ? 'ignored' : 'exact';
    this.#at = this.#rule === 'ignored' ? 4 : 0;
  }

  readWhole(): PatternNode {
    const node = this.#readChoice();
    if (this.#next() === ')') throw this.#createProblem('there is no ( for this )');
    return node;
  }

  #next(): string | undefined {
    return this.#characters[this.#at];
  }

  #createProblem(problem: string, at = this.#at): PatternProblem {
    return new PatternProblem(problem, at + 1);
  }

  /** Takes a text if it comes next. */
  #take(text: string): boolean {
    const isNext = this.#characters.slice(this.#at, this.#at + text.length).join('') === text;
    if (isNext) this.#at += text.length;
    return isNext;
  }

  #readChoice(): PatternNode {
    const options = [this.#readSequence()];
    while (this.#take('|')) options.push(this.#readSequence());
    const [only] = options;
    return only && options.length === 1 ? only : { kind: 'choice', options };
  }

  #readSequence(): PatternNode {
    const parts: PatternNode[] = [];
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      if (next === '|' || next === ')') break;
      parts.push(this.#readRepeated());
    }
    return { kind: 'sequence', parts };
  }

  #readRepeated(): PatternNode {
    const start = this.#at;
    const of = this.#readSingle();
    const limits = this.#readLimits();
    if (!limits) return of;
    if (of.kind === 'place') throw this.#createProblem('an anchor cannot be repeated', start);
    // How many are tried first does not change whether there is a match.
    this.#take('?');
    if (this.#next() !== undefined && /[*+?]/.test(this.#next() ?? ''))
      throw this.#createProblem('there is nothing to repeat');
    return { kind: 'repeat', of, ...limits };
  }

  #readLimits(): { readonly least: number; readonly most: number } | undefined {
    if (this.#take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { least: 0, most: 1 };
    const rest = this.#characters.slice(this.#at).join('');
    const [whole, least = '', hasMost, most = ''] = /^\{(\d+)(,?)(\d*)\}/.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    const limits = {
      least: Number(least),
      most:
        most === '' ? (hasMost === '' ? Number(least) : Number.POSITIVE_INFINITY) : Number(most),
    };
    if (limits.least > limits.most)
      throw this.#createProblem(`${whole}: the minimum exceeds the maximum`);
    this.#at += whole.length;
    return limits;
  }

  #readSingle(): PatternNode {
    const start = this.#at;
    const character = this.#next() ?? '';
    if (/[*+?]/.test(character)) throw this.#createProblem('there is nothing to repeat');
    this.#at++;
    switch (character) {
      case '^':
        return { kind: 'place', place: 'start' };
      case '$':
        return { kind: 'place', place: 'end' };
      case '.':
        return this.#createSet('.', start);
      case '(':
        return this.#readGroup(start);
      case '[':
        return this.#readSet(start);
      case '\\':
        return this.#readEscape(start);
      default:
        return { kind: 'character', test: testCharacter(character, this.#rule) };
    }
  }

  #readGroup(start: number): PatternNode {
    if (this.#take('?') && !this.#take(':') && !this.#takeName()) {
      throw this.#createProblem('groups that begin with (? are not supported, except (?: )', start);
    }
    this.#depth++;
    if (this.#depth > mostDepth) throw this.#createProblem('groups are nested too deeply', start);
    const node = this.#readChoice();
    this.#depth--;
    if (!this.#take(')')) throw this.#createProblem('there is no ) for this (', start);
    return node;
  }

  /** The name of a group, which has no use here. */
  #takeName(): boolean {
    const [whole] = /^<[a-z_]\w*>/i.exec(this.#characters.slice(this.#at).join('')) ?? [];
    return whole !== undefined && this.#take(whole);
  }

  #readSet(start: number): PatternNode {
    while (this.#next() !== undefined && this.#next() !== ']') {
      this.#at += this.#next() === '\\' ? 2 : 1;
    }
    if (this.#next() === undefined) throw this.#createProblem('there is no ] for this [', start);
    this.#at++;
    return this.#createSet(this.#characters.slice(start, this.#at).join(''), start);
  }

  #createSet(set: string, start: number): PatternNode {
    const test = testBySet(set, this.#rule);
    if (!test) throw this.#createProblem(`${set} is not a valid set of characters`, start);
    return { kind: 'character', test };
  }

  #readEscape(start: number): PatternNode {
    const character = this.#next();
    if (character === undefined)
      throw this.#createProblem('a \\ at the end escapes nothing', start);
    this.#at++;
    const place = places[character];
    if (place) return { kind: 'place', place };
    const control = controls[character];
    if (control) return { kind: 'character', test: testCharacter(control, this.#rule) };
    if (/[1-9k]/.test(character))
      throw this.#createProblem('references to groups are not supported', start);
    if (/[^\w]/.test(character))
      return { kind: 'character', test: testCharacter(character, this.#rule) };
    const rest = this.#characters.slice(start).join('');
    const [set] =
      /^\\(?:[dDsSwW]|[pP]\{[\w=]+\}|x[\da-f]{2}|u[\da-f]{4}|u\{[\da-f]+\})/i.exec(rest) ?? [];
    if (set === undefined) throw this.#createProblem(`\\${character} has no meaning`, start);
    this.#at = start + set.length;
    return this.#createSet(set, start);
  }
}

/** Parses a regular expression. Throws a `PatternProblem` for one that is not valid. */
export const parsePattern = (text: string): PatternNode => new PatternReader(text).readWhole();
