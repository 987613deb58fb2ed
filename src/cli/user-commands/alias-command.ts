/** The command line that an alias stands for. */
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isBlank } from '../../lib/text/blank.ts';
import {
  isUnquoted,
  type QuotedWord,
  readWord,
  splitShellWords,
} from '../../lib/text/split-shell-words.ts';

/** What is wrong with a command line, in words that follow its name. */
interface AliasProblem {
  readonly problem: string;
  readonly hint: string;
}

/** The command line of an alias in words, without a leading `imco`. */
type AliasCommand = { readonly words: readonly QuotedWord[] } | AliasProblem;

/** Words that only a shell reads as something else. */
const operators = /^(?:[|&;<>]+|[0-9]?>+&?[0-9]?)$/;

/** Where an argument is put, and forms of it that are not supported. */
const placeholder = /\$([1-9])(?!\d)/g;
const otherPlaceholder = /\$(?:0|\d\d|[@*#])/;

const noShell: AliasProblem = {
  problem: 'an alias runs a command of imco, not a shell',
  hint: 'for anything else write a plugin: a program called imco-NAME in a folder of PATH',
};

/** The placeholders in the parts of words that are not literal. */
const findPlaceholders = (words: readonly QuotedWord[]): readonly number[] =>
  words
    .flat()
    .filter(({ quoting }) => quoting !== 'literal')
    .flatMap(({ text }) => [...text.matchAll(placeholder)].map(([, digit]) => Number(digit)));

/** How many arguments a command line has places for. */
const countPlaceholders = (words: readonly QuotedWord[]): number =>
  Math.max(0, ...findPlaceholders(words));

const findPlaceholderProblem = (words: readonly QuotedWord[]): AliasProblem | undefined => {
  const active = words.flat().filter(({ quoting }) => quoting !== 'literal');
  const other = active.flatMap(({ text }) => otherPlaceholder.exec(text) ?? [])[0];
  if (other !== undefined) {
    return {
      problem: `${other} is not supported`,
      hint: 'use $1 to $9; further arguments are added at the end. In single quotes, $ is an ordinary character',
    };
  }
  const used = new Set(findPlaceholders(words));
  const count = countPlaceholders(words);
  for (let number = 1; number < count; number++) {
    if (!used.has(number)) {
      return { problem: `it uses $${count}, but not $${number}`, hint: 'number arguments from $1' };
    }
  }
  return undefined;
};

/** Reads the command line of an alias; it is not checked whether there is such a command. */
export const readAliasCommand = (text: string): AliasCommand => {
  if (/^\s*!/.test(text)) return noShell;
  const all = splitShellWords(text);
  if (!all) return { problem: 'a quote is not closed', hint: 'quote it as for a shell' };
  const [first] = all;
  const words = first !== undefined && readWord(first) === 'imco' ? all.slice(1) : all;
  if (words.length === 0)
    return { problem: 'the command is empty', hint: 'see "imco alias --help"' };
  if (words.some((word) => isUnquoted(word) && operators.test(readWord(word)))) return noShell;
  return findPlaceholderProblem(words) ?? { words };
};

/** The arguments for the placeholders of an alias. Throws a `UsageFailure` if they do not fit. */
const takeArguments = (name: string, count: number, args: readonly string[]): readonly string[] => {
  const taken = args.slice(0, count);
  const names = Array.from({ length: count }, (_, at) => `ARG${at + 1}`).join(' ');
  const usage = `imco ${name} ${names} [flags]`;
  const flag = taken.find((word) => word.startsWith('-') && word !== '-');
  if (taken.length < count || flag !== undefined) {
    const plural = count === 1 ? 'argument' : 'arguments';
    const where = flag === undefined ? '' : ` before ${flag}`;
    throw new UsageFailure(`alias "${name}" needs ${count} ${plural}${where}`, {
      code: 'missing_argument',
      hint: `use "${usage}"`,
    });
  }
  const empty = taken.findIndex(isBlank);
  if (empty < 0) return taken;
  // In a pattern such as name=$1* an empty argument would select everything.
  throw new UsageFailure(`argument ${empty + 1} of alias "${name}" is empty`, {
    code: 'empty_value',
    hint: 'check whether a variable is empty',
  });
};

/**
 * The words of an alias with its arguments: those for $1 to $9 in their places, each one within its
 * word whatever it contains, and further ones at the end.
 */
export const fillAliasCommand = (
  name: string,
  words: readonly QuotedWord[],
  args: readonly string[],
): readonly string[] => {
  const count = countPlaceholders(words);
  const taken = takeArguments(name, count, args);
  const fill = (text: string): string =>
    text.replaceAll(placeholder, (_, digit: string) => taken[Number(digit) - 1] ?? '');
  const filled = words.map((word) =>
    word.map(({ text, quoting }) => (quoting === 'literal' ? text : fill(text))).join(''),
  );
  return [...filled, ...args.slice(count)];
};
