/** The full command tree as one document: the output of `imco help --json`. */
import type { Command, Option } from 'commander';
import { catalog, namespaces } from '../catalog/index.ts';
import { listOperations, type Operation } from '../catalog/operations.ts';
import { findListVerb } from '../catalog/paths.ts';
import { type ApiVersion, apiVersions } from '../catalog/versions/api-version.ts';
import type { Resource, SuccessConditions } from '../catalog/vocabulary.ts';
import { type ExitCode, exitCodes } from '../cli/exit-codes.ts';
import { readExamples, readNotes } from '../cli/help.ts';
import { formatCommandPath, formatUsage } from '../cli/usage.ts';
import { addVersionMark, readCommandVersions } from '../cli/version-marks.ts';
import {
  type DescribedVerb,
  listArguments,
  listFlags,
  type ReferenceArgument,
  type ReferenceFlag,
} from './reference-flags.ts';
import { topics } from './topics/topics.ts';

/** A command and its subcommands. */
export interface ReferenceCommand {
  /** The full command: `imco cloud servers boot`. */
  readonly command: string;
  readonly name: string;
  readonly kind: 'namespace' | 'resource' | 'verb' | 'command';
  readonly aliases: readonly string[];
  readonly about: string;
  readonly usage: string;
  readonly notes: readonly string[];
  readonly examples: readonly string[];
  readonly arguments: readonly ReferenceArgument[];
  /** Its own flags; the common flags are listed once. */
  readonly flags: readonly ReferenceFlag[];
  readonly takes_common_flags: boolean;
  /** The first version of the API that has it; null where the oldest has it. */
  readonly since: ApiVersion | null;
  /** The last version of the API that has it; null where the newest has it. */
  readonly until: ApiVersion | null;
  /** API operations that it uses. */
  readonly operations: readonly Operation[];
  /** Method and path are undocumented. */
  readonly unconfirmed: boolean;
  /** Destroys or disrupts, and asks for confirmation. */
  readonly destructive: boolean;
  /** What `--wait` waits for. */
  readonly waits_for: SuccessConditions | null;
  readonly commands: readonly ReferenceCommand[];
}

/** A topic of help. */
export interface ReferenceTopic {
  readonly name: string;
  readonly about: string;
  readonly text: string;
}

/** The command tree, with what all commands share. */
export interface Reference {
  readonly name: string;
  readonly version: string;
  /** Version of the API the commands are for. */
  readonly apis: readonly string[];
  readonly about: string;
  readonly examples: readonly string[];
  /** Flags that most commands take, at any position. */
  readonly common_flags: readonly ReferenceFlag[];
  readonly commands: readonly ReferenceCommand[];
  readonly exit_codes: readonly Pick<ExitCode, 'code' | 'meaning'>[];
  readonly topics: readonly ReferenceTopic[];
}

/** Finds the verb of the catalog for the words after `imco`. */
export const findDescribedVerb = (words: readonly string[]): DescribedVerb | undefined => {
  const name = words.at(-1) ?? '';
  const noun = words.slice(0, -1).join(' ');
  // A probe is a command by itself, named after its noun.
  const resource = catalog.find((one) => one.noun === (noun === '' ? name : noun));
  const verb = resource?.verbs[name];
  return resource && verb && { resource, name, verb };
};

const classifyCommand = (
  words: readonly string[],
  described: DescribedVerb | undefined,
): ReferenceCommand['kind'] => {
  if (described) return 'verb';
  const noun = words.join(' ');
  if (Object.hasOwn(namespaces, noun)) return 'namespace';
  return catalog.some((resource) => resource.noun === noun) ? 'resource' : 'command';
};

/** The operations that read rows of a resource. */
const listReadOperations = (resource: Resource): readonly Operation[] =>
  Object.entries(resource.verbs)
    .filter(([, { kind }]) => kind === 'show' || kind === 'list')
    .flatMap(([name, verb]) => listOperations(resource, name, verb));

/** The operations of a verb; a verb without its own uses that of the list. */
const findOperations = ({ resource, name, verb }: DescribedVerb): readonly Operation[] => {
  const own = listOperations(resource, name, verb);
  const list = findListVerb(resource);
  if (verb.kind === 'wait' || verb.kind === 'compare') return listReadOperations(resource);
  const update = verb.kind === 'edit' ? resource.verbs[verb.by] : undefined;
  if (verb.kind === 'edit' && update) return listOperations(resource, verb.by, update);
  return own.length === 0 && list ? listOperations(resource, 'list', list) : own;
};

const findWait = ({ verb }: DescribedVerb): SuccessConditions | null =>
  'awaits' in verb && verb.awaits ? verb.awaits : null;

/** What a command is about, with its versions; a verb shares those of its resource. */
const describeInVersions = (command: Command, described: DescribedVerb | undefined): string => {
  const whole = described && command.parent ? readCommandVersions(command.parent) : {};
  return addVersionMark(command.description(), readCommandVersions(command), whole);
};

const describeBelow = (command: Command, common: ReadonlySet<string>): ReferenceCommand => {
  const path = formatCommandPath(command);
  const words = path.split(' ').slice(1);
  const described = findDescribedVerb(words);
  const { options } = command;
  const { since, until } = readCommandVersions(command);
  const isCommon = ({ flags }: Option): boolean => common.has(flags);
  const takesCommon = options.filter(isCommon).length === common.size;
  const own = takesCommon ? options.filter((option) => !isCommon(option)) : options;
  return {
    command: path,
    name: command.name(),
    kind: classifyCommand(words, described),
    aliases: command.aliases(),
    about: describeInVersions(command, described),
    usage: formatUsage(command),
    notes: readNotes(command),
    examples: readExamples(command),
    arguments: listArguments(command, described),
    flags: listFlags({ options: own }),
    takes_common_flags: takesCommon,
    since: since ?? null,
    until: until ?? null,
    operations: described ? findOperations(described) : [],
    unconfirmed: described?.verb.unconfirmed === true,
    destructive: described?.verb.kind === 'action' && described.verb.destructive === true,
    waits_for: described ? findWait(described) : null,
    commands: command.commands.map((child) => describeBelow(child, common)),
  };
};

/** The flags of every command, as the program has them. */
const listCommonOptions = (program: Command): readonly Option[] =>
  program.options.filter(({ long }) => long !== '--version');

const collectCommon = (program: Command): ReadonlySet<string> =>
  new Set(listCommonOptions(program).map((option) => option.flags));

/** A command of a program with those below it. */
export const createCommandReference = (program: Command, command: Command): ReferenceCommand =>
  describeBelow(command, collectCommon(program));

/** A topic of help; undefined if no topic has the name. */
export const describeTopic = (name: string): ReferenceTopic | undefined => {
  const topic = Object.hasOwn(topics, name) ? topics[name] : undefined;
  return topic && { name, about: topic.about, text: topic.text() };
};

/** The document of a command tree, in the order of help. */
export const createReference = (program: Command, version: string): Reference => {
  const common = collectCommon(program);
  return {
    name: program.name(),
    version,
    apis: apiVersions,
    about: program.description(),
    examples: readExamples(program),
    common_flags: listFlags({ options: listCommonOptions(program) }),
    commands: program.commands.map((command) => describeBelow(command, common)),
    exit_codes: exitCodes.map(({ code, meaning }) => ({ code, meaning })),
    topics: Object.keys(topics).flatMap((name) => describeTopic(name) ?? []),
  };
};
