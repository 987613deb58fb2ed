import type { Argument, Command, Option } from 'commander';
import type { Resource, Verb } from '../catalog/vocabulary.ts';
import { readFlagFacts } from '../cli/flags/flag-facts.ts';

/** A flag of a command in the reference. */
export interface ReferenceFlag {
  /** `--ssh-profile`. */
  readonly flag: string;
  /** `-o`. */
  readonly short: string | null;
  /** The placeholder of its value; null for a switch. */
  readonly value: string | null;
  /** Kind of its field; without a field `switch`, `choice` or `text`. */
  readonly type: string;
  readonly about: string;
  readonly required: boolean;
  readonly repeatable: boolean;
  /** Its value may be a comma-separated list. */
  readonly list: boolean;
  /** Its value is a path, or may name one behind `@`. */
  readonly path: boolean;
  /** Its value is a file with a secret. */
  readonly secret: boolean;
  /** Resource whose names and ids it takes, as `cloud ssh-profiles`. */
  readonly refers_to: string | null;
  readonly values: readonly string[] | null;
  readonly default: unknown;
  /** Other accepted spellings, including the opposite of a switch. */
  readonly also: readonly string[];
}

/** An argument of a command in the reference. */
export interface ReferenceArgument {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  readonly many: boolean;
  /** Resource whose names and ids it takes, if any. */
  readonly refers_to: string | null;
}

/** A verb of the catalog with the resource it belongs to. */
export interface DescribedVerb {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: Verb;
}

const readLongName = (option: Option): string => (option.long ?? option.flags).replace(/^--/, '');

const findPlainType = (option: Option): string => {
  if (option.isBoolean()) return 'switch';
  return option.argChoices ? 'choice' : 'text';
};

/** Whether a flag is another spelling of an option, or its opposite. */
const isSpellingOf = (other: Option, option: Option): boolean =>
  readFlagFacts(other).spellingOf === option ||
  (other.negate && other.attributeName() === option.attributeName());

const describeOption = (option: Option, hidden: readonly Option[]): ReferenceFlag => {
  const facts = readFlagFacts(option);
  const { field } = facts;
  return {
    flag: option.long ?? option.flags,
    short: option.short ?? null,
    value: /<.*>$/.exec(option.flags)?.[0] ?? null,
    type: field?.kind ?? facts.kind ?? findPlainType(option),
    about: option.description,
    required: facts.isRequired ?? false,
    repeatable: facts.isRepeatable ?? false,
    list: facts.isList ?? false,
    path: facts.takesPath ?? false,
    secret: field?.secret === true,
    refers_to: facts.refersTo ?? null,
    values: option.argChoices ?? field?.values ?? null,
    default: option.defaultValue ?? null,
    also: hidden
      .filter((other) => isSpellingOf(other, option))
      .map((other) => `--${readLongName(other)}`),
  };
};

/** The visible flags of a command, each with its hidden spellings. */
export const listFlags = ({ options }: Pick<Command, 'options'>): readonly ReferenceFlag[] => {
  const hidden = options.filter((option) => option.hidden);
  return options.filter((option) => !option.hidden).map((option) => describeOption(option, hidden));
};

/** The arguments of a command. */
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
