import type { Command } from 'commander';
import { nearest } from '../../nearest.ts';
import { quoted } from '../../shell-word.ts';
import { commandAt } from '../find-command.ts';
import { commonFlagsWithValue } from '../flags.ts';
import { commandPath } from '../help.ts';
import { ownCommandNames } from '../own-commands.ts';
import { flagAt, type FlagToken, takesValue } from '../command-line/tokens.ts';
import { verbCalled } from './find-verb.ts';
import { findWords, type FoundWords, topNouns } from './find-words.ts';
import { lineFor } from './other-words.ts';
import { otherTakesValue, type Translation, translateFlag } from './translate-flag.ts';

/** The words a line begins with, and what follows; flags of every command may stand before them. */
const splitWords = (
  args: readonly string[],
): { readonly words: readonly string[]; readonly rest: readonly string[] } => {
  const before: string[] = [];
  let place = 0;
  while (args[place]?.startsWith('--') || /^-[oq]/.test(args[place] ?? '')) {
    const length = commonFlagsWithValue().has(args[place] ?? '') ? 2 : 1;
    before.push(...args.slice(place, place + length));
    place += length;
  }
  const end = args.findIndex((word, at) => at >= place && word.startsWith('-') && word !== '-');
  const words = args.slice(place, end < 0 ? args.length : end);
  return { words, rest: [...before, ...(end < 0 ? [] : args.slice(end))] };
};

/** A line as it is put together. */
interface Draft {
  readonly words: string[];
  readonly flags: string[];
  readonly remarks: string[];
  instead?: string;
}

/** A command that is meant, and the words given to it. */
interface Meant {
  readonly command: Command;
  /** The words that lead to it. */
  readonly path: readonly string[];
  readonly words: readonly string[];
  readonly found?: FoundWords;
}

/** The longest value that is repeated in a hint. */
const longest = 60;

/** A value as it stands in a hint; one that would fill the screen has the name of its flag. */
const shown = (value: string, name: string): string =>
  value.length > longest || /\p{Cc}/u.test(value)
    ? name.replace(/^-+/, '').replaceAll('-', '_').toUpperCase()
    : value;

const addKnown = ({ flags }: Draft, { name, option, value, words }: FlagToken): void => {
  const long = option?.long ?? name;
  if (value === undefined) flags.push(long);
  else if (takesValue(option)) flags.push(long, shown(value, long));
  else flags.push(words[0] ?? long);
};

const addTranslation = (
  draft: Draft,
  { words = [], flags = [], remark, instead }: Translation,
): void => {
  draft.words.push(...words.map((word) => shown(word, 'NAME')));
  draft.flags.push(
    ...flags.map((flag, at) => (at % 2 === 1 ? shown(flag, flags[at - 1] ?? '') : flag)),
  );
  if (remark !== undefined) draft.remarks.push(remark);
  if (instead !== undefined) draft.instead ??= instead;
};

/** Adds what stands behind the words of a line. False where nobody knows what its first flag is. */
const addRest = (draft: Draft, { found, command }: Meant, rest: readonly string[]): boolean => {
  let isKnown = true;
  let isFirst = true;
  for (let place = 0; place < rest.length; place++) {
    const word = rest[place] ?? '';
    if (word === '--') break;
    if (!/^-./.test(word)) {
      draft.words.push(word);
      continue;
    }
    const token = flagAt(command, rest, place);
    place += token.words.length - 1;
    if (token.option) {
      addKnown(draft, token);
      continue;
    }
    const name = token.name.replace(/^-+/, '');
    const next = rest[place + 1];
    const hasNext =
      token.value === undefined && otherTakesValue(name) && next !== undefined && !/^-./.test(next);
    if (hasNext) place++;
    const value = token.value ?? (hasNext ? next : '') ?? '';
    const translation = translateFlag({ name, value, found, command });
    if (translation) addTranslation(draft, translation);
    else if (isFirst) isKnown = false;
    isFirst = false;
  }
  return isKnown;
};

/** The words a command takes, with placeholders for those that are missing. */
const fittingWords = (command: Command, { words, flags }: Draft): readonly string[] => {
  const selects = flags.includes('--selector') || flags.includes('--all');
  const wanted = command.registeredArguments.flatMap((argument, at) => {
    if (argument.variadic && words.length > at) return words.slice(at);
    const isNeeded = argument.required || (argument.variadic && !selects);
    return words[at] ?? (isNeeded ? argument.name().toUpperCase() : []);
  });
  return wanted;
};

/** `rename a b`: the second word is the new name. */
const takeNewName = (draft: Draft, { verbWord, name }: FoundWords): void => {
  if (!/^(?:rename|mv)$/.test(verbWord) || name !== 'update') return;
  const [, newName = 'NAME'] = draft.words.splice(0, 2, draft.words[0] ?? 'NAME');
  if (!draft.flags.includes('--name')) draft.flags.push('--name', newName);
};

const hintOf = (remarks: readonly string[], line: string): string =>
  [...new Set(remarks)].slice(0, 1).concat(`use "imco ${line}"`).join(': ');

/** A command that is none of a resource: only its flags can be those of another tool. */
const ownCommand = (tree: Command, words: readonly string[]): Meant | undefined => {
  const command = commandAt(tree, words);
  const path = commandPath(command).split(' ').slice(1);
  if (path.length === 0 || command.commands.length > 0) return undefined;
  return { command, path, words: words.slice(path.length) };
};

/** The command of a resource that words mean. */
const verbMeant = (tree: Command, words: readonly string[]): Meant | undefined => {
  const found = findWords(words);
  if (!found) return undefined;
  const path = [...found.resource.noun.split(' '), found.name];
  return { command: commandAt(tree, path), path, words: found.rest, found };
};

/** The command of imco that a line for another tool means, whole, in a hint. */
const translated = (tree: Command, args: readonly string[], code: string): string | undefined => {
  const { words, rest } = splitWords(args);
  const line = lineFor(words.length > 0 ? words : rest.slice(0, 1));
  if (line) return hintOf([], line);
  const isOwn = ownCommandNames.some((name) => name === words[0]) || words[0] === 'ping';
  const meant = isOwn ? ownCommand(tree, words) : verbMeant(tree, words);
  if (!meant) return undefined;
  const { command, found, path } = meant;
  const isOther = found && verbCalled(found.resource, found.verbWord) === undefined;
  const draft: Draft = {
    words: [...meant.words],
    flags: [],
    remarks: isOther ? [`there is no ${found.verbWord}`] : [],
  };
  // Of a command that is wrong the flags are no matter.
  if (!addRest(draft, meant, rest) && code === 'unknown_flag') return undefined;
  if (found) takeNewName(draft, found);
  const given = [...fittingWords(command, draft), ...draft.flags].map(quoted);
  return hintOf(draft.remarks, draft.instead ?? [...path, ...given].join(' '));
};

/** `list web-1`: what is called is shown. */
const shownInstead = (args: readonly string[]): string | undefined => {
  const { words } = splitWords(args);
  const found = findWords(words);
  if (found?.resource.verbs[found.name]?.kind !== 'list') return undefined;
  const { resource, rest } = found;
  return resource.verbs.show?.kind === 'show'
    ? hintOf(['list takes no names'], `${resource.noun} show ${quoted(rest[0] ?? '')}`)
    : undefined;
};

/** `cloud servers help`: help is a command of its own. */
const helpInstead = (args: readonly string[]): string | undefined => {
  const { words } = splitWords(args);
  return words.at(-1) === 'help'
    ? hintOf([], ['help', ...words.slice(0, -1)].join(' '))
    : undefined;
};

/** The nearest noun or command where the first word is a slip. */
const nearestAtTop = (tree: Command, args: readonly string[]): string | undefined => {
  const [word = ''] = splitWords(args).words;
  const known = [...tree.commands.map((command) => command.name()), ...topNouns()];
  const near = commandAt(tree, [word]) === tree ? nearest(word, known) : [];
  return near.length > 0 ? `did you mean ${near.join(', ')}?` : undefined;
};

/**
 * What to do instead, for a command line that has a command or a flag imco does not have. It is only
 * said: what another tool means by a word is never carried out. `tree` is the whole command tree;
 * `code` tells what is wrong.
 */
export const suggest = (
  tree: Command,
  args: readonly string[],
  code: string,
): string | undefined => {
  switch (code) {
    case 'unknown_command':
      return helpInstead(args) ?? translated(tree, args, code) ?? nearestAtTop(tree, args);
    case 'unknown_flag':
      return translated(tree, args, code);
    case 'too_many_words':
      return shownInstead(args);
    default:
      return undefined;
  }
};
