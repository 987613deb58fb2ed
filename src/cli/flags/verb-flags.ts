/** Flags that several verbs and commands have in common. */
import { type Command, Option } from 'commander';
import type { Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { splitList } from '../../lib/text/list-words.ts';
import type { Consent } from '../../operate/outcomes/introduce-action.ts';
import { type FlagFacts, setFlagFacts } from './flag-facts.ts';

/** What stands for an answer where a verb asks. */
export const createConsentFlags = (): readonly Option[] => [
  new Option('-y, --yes', 'do not ask for confirmation'),
  new Option('--confirm <profile>', 'the same for a protected profile: its name'),
];

/** What a command was given in place of an answer. */
export const readConsent = (command: Command): Consent => {
  const { yes = false, confirm } = command.opts<{ yes?: boolean; confirm?: string }>();
  return { yes, confirm };
};

/** Scripts may give them to every verb that changes something, also where nothing is asked. */
export const acceptConsent = (command: Command): void => {
  if (!command.options.some(({ long }) => long === '--yes')) {
    command.addOption(new Option('-y, --yes', 'accepted; nothing is asked here'));
  }
  if (!command.options.some(({ long }) => long === '--confirm')) {
    command.addOption(new Option('--confirm <profile>').hideHelp());
  }
};

export const createDryRunFlag = (): Option =>
  new Option('--dry-run', 'print the requests that change something, send none of them');

/** Of many targets those still to come can be spared when one fails. */
export const createFailFastFlag = (): Option =>
  new Option('--fail-fast', 'send nothing more once it has failed for one of them');

export const createFromFileFlag = (): Option =>
  setFlagFacts(
    new Option('--from-file <file>', 'fields from a JSON or YAML file, - for stdin; flags win'),
    { takesPath: true },
  );

/** Secrets are shown on demand only; where nobody is watching that has to be said twice. */
export const createShowSecretsFlags = (): readonly Option[] => [
  new Option('--show-secrets', 'print secrets as the platform sent them'),
  new Option('-y, --yes', 'do so also where stdout is no terminal'),
];

/** Adds options in the order given. */
export const addOptions = (command: Command, options: readonly Option[]): void => {
  for (const option of options) command.addOption(option);
};

/** Creates labels that a body names and that do not exist. */
export const createLabelsFlag = (): Option =>
  new Option('--create-labels', 'make the labels that do not exist');

/**
 * Adds to what a repeatable flag with commas, or a JSON list, was given before. What names nothing
 * is refused: an empty variable of a script must not make a filter fall away.
 */
const addToList =
  (flag: string) =>
  (value: string, before: readonly string[] = []): readonly string[] => {
    const words = splitList(flag, value);
    if (words.length > 0) return [...before, ...words];
    throw new UsageFailure(`${flag}: the list is empty`, { code: 'empty_value' });
  };

/** A flag that takes a list, `--label <a,b>`, all at once or one after the other. */
export const createListFlag = (flag: string, about: string, facts: FlagFacts = {}): Option =>
  setFlagFacts(new Option(`${flag} <a,b>`, about).argParser(addToList(flag)), {
    ...facts,
    isRepeatable: true,
    isList: true,
    // The list is refused where it has no words.
    acceptsEmpty: true,
  });

/** What a program may ask for beside the objects as they came. */
export const createExpandFlag = ({ fields }: Resource): readonly Option[] =>
  Object.values(fields).some((field) => field.to ?? field.refersBy)
    ? [new Option('--expand', 'with JSON, add the names behind ids, in a member of their own')]
    : [];

/** Flags that a command which reads a resource needs for its secrets; none where it has none. */
export const createSecretFlags = ({ fields }: Resource): readonly Option[] =>
  Object.values(fields).some((field) => field.secret && !field.inputOnly)
    ? createShowSecretsFlags()
    : [];
