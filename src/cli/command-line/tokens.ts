import type { Command, Option } from 'commander';
import { findChild } from '../find-command.ts';

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
  /** What stands behind `--`, or belongs to the command that is to be run. */
  | { readonly kind: 'rest'; readonly words: readonly string[] };

/** A flag of a command, or of one above it, by its name. */
export const optionNamed = (command: Command, name: string): Option | undefined =>
  command.options.find(({ long, short }) => long === name || short === name) ??
  (command.parent ? optionNamed(command.parent, name) : undefined);

/** Whether a flag is followed by its value. */
export const takesValue = (option: Option | undefined): boolean =>
  option !== undefined && (option.required || option.optional);

/** Name and attached value of a flag: `--a=b`, `-ojson`, `-o=json`. */
const partsOf = (word: string): readonly [name: string, attached: string | undefined] => {
  if (!word.startsWith('--')) {
    const attached = word.slice(2);
    return [word.slice(0, 2), attached === '' ? undefined : attached];
  }
  const end = word.indexOf('=');
  return end < 0 ? [word, undefined] : [word.slice(0, end), word.slice(end + 1)];
};

const withoutEquals = (text: string): string => text.replace(/^=/, '');

/** The flag at a place of a line, with the value a command takes for it. */
export const flagAt = (command: Command, args: readonly string[], place: number): FlagToken => {
  const word = args[place] ?? '';
  const [name, attached] = partsOf(word);
  const option = optionNamed(command, name);
  const isShort = !word.startsWith('--');
  if (attached !== undefined) {
    const value = isShort ? withoutEquals(attached) : attached;
    return { kind: 'flag', name, option, value, words: [word] };
  }
  const next = args[place + 1];
  return takesValue(option) && next !== undefined
    ? { kind: 'flag', name, option, value: next, words: [word, next] }
    : { kind: 'flag', name, option, value: undefined, words: [word] };
};

/** Whether the words given to a command are those of another program. */
const runsAnother = ({ registeredArguments }: Command): boolean =>
  registeredArguments.some((argument) => argument.name() === 'command');

/** The parts of a command line, read with the flags of the command it leads to. */
export const tokensOf = (
  program: Command,
  args: readonly string[],
): { readonly command: Command; readonly tokens: readonly Token[] } => {
  const tokens: Token[] = [];
  let command = program;
  let isGiven = false;
  for (let place = 0; place < args.length; ) {
    const word = args[place] ?? '';
    if (word === '--' || (isGiven && runsAnother(command))) {
      tokens.push({ kind: 'rest', words: args.slice(place) });
      break;
    }
    const child = isGiven ? undefined : findChild(command, word);
    if (child) {
      command = child;
      tokens.push({ kind: 'command', words: [word] });
    } else if (word.length > 1 && word.startsWith('-')) {
      tokens.push(flagAt(command, args, place));
    } else {
      isGiven = true;
      tokens.push({ kind: 'word', words: [word] });
    }
    place += tokens.at(-1)?.words.length ?? 1;
  }
  return { command, tokens };
};
