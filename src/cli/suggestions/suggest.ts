import type { Command } from 'commander';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { listFormatNames } from '../../output/formats/formats.ts';
import { readCommandLine } from '../command-line/command-line.ts';
import { findHomeResource, isTopCommand } from '../command-line/find-resource.ts';
import { findOption } from '../command-line/read-tokens.ts';
import { findChild, findCommand } from '../find-command.ts';
import { listFlagsWithValue } from '../flags/flags.ts';
import { formatCommandPath } from '../help.ts';
import { ownCommandNames } from '../own-commands.ts';
import {
  addRest,
  type Draft,
  fitWords,
  type Meant,
  shortenWord,
  takeFurtherWords,
} from './compose-line.ts';
import { findVerbCalled } from './find-verb.ts';
import { findWords, listTopNouns } from './find-words.ts';
import { findFormatMeant } from './format-words.ts';
import { findNearestSafe } from './near-words.ts';
import { findLine } from './other-words.ts';

/** Whether the flag at a place before all words is followed by a value of its own. */
const hasValueBehind = (args: readonly string[], place: number): boolean => {
  const [flag = '', next = '-'] = args.slice(place);
  if (listFlagsWithValue().has(flag)) return true;
  const isCommand = isTopCommand(next) || findHomeResource(next) !== undefined;
  return flag.startsWith('--') && !flag.includes('=') && !next.startsWith('-') && !isCommand;
};

/** The words a line begins with, and what follows; flags of every command may stand before them. */
const splitWords = (
  args: readonly string[],
): { readonly words: readonly string[]; readonly rest: readonly string[] } => {
  const before: string[] = [];
  let place = 0;
  while (args[place]?.startsWith('--') || /^-[oq]/.test(args[place] ?? '')) {
    const length = hasValueBehind(args, place) ? 2 : 1;
    before.push(...args.slice(place, place + length));
    place += length;
  }
  const end = args.findIndex((word, at) => at >= place && word.startsWith('-') && word !== '-');
  const words = args.slice(place, end < 0 ? args.length : end);
  return { words, rest: [...before, ...(end < 0 ? [] : args.slice(end))] };
};

/** A word that was given, as it stands in a hint. */
const quoteWord = (word: string): string => quoteForShell(shortenWord(word));

const composeHint = (remarks: readonly string[], line: string): string =>
  [...new Set(remarks)].slice(0, 1).concat(`use "imco ${line}"`).join(': ');

/** A command that is none of a resource: only its flags can be those of another tool. */
const findOwnCommand = (tree: Command, words: readonly string[]): Meant | undefined => {
  const command = findCommand(tree, words);
  const path = formatCommandPath(command).split(' ').slice(1);
  if (path.length === 0 || command.commands.length > 0) return undefined;
  return { command, path, words: words.slice(path.length) };
};

const isOwnCommand = (word: string | undefined): boolean =>
  word === 'ping' || ownCommandNames.some((name) => name === word);

/** `start sandbox`, `show status`: the verb before a command of imco's own. */
const hintAtSwappedWords = (tree: Command, words: readonly string[]): string | undefined => {
  const [verb = '', noun = '', ...rest] = words;
  const command = isOwnCommand(noun) ? findChild(tree, noun) : undefined;
  if (!command) return undefined;
  if (findChild(command, verb))
    return composeHint([], [noun, verb, ...rest.map(quoteWord)].join(' '));
  const line = findLine([noun, verb])?.line ?? (command.commands.length === 0 ? noun : undefined);
  return line === undefined ? undefined : composeHint([], line);
};

/** The command of a resource that words mean. */
const findVerbMeant = (tree: Command, words: readonly string[]): Meant | undefined => {
  const found = findWords(words);
  if (!found) return undefined;
  const path = [...found.resource.noun.split(' '), found.name];
  return { command: findCommand(tree, path), path, words: found.rest, found };
};

/** The line with the words that are left, as far as its command takes them: `config use prod`. */
const withWordsLeft = (tree: Command, { line, rest }: NonNullable<ReturnType<typeof findLine>>) => {
  const words = line.split(' ');
  const command = findCommand(tree, words);
  const depth = formatCommandPath(command).split(' ').length - 1;
  const room = Math.max(command.registeredArguments.length - (words.length - depth), 0);
  return [...words, ...rest.slice(0, room).map(quoteWord)].join(' ');
};

/** The command of imco that a line for another tool means, whole, in a hint. */
const translateLine = (
  tree: Command,
  args: readonly string[],
  code: string,
): string | undefined => {
  const { words, rest } = splitWords(args);
  const line = findLine(words.length > 0 ? words : rest.slice(0, 1));
  if (line) return composeHint([], withWordsLeft(tree, line));
  const swapped = hintAtSwappedWords(tree, words);
  if (swapped !== undefined) return swapped;
  const meant = isOwnCommand(words[0]) ? findOwnCommand(tree, words) : findVerbMeant(tree, words);
  if (!meant) return undefined;
  const { command, found, path } = meant;
  const isOther = found && findVerbCalled(found.resource, found.verbWord) === undefined;
  const draft: Draft = {
    words: meant.words.map(shortenWord),
    flags: [],
    remarks: isOther ? [`there is no ${found.verbWord}`] : [],
  };
  // Of a command that is wrong the flags are no matter.
  if (!addRest(draft, meant, rest) && code === 'unknown_flag') return undefined;
  if (found) takeFurtherWords(draft, found);
  const given = [...fitWords(command, draft), ...draft.flags].map(quoteForShell);
  return composeHint(draft.remarks, draft.instead ?? [...path, ...given].join(' '));
};

/** Words that a command does not take: `list web-1` shows it, `create web-1` makes one of the name. */
const hintAtWords = (tree: Command, args: readonly string[]): string | undefined => {
  const found = findWords(splitWords(args).words);
  const [word] = found?.rest ?? [];
  if (!found || word === undefined) return undefined;
  const { resource, name } = found;
  const { kind } = resource.verbs[name] ?? {};
  if (kind === 'list' && resource.verbs.show?.kind === 'show') {
    return composeHint(['list takes no names'], `${resource.noun} show ${quoteWord(word)}`);
  }
  const command = findCommand(tree, [...resource.noun.split(' '), name]);
  return kind === 'create' && findOption(command, '--name')
    ? composeHint(['the name is a flag'], `${resource.noun} ${name} --name ${quoteWord(word)}`)
    : undefined;
};

/** A format of another tool: `-o text`. */
const hintAtFormat = (tree: Command, args: readonly string[]): string | undefined => {
  const { format = '' } = readCommandLine(args);
  return listFormatNames.includes(format) || findFormatMeant(format) === undefined
    ? undefined
    : translateLine(tree, args, 'invalid_value');
};

/** `cloud servers help`: help is a command of its own. */
const hintAtHelp = (args: readonly string[]): string | undefined => {
  const { words } = splitWords(args);
  return words.at(-1) === 'help'
    ? composeHint([], ['help', ...words.slice(0, -1)].join(' '))
    : undefined;
};

/** The nearest noun or command where the first word is a slip. */
const hintAtNearestTop = (tree: Command, args: readonly string[]): string | undefined => {
  const [word = ''] = splitWords(args).words;
  const known = [...tree.commands.map((command) => command.name()), ...listTopNouns()];
  const near = findCommand(tree, [word]) === tree ? findNearestSafe(word, known) : [];
  return near.length > 0 ? `did you mean ${near.join(', ')}?` : undefined;
};

/**
 * What to do instead, for a command line that has a command or a flag imco does not have. It is only
 * said: what another tool means by a word is never carried out. `tree` is the whole command tree,
 * `args` are imco's own words; `code` tells what is wrong.
 */
export const suggest = (
  tree: Command,
  args: readonly string[],
  code: string,
): string | undefined => {
  switch (code) {
    case 'unknown_command':
      return hintAtHelp(args) ?? translateLine(tree, args, code) ?? hintAtNearestTop(tree, args);
    case 'unknown_flag':
      return translateLine(tree, args, code);
    case 'too_many_words':
      return hintAtWords(tree, args);
    case 'invalid_value':
      return hintAtFormat(tree, args);
    default:
      return undefined;
  }
};
