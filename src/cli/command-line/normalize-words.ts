import type { Command } from 'commander';
import { catalog } from '../../catalog/index.ts';
import { type FlagToken, readTokens, type Token, takesValue } from './read-tokens.ts';

/** Whether a flag is the API's name for the target of a command: `--template-id`. */
export const isTargetFlag = ({ registeredArguments }: Command, name: string): boolean =>
  registeredArguments.some(
    (argument) =>
      name.replaceAll('_', '-') === `--${argument.name()}-id` &&
      catalog.some(({ singular }) => singular === argument.name()),
  );

const normalizeFlag = (
  command: Command,
  token: FlagToken,
  next: Token | undefined,
): readonly string[] => {
  const { name, option, value, words } = token;
  const isShort = !name.startsWith('--');
  if (isShort && takesValue(option) && value !== undefined) return [name, value];
  // A word after a bare `--wait` is a target, so the state becomes a flag of its own.
  if (name === '--wait' && value !== undefined) return [name, `--wait-until=${value}`];
  if (option || !isTargetFlag(command, name)) return words;
  if (value !== undefined) return [value];
  // The next word is the target.
  return next?.kind === 'word' ? [] : words;
};

/**
 * Converts imco's own words for the parser: `-o=json` to `-o json`, the state of `--wait=` to a flag of
 * its own, and a target given with a flag to an argument.
 */
export const normalizeWords = (program: Command, own: readonly string[]): readonly string[] => {
  const { command, tokens } = readTokens(program, own);
  return tokens.flatMap((token, place) =>
    token.kind === 'flag' ? normalizeFlag(command, token, tokens[place + 1]) : token.words,
  );
};
