import type { Command, Option } from 'commander';
import { findChild } from '../find-command.ts';
import { splitFlag } from './command-line.ts';

/** A flag as it was written, with the value it was given. */
export interface FlagToken {
  readonly kind: 'flag';
  /** `--output`, `-o`. */
  readonly name: string;
  /** Undefined where the command has no such flag. */
  readonly option: Option | undefined;
  /** What follows `=`, stands behind a short flag, or is the next word of a flag that takes one. */
  readonly value: string | undefined;
  /** The words it was written in. */
  readonly words: readonly string[];
}

/** A part of a command line. */
export type Token =
  | FlagToken
  /** A word that leads to a command, or one that is given to it. */
  | { readonly kind: 'command' | 'word'; readonly words: readonly [string] }
  /** What belongs to the command that is to be run. */
  | { readonly kind: 'rest'; readonly words: readonly string[] };

/** A flag of a command, or of one above it, by its name. */
export const findOption = (command: Command, name: string): Option | undefined =>
  command.options.find(({ long, short }) => long === name || short === name) ??
  (command.parent ? findOption(command.parent, name) : undefined);

/** Whether a flag is followed by its value. */
export const takesValue = (option: Option | undefined): boolean =>
  option !== undefined && (option.required || option.optional);

/** The flag at a place of a line, with the value a command takes for it. */
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

/** Whether the words given to a command are those of another program. */
const runsAnother = ({ registeredArguments }: Command): boolean =>
  registeredArguments.some((argument) => argument.name() === 'command');

/** The parts of imco's own words, read with the flags of the command they lead to. */
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
