import type { Argument, Command, Option } from 'commander';
import { flagAliasesFor, flagNameFor } from '../catalog/flags.ts';
import { labels } from '../catalog/labels.ts';
import { collectionPath, findParents, itemPath } from '../catalog/paths.ts';
import type { Field, Fields, Resource, Verb } from '../catalog/vocabulary.ts';
import { requireSomeFields } from '../operate/input/body.ts';
import { listFields } from '../operate/rows/list-fields.ts';

/** A flag of a command, as the reference has it. */
export interface ReferenceFlag {
  /** `--ssh-profile`. */
  readonly flag: string;
  /** `-o`. */
  readonly short: string | null;
  /** What stands for its value in help; null for a switch. */
  readonly value: string | null;
  /** Kind of the field it sets; of another flag `switch`, `choice` or `text`. */
  readonly type: string;
  readonly about: string;
  readonly required: boolean;
  readonly repeatable: boolean;
  /** It names a file with a secret, which is on no command line. */
  readonly secret: boolean;
  /** Resource whose names and ids it takes, as `cloud ssh-profiles`. */
  readonly refers_to: string | null;
  readonly values: readonly string[] | null;
  readonly default: unknown;
  /** Other spellings that are accepted, the opposite of a switch among them. */
  readonly also: readonly string[];
}

/** A word after a command, as the reference has it. */
export interface ReferenceArgument {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  readonly many: boolean;
  /** Resource whose names and ids it takes; null for other words. */
  readonly refers_to: string | null;
}

/** A verb of the catalog with the resource it belongs to. */
export interface DescribedVerb {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: Verb;
}

/** The fields of its resource a verb has flags for, by API name. */
const keysOf = ({ resource, verb }: DescribedVerb): readonly string[] => {
  switch (verb.kind) {
    case 'list':
      return [...(verb.narrowedBy ?? []), ...(resource.labelable ? ['label_ids'] : [])];
    case 'create':
      return [...verb.needs, ...(verb.takes ?? [])];
    case 'update':
    case 'upload':
      return verb.takes;
    case 'order':
      return [verb.by];
    default:
      return [];
  }
};

/** Every field a verb has a flag for, by API name. */
const fieldsOf = (described: DescribedVerb): Fields => {
  const { resource, verb } = described;
  return {
    ...findParents(resource, collectionPath(resource)),
    ...findParents(resource, itemPath(resource)),
    ...requireSomeFields(resource.fields, keysOf(described)),
    ...(verb.kind === 'list' ? listFields(resource, verb) : {}),
    ...(verb.kind === 'action' || verb.kind === 'make' ? verb.sends : {}),
  };
};

/** Parents the path of a verb can't do without, by API name. */
const parentsOf = ({ resource, verb }: DescribedVerb): readonly string[] => {
  const isOfMany = ['list', 'create', 'upload', 'order'].includes(verb.kind);
  const path = isOfMany ? collectionPath(resource) : itemPath(resource);
  return Object.keys(findParents(resource, path));
};

/** Fields the verb can't do without, by API name. */
const neededBy = (described: DescribedVerb): readonly string[] => {
  const { verb } = described;
  const parents = parentsOf(described);
  switch (verb.kind) {
    case 'list':
      // Without its parent it is about all of them.
      return verb.needs ?? [];
    case 'create':
    case 'make':
      return [...parents, ...verb.needs];
    case 'action':
      return [...parents, ...Object.keys(verb.sends ?? {})];
    case 'order':
      return [...parents, verb.by];
    default:
      return parents;
  }
};

/** The field a flag sets, by its name without dashes. */
const fieldBehind = (
  described: DescribedVerb | undefined,
  word: string,
): readonly [string, Field] | undefined =>
  described &&
  Object.entries(fieldsOf(described)).find(([key, field]) => flagNameFor(key, field) === word);

/** The resource whose things a flag names that is of no field: `--script` of `run-script`. */
const namedBy = (described: DescribedVerb | undefined, word: string): string | undefined => {
  if (described?.verb.kind === 'label') {
    return word === 'add' || word === 'remove' ? labels.noun : undefined;
  }
  if (described?.verb.kind !== 'action' || described.verb.pick?.flag !== word) return undefined;
  const view = described.resource.verbs[described.verb.pick.among];
  return view?.kind === 'view' && view.answers.kind === 'list' ? view.answers.of : undefined;
};

const isPicked = (described: DescribedVerb | undefined, word: string): boolean =>
  described?.verb.kind === 'action' && described.verb.pick?.flag === word;

const isNeeded = (described: DescribedVerb | undefined, key: string | undefined): boolean =>
  described !== undefined && key !== undefined && neededBy(described).includes(key);

const wordOf = (option: Option): string => (option.long ?? option.flags).replace(/^--/, '');

const plainType = (option: Option): string => {
  if (option.isBoolean()) return 'switch';
  return option.argChoices ? 'choice' : 'text';
};

const flagIn = (
  option: Option,
  hidden: readonly Option[],
  described: DescribedVerb | undefined,
): ReferenceFlag => {
  const word = wordOf(option);
  // Flags for fields are in a group of their own: others may be called alike.
  const isField = option.helpGroupHeading === 'Fields:';
  const [key, field] = (isField && fieldBehind(described, word)) || [];
  const named = namedBy(described, word);
  const spellings = key !== undefined && field ? flagAliasesFor(key, field) : [];
  const also = [...new Set([...spellings, `${word}_id`, `${word}-id`, `no-${word}`])].filter(
    (other) => hidden.some((one) => wordOf(one) === other),
  );
  return {
    flag: option.long ?? option.flags,
    short: option.short ?? null,
    value: /<.*>$/.exec(option.flags)?.[0] ?? null,
    type: field?.kind ?? (isPicked(described, word) ? 'ref' : plainType(option)),
    about: option.description,
    required: isPicked(described, word) || isNeeded(described, key),
    // A reader of values that is there for no choice gathers what is given several times.
    repeatable: option.parseArg !== undefined && option.argChoices === undefined,
    secret: field?.secret === true,
    refers_to: field?.to ?? named ?? null,
    values: option.argChoices ?? field?.values ?? null,
    default: option.defaultValue ?? null,
    also: also.map((other) => `--${other}`),
  };
};

/** The flags of a command that are seen in its help, each with the spellings that are not. */
export const listFlags = (
  { options }: Pick<Command, 'options'>,
  described: DescribedVerb | undefined,
): readonly ReferenceFlag[] => {
  const hidden = options.filter((option) => option.hidden);
  return options
    .filter((option) => !option.hidden)
    .map((option) => flagIn(option, hidden, described));
};

/** The words that follow a command. */
export const listArguments = (
  { registeredArguments }: Pick<Command, 'registeredArguments'>,
  described: DescribedVerb | undefined,
): readonly ReferenceArgument[] =>
  registeredArguments.map((argument: Argument) => ({
    name: argument.name(),
    about: argument.description,
    required: argument.required,
    many: argument.variadic,
    refers_to:
      described && argument.name() === described.resource.singular ? described.resource.noun : null,
  }));
