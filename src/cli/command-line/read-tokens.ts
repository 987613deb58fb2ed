import type { Command, Option } from 'commander';
import { findChild } from '../find-command.ts';
import { splitFlag } from './command-line.ts';

/** A flag as it was typed, with its value. */
export interface FlagToken {
  readonly kind: 'flag';
  /** `--output`, `-o`. */
  readonly name: string;
  /** Undefined if the command has no such flag. */
  readonly option: Option | undefined;
  /** The text after `=` or after a short flag, or the next word. */
  readonly value: string | undefined;
  /** The words it consists of. */
  readonly words: readonly string[];
}

/** A part of a command line. */
export type Token =
  | FlagToken
  /** A word of a command, or an argument. */
  | { readonly kind: 'command' | 'word'; readonly words: readonly [string] }
  /** Arguments for another program. */
  | { readonly kind: 'rest'; readonly words: readonly string[] };

/** A flag of a command or its parents, by its name. */
export const findOption = (command: Command, name: string): Option | undefined =>
  command.options.find(({ long, short }) => long === name || short === name) ??
  (command.parent ? findOption(command.parent, name) : undefined);

/** Whether a flag takes a value. */
export const takesValue = (option: Option | undefined): boolean =>
  option !== undefined && (option.required || option.optional);

/** Reads the flag at a position, with its value. */
export const readFlag = (command: Command, args: readonly string[], place: number): FlagToken => {
  const word = args[place] ?? '';
  const [name, attached] = splitFlag(word);
  const option = findOption(command, name);
  if (attached !== undefined) return { kind: 'flag', name, option, value: attached, words: [word] };
  const next = args[place + 1];
  return takesValue(option) && next !== undefined
    ? { kind: 'flag', name, option, value: next, words: [word, next] }
    : { kind: 'flag', name, option, value: undefined, words: [word] };
};

/** Whether the arguments of a command are those of another program. */
const runsAnother = ({ registeredArguments }: Command): boolean =>
  registeredArguments.some((argument) => argument.name() === 'command');

/** Splits imco's own words into tokens, with the flags of their command. */
export const readTokens = (
  program: Command,
  own: readonly string[],
): { readonly command: Command; readonly tokens: readonly Token[] } => {
  const tokens: Token[] = [];
  let command = program;
  let isGiven = false;
  for (let place = 0; place < own.length; ) {
    const word = own[place] ?? '';
    if (isGiven && runsAnother(command)) {
      tokens.push({ kind: 'rest', words: own.slice(place) });
      break;
    }
    const child = isGiven ? undefined : findChild(command, word);
    if (child) {
      command = child;
      tokens.push({ kind: 'command', words: [word] });
    } else if (word.length > 1 && word.startsWith('-')) {
      tokens.push(readFlag(command, own, place));
    } else {
      isGiven = true;
      tokens.push({ kind: 'word', words: [word] });
    }
    place += tokens.at(-1)?.words.length ?? 1;
  }
  return { command, tokens };
};
