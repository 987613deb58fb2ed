/**
 * Regular expressions that take time with the length of the text, whatever the expression: all its
 * ways are followed at once (Thompson). Those of JavaScript try one way after the other, which takes
 * years for `(a+)+$` and a name of fifty letters.
 */
import { isWordCharacter } from './character-test.ts';
import { parsePattern } from './parse-pattern.ts';
import {
  type CharacterTest,
  type PatternNode,
  PatternProblem,
  type Place,
} from './pattern-syntax.ts';

/** One step: a character to read, a place to be at, ways to go on, or the end. */
type Step =
  | { readonly kind: 'read'; readonly test: CharacterTest; readonly next: number }
  | { readonly kind: 'place'; readonly place: Place; readonly next: number }
  | { readonly kind: 'ways'; readonly to: readonly number[] }
  | { readonly kind: 'end' };

/** The most characters of an expression. */
const mostCharacters = 500;

/** The most parts of one when each is written as often as it repeats: `(a{50}){50}` has too many. */
const mostParts = 2000;

type RepeatNode = Extract<PatternNode, { kind: 'repeat' }>;

/** The steps of an expression. Each is put before those that follow it. */
class StepList {
  readonly #steps: Step[] = [{ kind: 'end' }];
  #parts = 0;

  get steps(): readonly Step[] {
    return this.#steps;
  }

  /** Adds a node that goes on at `next`; returns the step to begin it with. */
  addNode(node: PatternNode, next: number): number {
    this.#parts++;
    if (this.#parts > mostParts) throw new PatternProblem('it repeats too much', 1);
    switch (node.kind) {
      case 'character':
        return this.#add({ kind: 'read', test: node.test, next });
      case 'place':
        return this.#add({ kind: 'place', place: node.place, next });
      case 'sequence':
        return node.parts.reduceRight((after, part) => this.addNode(part, after), next);
      case 'choice':
        return this.#add({
          kind: 'ways',
          to: node.options.map((option) => this.addNode(option, next)),
        });
      case 'repeat':
        return this.#addRepeat(node, next);
    }
  }

  #add(step: Step): number {
    this.#steps.push(step);
    return this.#steps.length - 1;
  }

  #addRepeat({ of, least, most }: RepeatNode, next: number): number {
    let first = next;
    if (most === Number.POSITIVE_INFINITY) {
      const to = [next];
      first = this.#add({ kind: 'ways', to });
      to.push(this.addNode(of, first));
    } else {
      for (let count = least; count < most; count++)
        first = this.#add({ kind: 'ways', to: [this.addNode(of, first), next] });
    }
    for (let count = 0; count < least; count++) first = this.addNode(of, first);
    return first;
  }
}

const isAt = (place: Place, characters: readonly string[], at: number): boolean => {
  if (place === 'start') return at === 0;
  if (place === 'end') return at === characters.length;
  const isEdge = isWordCharacter(characters[at - 1]) !== isWordCharacter(characters[at]);
  return isEdge === (place === 'word-edge');
};

/** The steps that read a character, or end, reached from `from` at a place without reading. */
const followWays = (
  steps: readonly Step[],
  from: readonly number[],
  { characters, at }: { readonly characters: readonly string[]; readonly at: number },
): ReadonlySet<number> => {
  const seen = new Set<number>();
  const waiting = [...from];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const step = steps[one];
    if (step?.kind === 'ways') waiting.push(...step.to);
    if (step?.kind === 'place' && isAt(step.place, characters, at)) waiting.push(step.next);
  }
  return seen;
};

const end = 0;

/**
 * A test whether a text contains what a regular expression describes; `^` and `$` tie it to the start
 * and the end, and `(?i)` before it ignores case. Throws a `PatternProblem` for one that is not valid,
 * or too long.
 */
export const compilePattern = (pattern: string): ((text: string) => boolean) => {
  if (pattern.length > mostCharacters)
    throw new PatternProblem(`it has more than ${mostCharacters} characters`, mostCharacters + 1);
  const list = new StepList();
  const start = list.addNode(parsePattern(pattern), end);
  const { steps } = list;
  return (text) => {
    const characters = Array.from(text);
    let current: readonly number[] = [];
    for (let at = 0; at <= characters.length; at++) {
      // A match may begin at any character.
      const reached = followWays(steps, [...current, start], { characters, at });
      if (reached.has(end)) return true;
      const character = characters[at];
      if (character === undefined) break;
      const following: number[] = [];
      for (const one of reached) {
        const step = steps[one];
        if (step?.kind === 'read' && step.test(character)) following.push(step.next);
      }
      current = following;
    }
    return false;
  };
};
