/** The command tree as completion scripts need it. */

import { catalog } from '../../catalog/index.ts';
import { listAliases } from '../../catalog/noun-aliases.ts';
import { findChoice } from '../../catalog/rules/choices.ts';
import { listOfferedFields } from '../../catalog/rules/offered-fields.ts';
import { findHomeResource } from '../../cli/command-line/find-resource.ts';
import { listListSettings } from '../../config/list-settings.ts';
import { settingNames } from '../../config/settings.ts';
import {
  isCachedResource,
  nameCacheFile,
  profilesCacheFile,
  valueCacheFile,
} from '../../shell/name-cache.ts';
import { promptShells } from '../../shell/prompt-shells.ts';
import { shells } from '../../shell/script-file.ts';
import type { ArgumentKind, CompletionCommand, CompletionFlag } from '../../shell/tree.ts';
import { findDescribedVerb, type Reference, type ReferenceCommand } from '../reference.ts';
import type { DescribedVerb, ReferenceArgument, ReferenceFlag } from '../reference-flags.ts';
import { listCompletionFields } from './completion-fields.ts';
import {
  fileArgument,
  findArgumentKind,
  nameArgument,
  noArgument,
  profileArgument,
  takesFieldNames,
} from './completion-values.ts';
import { withSettingValues } from './setting-commands.ts';

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE'];

/** The flags of a command; `--no-headers` and its like are switches by their name. */
const toCompletionFlag = (flag: ReferenceFlag, described?: DescribedVerb): CompletionFlag => ({
  name: flag.flag,
  short: flag.short,
  also: flag.also.filter((other) => !other.startsWith('--no-')),
  about: flag.about,
  value: findArgumentKind(flag, described),
});

/** The states that the verb of a command accepts. */
const findStates = (described: DescribedVerb | undefined): readonly string[] => {
  const verb = described?.verb;
  const when = verb?.kind === 'action' || verb?.kind === 'ssh' ? verb.when : undefined;
  return when?.field === 'state' ? when.in.filter((state) => typeof state === 'string') : [];
};

const findWord = (argument: ReferenceArgument, words: readonly string[]): ArgumentKind => {
  if (argument.refers_to)
    return nameArgument(argument.refers_to, findStates(findDescribedVerb(words)));
  if (argument.name === 'file' || argument.name === 'archive') return fileArgument;
  if (argument.name === 'profile') return profileArgument;
  if (argument.name === 'alias') return { kind: 'aliases' };
  if (words.join(' ') === 'config prompt') return { kind: 'words', words: promptShells };
  if (argument.name === 'setting') {
    return { kind: 'words', words: [...settingNames, ...listListSettings()] };
  }
  if (words.join(' ') === 'api' && argument.name === 'method') {
    return { kind: 'words', words: methods };
  }
  if (words.join(' ') === 'completion names') {
    return {
      kind: 'words',
      words: [
        ...catalog.filter(isCachedResource).map(nameCacheFile),
        ...listOfferedFields(catalog).map(valueCacheFile),
        profilesCacheFile,
      ],
    };
  }
  if (words[0] === 'completion' && argument.name === 'shell') {
    return { kind: 'words', words: shells };
  }
  return noArgument;
};

/** Whether a command is an action that a flag of another one chooses. */
const isChosen = ({ command }: ReferenceCommand): boolean => {
  const described = findDescribedVerb(command.split(' ').slice(1));
  return described !== undefined && findChoice(described.resource, described.name) !== undefined;
};

const toCompletionCommand = (command: ReferenceCommand): CompletionCommand => {
  const words = command.command.split(' ').slice(1);
  const described = findDescribedVerb(words);
  const completion: CompletionCommand = {
    path: words.join(' '),
    name: command.name,
    aliases: command.aliases,
    about: command.about,
    flags: command.flags.map((flag) => toCompletionFlag(flag, described)),
    takesCommonFlags: command.takes_common_flags,
    fields: described && command.flags.some(takesFieldNames) ? listCompletionFields(described) : [],
    words: command.arguments.map((argument) => findWord(argument, words)),
    repeats: command.arguments.at(-1)?.many ?? false,
    commands: command.commands.filter((child) => !isChosen(child)).map(toCompletionCommand),
    shortcuts: [],
  };
  return completion.path === 'config set' ? withSettingValues(completion) : completion;
};

/** Adds the topics to the arguments of `help`. */
const withTopics = (
  command: CompletionCommand,
  { commands, topics }: Reference,
): CompletionCommand => {
  const names = new Set(commands.map(({ name }) => name));
  const words = topics.map(({ name }) => name).filter((name) => !names.has(name));
  return { ...command, words: [{ kind: 'words', words }] };
};

const help: CompletionFlag = {
  name: '--help',
  short: '-h',
  also: [],
  about: 'show this help',
  value: undefined,
};

/** The tree that all completion scripts are generated from. */
export const createCompletionTree = (reference: Reference): CompletionCommand => ({
  path: '',
  name: reference.name,
  aliases: [],
  about: reference.about,
  flags: [
    { name: '--version', short: '-V', also: [], about: 'show the version', value: undefined },
    ...reference.common_flags.map((flag) => toCompletionFlag(flag)),
    help,
  ],
  takesCommonFlags: true,
  fields: [],
  words: [],
  repeats: false,
  commands: reference.commands
    .map(toCompletionCommand)
    .map((command) => (command.path === 'help' ? withTopics(command, reference) : command)),
  shortcuts: catalog
    .filter(({ plural, noun }) => findHomeResource(plural)?.noun === noun)
    .map((resource) => ({
      name: resource.plural,
      aliases: listAliases(resource),
      about: resource.about,
      path: resource.noun,
    })),
});
