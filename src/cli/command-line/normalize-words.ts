import type { Command } from 'commander';
import { catalog } from '../../catalog/index.ts';
import { type FlagToken, readTokens, type Token, takesValue } from './read-tokens.ts';

/** Whether a flag names the target of a command as the API does: `--template-id`. */
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
  // A word behind a bare `--wait` is a target: its state goes to a flag of its own.
  if (name === '--wait' && value !== undefined) return [name, `--wait-until=${value}`];
  if (option || !isTargetFlag(command, name)) return words;
  if (value !== undefined) return [value];
  // The word behind it is the target.
  return next?.kind === 'word' ? [] : words;
};

/**
 * imco's own words in the form the parser takes: `-o=json` as `-o json`, a state behind `--wait=`
 * apart from it, and a target that is given with a flag, as the API names it, as the word it is.
 */
export const normalizeWords = (program: Command, own: readonly string[]): readonly string[] => {
  const { command, tokens } = readTokens(program, own);
  return tokens.flatMap((token, place) =>
    token.kind === 'flag' ? normalizeFlag(command, token, tokens[place + 1]) : token.words,
  );
};
