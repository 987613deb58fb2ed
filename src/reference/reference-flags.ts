import type { Argument, Command, Option } from 'commander';
import type { ApiVersion } from '../catalog/versions/api-version.ts';
import type { Resource, Verb } from '../catalog/vocabulary.ts';
import { readFlagFacts } from '../cli/flags/flag-facts.ts';
import { listAllowedValues } from '../cli/flags/format-flag-help.ts';
import { sortRequiredFirst } from '../cli/help.ts';
import { isArgumentRequired } from '../cli/usage.ts';

/** A flag of a command in the reference. */
export interface ReferenceFlag {
  /** `--ssh-profile`. */
  readonly flag: string;
  /** `-o`. */
  readonly short: string | null;
  /** What stands for its value in help, `[=state]` where it is attached; null for a switch. */
  readonly value: string | null;
  /** It may be given without its value. */
  readonly value_optional: boolean;
  /**
   * Kind of the field it sets; of another flag `switch`, `choice`, `integer`, `number`, `duration`,
   * `time`, `state`, `ref` or `text`.
   */
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
  /** Resource whose names and ids are valid values, such as `cloud ssh-profiles`. */
  readonly refers_to: string | null;
  readonly values: readonly string[] | null;
  /** What counts where it is not given; null where that is nothing, or left to the platform. */
  readonly default: string | number | boolean | null;
  /** The flags one of which it has to stand beside; null where it needs none. */
  readonly needs: readonly string[] | null;
  /** The first version of the API that has its field; null where the oldest has it. */
  readonly since: ApiVersion | null;
  /** The last version of the API that has its field; null where the newest has it. */
  readonly until: ApiVersion | null;
  /** Other accepted spellings, including the opposite of a switch. */
  readonly also: readonly string[];
}

/** An argument of a command in the reference. */
export interface ReferenceArgument {
  readonly name: string;
  readonly about: string;
  readonly required: boolean;
  readonly many: boolean;
  /** Resource whose names and ids are valid values, if any. */
  readonly refers_to: string | null;
}

/** A verb of the catalog with the resource it belongs to. */
export interface DescribedVerb {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: Verb;
}

const readLongName = (option: Option): string => (option.long ?? option.flags).replace(/^--/, '');

/** Whether no value ever follows a flag. */
const isSwitch = (option: Option): boolean =>
  !option.required && !option.optional && !readFlagFacts(option).isValueOptional;

const findPlainType = (option: Option): string => {
  if (isSwitch(option)) return 'switch';
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
    value: /(?:<.*>|\[.*\])$/.exec(option.flags)?.[0] ?? null,
    // Commander takes brackets within a placeholder for those around one.
    value_optional: (option.optional && !option.required) || facts.isValueOptional === true,
    type: field?.kind ?? facts.kind ?? findPlainType(option),
    about: option.description,
    required: facts.isRequired ?? false,
    repeatable: facts.isRepeatable ?? false,
    list: facts.isList ?? false,
    path: facts.takesPath ?? false,
    secret: field?.secret === true,
    refers_to: facts.refersTo ?? null,
    values: listAllowedValues(option) ?? null,
    default: facts.fallback ?? (!field && isSwitch(option) ? false : null),
    needs: facts.needs ?? null,
    since: field?.since ?? null,
    until: field?.until ?? null,
    also: hidden
      .filter((other) => isSpellingOf(other, option))
      .map((other) => `--${readLongName(other)}`),
  };
};

/** The visible flags of a command, each with its hidden spellings. */
export const listFlags = ({ options }: Pick<Command, 'options'>): readonly ReferenceFlag[] => {
  const hidden = options.filter((option) => option.hidden);
  return sortRequiredFirst(options.filter((option) => !option.hidden)).map((option) =>
    describeOption(option, hidden),
  );
};

/** The arguments of a command. */
export const listArguments = (
  { registeredArguments }: Pick<Command, 'registeredArguments'>,
  described: DescribedVerb | undefined,
): readonly ReferenceArgument[] =>
  registeredArguments.map((argument: Argument) => ({
    name: argument.name(),
    about: argument.description,
    required: isArgumentRequired(argument),
    many: argument.variadic,
    refers_to:
      described && argument.name() === described.resource.singular ? described.resource.noun : null,
  }));
