/** Flags that several verbs and commands have in common. */
import { type Command, Option } from 'commander';
import type { Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { splitList } from '../../lib/text/list-words.ts';
import type { Consent } from '../../operate/outcomes/introduce-action.ts';
import { type FlagFacts, setFlagFacts } from './flag-facts.ts';

/** Flags that replace a confirmation. */
export const createConsentFlags = (): readonly Option[] => [
  new Option('-y, --yes', 'skip the confirmation'),
  new Option('--confirm <profile>', 'confirm with the name of the protected profile'),
];

/** The values of these flags. */
export const readConsent = (command: Command): Consent => {
  const { yes = false, confirm } = command.opts<{ yes?: boolean; confirm?: string }>();
  return { yes, confirm };
};

/** Accepts these flags on every verb that changes something, so that scripts can always pass them. */
export const acceptConsent = (command: Command): void => {
  if (!command.options.some(({ long }) => long === '--yes')) {
    command.addOption(new Option('-y, --yes', 'accepted for scripts; this command never asks'));
  }
  if (!command.options.some(({ long }) => long === '--confirm')) {
    command.addOption(new Option('--confirm <profile>').hideHelp());
  }
};

export const createDryRunFlag = (): Option =>
  new Option('--dry-run', 'print the requests without sending them');

/** Stops sending to further targets after a failure. */
export const createFailFastFlag = (): Option =>
  new Option('--fail-fast', 'send no more requests after the first failure');

export const createFromFileFlag = (): Option =>
  setFlagFacts(
    new Option(
      '--from-file <file>',
      'read fields from a JSON or YAML file, - for stdin; flags override them',
    ),
    { takesPath: true },
  );

/** Secrets are only shown on request; without a terminal that needs `--yes` as well. */
export const createShowSecretsFlags = (): readonly Option[] => [
  new Option('--show-secrets', 'print secrets'),
  new Option('-y, --yes', 'confirm --show-secrets if stdout is not a terminal'),
];

/** Adds options in the order given. */
export const addOptions = (command: Command, options: readonly Option[]): void => {
  for (const option of options) command.addOption(option);
};

/** Creates missing labels. */
export const createLabelsFlag = (): Option =>
  new Option('--create-labels', 'create labels that do not exist');

/**
 * Appends the values of a repeatable flag: comma-separated or a JSON list. An empty list is refused: an
 * empty variable in a script must not remove a filter.
 */
const addToList =
  (flag: string) =>
  (value: string, before: readonly string[] = []): readonly string[] => {
    const words = splitList(flag, value);
    if (words.length > 0) return [...before, ...words];
    throw new UsageFailure(`${flag}: the list is empty`, { code: 'empty_value' });
  };

/** A flag for a list, `--label <a,b>`, comma-separated or repeated. */
export const createListFlag = (flag: string, about: string, facts: FlagFacts = {}): Option =>
  setFlagFacts(new Option(`${flag} <a,b>`, about).argParser(addToList(flag)), {
    ...facts,
    isRepeatable: true,
    isList: true,
    // `addToList` refuses an empty list.
    acceptsEmpty: true,
  });

/** The flag that adds names to JSON objects; only for resources with references. */
export const createExpandFlag = ({ fields }: Resource): readonly Option[] =>
  Object.values(fields).some((field) => field.to ?? field.refersBy)
    ? [new Option('--expand', 'add the names behind ids to JSON objects, as "expanded"')]
    : [];

/** The flags for the secrets of a resource; none if it has no secrets. */
export const createSecretFlags = ({ fields }: Resource): readonly Option[] =>
  Object.values(fields).some((field) => field.secret && !field.inputOnly && !field.neverShown)
    ? createShowSecretsFlags()
    : [];
