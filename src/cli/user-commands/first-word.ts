import { findOldNamespace } from '../../catalog/noun-aliases.ts';
import { dropFlagValues, readCommandLine } from '../command-line/command-line.ts';
import { findHomeResource, isTopCommand } from '../command-line/find-resource.ts';
import { listFlagsWithValue } from '../flags/flags.ts';

/** The first word of a command line that is neither a flag nor the value of one. */
export interface FirstWord {
  readonly word: string;
  readonly place: number;
}

/** Finds the first word of imco's own ones; undefined if there are only flags. */
export const findFirstWord = (args: readonly string[]): FirstWord | undefined => {
  const { own } = readCommandLine(args);
  const words = dropFlagValues(own, (flag) => listFlagsWithValue().has(flag));
  const [word, place] = words.find(([one]) => !one.startsWith('-')) ?? [];
  return word === undefined || place === undefined ? undefined : { word, place };
};

/**
 * Whether the first word of a line is one of imco: a command, a namespace, also by its name in the
 * old client, or a noun. Aliases and plugins never replace these.
 */
export const isBuiltIn = (word: string): boolean =>
  isTopCommand(word) ||
  findOldNamespace(word) !== undefined ||
  findHomeResource(word) !== undefined;
