import { isSettingName } from '../../config/settings.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { formatNames } from '../../output/formats/formats.ts';
import { readCommandLine } from '../command-line/command-line.ts';
import { findOption } from '../command-line/read-tokens.ts';
import { findChild, findCommand } from '../find-command.ts';
import { ownCommandNames } from '../own-commands.ts';
import type { BuildTree } from '../tree-extent.ts';
import { formatCommandPath } from '../usage.ts';
import {
  addRest,
  type Draft,
  fitWords,
  type Meant,
  readOnlyParent,
  shortenWord,
  takeFurtherWords,
} from './compose-line.ts';
import { findWords, isKnownWord, listKnownWords, listTopNouns } from './find-words.ts';
import { translateOutput } from './format-words.ts';
import { hintAtNamesakes } from './namesakes.ts';
import { findNearestSafe, isRisky } from './near-words.ts';
import { findLine } from './other-words.ts';
import { splitLine } from './split-line.ts';

/** An argument for a hint, quoted for a shell. */
const quoteWord = (word: string): string => quoteForShell(shortenWord(word));

const composeHint = (remarks: readonly string[], line: string): string =>
  [...new Set(remarks)].slice(0, 1).concat(`use "imco ${line}"`).join(': ');

/** A command without a resource: only its flags can be those of another tool. */
const findOwnCommand = (buildTree: BuildTree, words: readonly string[]): Meant | undefined => {
  const command = findCommand(buildTree(words), words);
  const path = formatCommandPath(command).split(' ').slice(1);
  if (path.length === 0 || command.commands.length > 0) return undefined;
  return { command, path, words: words.slice(path.length) };
};

const isOwnCommand = (word: string | undefined): boolean =>
  word === 'ping' || ownCommandNames.some((name) => name === word);

/** `start sandbox`, `show status`: the verb before a command of imco's own. */
const hintAtSwappedWords = (buildTree: BuildTree, words: readonly string[]): string | undefined => {
  const [verb = '', noun = '', ...rest] = words;
  const command = isOwnCommand(noun) ? findChild(buildTree([noun]), noun) : undefined;
  if (!command) return undefined;
  if (findChild(command, verb))
    return composeHint([], [noun, verb, ...rest.map(quoteWord)].join(' '));
  const line = findLine([noun, verb])?.line ?? (command.commands.length === 0 ? noun : undefined);
  return line === undefined ? undefined : composeHint([], line);
};

/** Finds the command of a resource for words. */
const findVerbMeant = (buildTree: BuildTree, words: readonly string[]): Meant | undefined => {
  const found = findWords(words);
  if (!found) return undefined;
  const path = [...found.resource.noun.split(' '), found.name];
  return { command: findCommand(buildTree(path), path), path, words: found.rest, found };
};

/** The line with the remaining words, as far as its command takes them: `config use prod`. */
const withWordsLeft = (
  buildTree: BuildTree,
  { line, rest }: NonNullable<ReturnType<typeof findLine>>,
) => {
  const words = line.split(' ');
  const command = findCommand(buildTree(words), words);
  const depth = formatCommandPath(command).split(' ').length - 1;
  const room = Math.max(command.registeredArguments.length - (words.length - depth), 0);
  return [...words, ...rest.slice(0, room).map(quoteWord)].join(' ');
};

/** A translated line with the given flags. */
const composeLineWithFlags = (
  buildTree: BuildTree,
  line: NonNullable<ReturnType<typeof findLine>>,
  rest: readonly string[],
): string => {
  const draft: Draft = { words: [], flags: [], remarks: [] };
  const meant = line.line.includes(' --')
    ? undefined
    : findVerbMeant(buildTree, line.line.split(' '));
  if (meant) addRest(draft, meant, rest);
  const whole = [withWordsLeft(buildTree, line), ...draft.flags.map(quoteForShell)].join(' ');
  return composeHint(draft.remarks, draft.instead ?? whole);
};

/** The word after `-f`: the target of `logs -f web-1`. */
const findFollowedWord = (rest: readonly string[]): readonly string[] => {
  const next = rest[rest.findIndex((word) => /^(?:-f|--follow)$/.test(word)) + 1];
  return rest[0]?.startsWith('-') && next !== undefined && !next.startsWith('-') ? [next] : [];
};

/** The hint with the command of imco for a line of another tool. */
const translateLine = (
  buildTree: BuildTree,
  args: readonly string[],
  code: string,
): string | undefined => {
  const { words, rest } = splitLine(args);
  const line = findLine(
    words.length > 0 ? [...words, ...findFollowedWord(rest)] : rest.slice(0, 1),
  );
  if (line) return composeLineWithFlags(buildTree, line, words.length > 0 ? rest : []);
  const isOwn = isOwnCommand(words[0]);
  const swapped = isOwn ? undefined : hintAtSwappedWords(buildTree, words);
  if (swapped !== undefined) return swapped;
  const meant = isOwn ? findOwnCommand(buildTree, words) : findVerbMeant(buildTree, words);
  if (!meant) return undefined;
  const { found, path } = meant;
  const draft: Draft = { words: meant.words.map(shortenWord), flags: [], remarks: [] };
  // If the command itself is wrong, unknown flags are ignored.
  if (!addRest(draft, meant, rest) && code === 'unknown_flag') return undefined;
  if (found) takeFurtherWords(draft, found);
  const given = [...fitWords(meant, draft), ...draft.flags].map(quoteForShell);
  const whole = draft.instead ?? [...path, ...given].join(' ');
  // A hint never repeats the line that failed.
  return whole === args.map(quoteForShell).join(' ')
    ? undefined
    : composeHint(draft.remarks, whole);
};

/** Hints for surplus arguments: `list web-1` means show, `create web-1` means --name. */
const hintAtWords = (buildTree: BuildTree, args: readonly string[]): string | undefined => {
  const { words } = splitLine(args);
  const setting = words.slice(0, 2).join(' ') === 'config show' ? words[2] : undefined;
  if (setting !== undefined && isSettingName(setting)) {
    return composeHint([], `config get ${setting}`);
  }
  const found = findWords(words);
  const [word] = found?.rest ?? [];
  if (!found || word === undefined) return undefined;
  const { resource, name } = found;
  const { kind } = resource.verbs[name] ?? {};
  if (isOwnCommand(words[0])) {
    return composeHint(
      [`${words[0]} does not take arguments`],
      `${resource.noun} ${name} ${quoteWord(word)}`,
    );
  }
  const parent = readOnlyParent(resource);
  if (parent !== undefined) {
    return composeHint([], `${resource.noun} ${name} ${parent} ${quoteWord(word)}`);
  }
  if (kind === 'list' && resource.verbs.show?.kind === 'show') {
    return composeHint(
      ['list does not take arguments'],
      `${resource.noun} show ${quoteWord(word)}`,
    );
  }
  const path = [...resource.noun.split(' '), name];
  const command = findCommand(buildTree(path), path);
  return kind === 'create' && findOption(command, '--name')
    ? composeHint(
        ['set the name with --name'],
        `${resource.noun} ${name} --name ${quoteWord(word)}`,
      )
    : undefined;
};

/** A format of another tool: `-o text`. */
const hintAtFormat = (buildTree: BuildTree, args: readonly string[]): string | undefined => {
  const { format = '' } = readCommandLine(args);
  return formatNames.includes(format) || translateOutput(format) === undefined
    ? undefined
    : translateLine(buildTree, args, 'invalid_value');
};

/** `cloud servers help`: help comes first. */
const hintAtHelp = (args: readonly string[]): string | undefined => {
  const { words } = splitLine(args);
  return words.at(-1) === 'help'
    ? composeHint([], ['help', ...words.slice(0, -1)].join(' '))
    : undefined;
};

/** The most similar nouns or commands for a misspelled first word. */
const hintAtNearestTop = (
  buildTree: BuildTree,
  args: readonly string[],
  aliases: readonly string[],
): string | undefined => {
  const [word = ''] = splitLine(args).words;
  const tree = buildTree([]);
  const commands = tree.commands.map((command) => command.name());
  const known = [...commands, ...listTopNouns(), ...aliases];
  // A verb of another tool is not a typo: "get" is in "targets" by chance.
  const isMisspelt = findCommand(tree, [word]) === tree && !isKnownWord(word);
  const near = isMisspelt ? findNearestSafe(word, known) : [];
  return near.length > 0 ? `did you mean ${near.join(', ')}?` : undefined;
};

/**
 * A hint for a command line with an unknown command or flag. Words of other tools are only suggested,
 * never run. `args` are imco's own words, `code` is the failure, `aliases` are names of the user's.
 */
export const suggest = (
  buildTree: BuildTree,
  args: readonly string[],
  code: string,
  aliases: readonly string[] = [],
): string | undefined => {
  switch (code) {
    case 'unknown_command':
      return (
        hintAtHelp(args) ??
        translateLine(buildTree, args, code) ??
        hintAtNamesakes(splitLine(args).words) ??
        hintAtNearestTop(buildTree, args, aliases)
      );
    case 'unknown_flag':
      return translateLine(buildTree, args, code);
    case 'too_many_words':
      return hintAtWords(buildTree, args);
    case 'invalid_value':
      return hintAtFormat(buildTree, args);
    default:
      return undefined;
  }
};

/**
 * A hint for a command line with a misspelled word: `get srevers`, `boto web-1`; for lines that `suggest`
 * has no hint for.
 */
export const suggestForSlip = (
  buildTree: BuildTree,
  args: readonly string[],
): string | undefined => {
  const { words, rest } = splitLine(args);
  for (const [at, word] of words.slice(0, 3).entries()) {
    const [near, ...others] = isKnownWord(word) ? [] : findNearestSafe(word, listKnownWords());
    if (near === undefined || others.length > 0) continue;
    // A destructive command is only named, not written out for pasting.
    if (isRisky(near)) return `did you mean ${near}?`;
    const line = [...words.slice(0, at), near, ...words.slice(at + 1)];
    const hint = translateLine(buildTree, [...line, ...rest], 'unknown_command');
    const command = /"imco [\s\S]*"$/.exec(hint ?? '')?.[0];
    if (command !== undefined) return `did you mean ${command}?`;
  }
  return undefined;
};
