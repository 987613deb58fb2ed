/** The command tree as completion scripts need it. */
import { catalog } from '../catalog/index.ts';
import { isKept, nameFile } from '../shell/kept-names.ts';
import { shells } from '../shell/script-file.ts';
import type { CompletionCommand, CompletionFlag, Wanted } from '../shell/tree.ts';
import type { Reference, ReferenceCommand } from './reference.ts';
import type { ReferenceArgument, ReferenceFlag } from './reference-flags.ts';

const nothing: Wanted = { kind: 'nothing' };

const files: Wanted = { kind: 'files' };

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE'];

/** The things of a resource; those in a state the verb is for come first. */
const namesOf = (noun: string, first: readonly string[] = []): Wanted => {
  const resource = catalog.find((one) => one.noun === noun);
  return resource && isKept(resource) ? { kind: 'names', of: nameFile(resource), first } : nothing;
};

/** What takes a file, or `@` and a file, says so where its value stands in help. */
const takesFile = (value: string): boolean => /\bfile>|^<folder>$/.test(value);

/** What the value of a flag may be; undefined for a switch. */
const wantedBy = ({ value, values, refers_to }: ReferenceFlag): Wanted | undefined => {
  if (value === null) return undefined;
  if (values) return { kind: 'words', words: values };
  if (refers_to) return namesOf(refers_to);
  return takesFile(value) ? files : nothing;
};

/** The flags of a command; `--no-headers` and its like are switches by their name. */
const flagIn = (flag: ReferenceFlag): CompletionFlag => ({
  name: flag.flag,
  short: flag.short,
  also: flag.also.filter((other) => !other.startsWith('--no-')),
  about: flag.about,
  value: wantedBy(flag),
});

/** The states the verb of a command can be sent in. */
const statesFor = (words: readonly string[]): readonly string[] => {
  const verb = catalog.find(({ noun }) => noun === words.slice(0, -1).join(' '))?.verbs[
    words.at(-1) ?? ''
  ];
  const when = verb?.kind === 'action' ? verb.when : undefined;
  return when?.field === 'state' ? when.in.filter((state) => typeof state === 'string') : [];
};

const wordAt = (argument: ReferenceArgument, words: readonly string[]): Wanted => {
  if (argument.refers_to) return namesOf(argument.refers_to, statesFor(words));
  if (argument.name === 'file') return files;
  if (words.join(' ') === 'api' && argument.name === 'method') {
    return { kind: 'words', words: methods };
  }
  if (words.join(' ') === 'completion names') {
    return { kind: 'words', words: catalog.filter(isKept).map(nameFile) };
  }
  if (words[0] === 'completion' && argument.name === 'shell') {
    return { kind: 'words', words: shells };
  }
  return nothing;
};

const commandIn = (command: ReferenceCommand): CompletionCommand => {
  const words = command.command.split(' ').slice(1);
  return {
    path: words.join(' '),
    name: command.name,
    aliases: command.aliases,
    about: command.about,
    flags: command.flags.map(flagIn),
    takesCommonFlags: command.takes_common_flags,
    words: command.arguments.map((argument) => wordAt(argument, words)),
    repeats: command.arguments.at(-1)?.many ?? false,
    commands: command.commands.map(commandIn),
  };
};

const help: CompletionFlag = {
  name: '--help',
  short: '-h',
  also: [],
  about: 'show this help',
  value: undefined,
};

/** What every script is made of. */
export const completionTreeOf = (reference: Reference): CompletionCommand => ({
  path: '',
  name: reference.name,
  aliases: [],
  about: reference.about,
  flags: [
    { name: '--version', short: '-V', also: [], about: 'show the version', value: undefined },
    ...reference.common_flags.map(flagIn),
    help,
  ],
  takesCommonFlags: true,
  words: [],
  repeats: false,
  commands: reference.commands.map(commandIn),
});
