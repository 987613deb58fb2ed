/** Completes a command line that lacks something with what a person answers at the terminal. */
import type { Command, Option } from 'commander';
import { formatFlagName } from '../../catalog/flags.ts';
import { listPointerFlags } from '../../catalog/rules/pointers.ts';
import type { Field, Fields, Resource, Verb } from '../../catalog/vocabulary.ts';
import { readFlagFacts } from '../../cli/flags/flag-facts.ts';
import { listGivenFlags } from '../../cli/flags/given-flags.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { formatCommandPath } from '../../cli/usage.ts';
import { createHider } from '../../lib/text/hide-secrets.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import type { LineAnswers } from '../../operate/asking/ask-for-missing.ts';
import {
  findRequirements,
  type GivenInput,
  hasGap,
  type Requirements,
} from '../../operate/asking/requirements.ts';
import type { GivenValue } from '../../operate/input/values.ts';
import type { Session } from '../../operate/session.ts';
import { canAskForMissing } from '../../output/terminal/prompts.ts';

/** The command whose line may lack something. */
interface AskedCommand {
  readonly context: RunContext;
  readonly name: string;
  readonly command: Command;
}

/**
 * Whether a person can be asked for what a command line lacks. With `--yes` or `--confirm` it is meant
 * to run without questions.
 */
export const canCompleteLine = ({ context, command }: AskedCommand): boolean =>
  command.getOptionValue('yes') !== true &&
  command.getOptionValue('confirm') === undefined &&
  canAskForMissing(context.host.terminal);

const readText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The option of a flag, in the first of its spellings that was given. */
const findGiven = (command: Command, flag: string): Option | undefined => {
  const main = command.options.find((option) => option.long === `--${flag}`);
  return (
    main &&
    command.options.find(
      (option) =>
        (option === main || readFlagFacts(option).spellingOf === main) &&
        command.getOptionValueSource(option.attributeName()) === 'cli',
    )
  );
};

/** The same for a field; versions of the API may call it something else. */
const findGivenOption = (command: Command, key: string, field: Field): Option | undefined =>
  findGiven(command, formatFlagName(key, field));

const readGivenFields = (command: Command, fields: Fields): Readonly<Record<string, GivenValue>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]): [string, GivenValue][] => {
      const option = findGivenOption(command, key, field);
      const value: unknown = option && command.getOptionValue(option.attributeName());
      // The options of fields have these values only.
      return value === undefined ? [] : [[key, value as GivenValue]];
    }),
  );

const readWords = (argument: unknown): readonly string[] =>
  (Array.isArray(argument) ? argument : [argument]).filter((word) => typeof word === 'string');

/** The flags that select targets without naming them. */
const selects = (command: Command, resource: Resource): boolean =>
  command.getOptionValue('all') === true ||
  command.getOptionValue('selector') !== undefined ||
  Object.entries(listPointerFlags(resource)).some(([kind, field]) =>
    findGivenOption(command, kind, field),
  );

const readPicked = (command: Command, { pick }: Requirements): string | undefined => {
  if (!pick) return undefined;
  const option = findGiven(command, pick.flag);
  return option && String(command.getOptionValue(option.attributeName()));
};

/** What the command line says. */
const readGiven = (
  command: Command,
  resource: Resource,
  verb: Verb,
  requirements: Requirements,
): GivenInput => {
  const { targets, word, fields, takenParents } = requirements;
  const arguments_: readonly unknown[] = command.processedArgs;
  const words = targets === 'none' ? [] : readWords(arguments_[0]);
  const [named] = readWords(arguments_[0]);
  const argument = verb.kind === 'create' ? verb.argument : undefined;
  return {
    hasTargets: words.length > 0 || selects(command, resource),
    targets: words,
    hasWord: word === undefined || readWords(arguments_[word.place]).length > 0,
    parents: readGivenFields(command, takenParents),
    fields: {
      ...readGivenFields(command, fields),
      ...(argument !== undefined && named !== undefined && { [argument]: named }),
    },
    picked: readPicked(command, requirements),
  };
};

/** Flags whose value has what is required, or stands for it. */
const otherSources = ['fromFile', 'resume'] as const;

/** The requirements that the command line itself has to meet; undefined if it needs nothing more. */
const findLineRequirements = (
  command: Command,
  resource: Resource,
  verb: Verb,
): Requirements | undefined => {
  const requirements = findRequirements(resource, verb);
  const isGiven = (name: string): boolean => command.getOptionValue(name) !== undefined;
  if (!requirements || otherSources.some(isGiven)) return undefined;
  // A copy has all but the name and what no two rows share.
  const own = [resource.namedBy, ...(verb.kind === 'create' ? (verb.unique ?? []) : [])];
  const needs = requirements.needs.filter((key) => own.includes(key));
  return isGiven('like') ? { ...requirements, parents: {}, needs, rules: [] } : requirements;
};

/** Stores answers as if they had been given on the command line. */
const storeAnswers = (command: Command, { words, flags }: LineAnswers): void => {
  for (const [place, word] of words) command.processedArgs[place] = word;
  for (const [flag, value] of flags) {
    const option = command.options.find(({ long }) => long === `--${flag}`);
    if (option) command.setOptionValueWithSource(option.attributeName(), value, 'cli');
  }
};

/** Flags for the files of secrets that are asked for later, as placeholders. */
const listSecretFlags = (command: Command, resource: Resource, verb: Verb): readonly string[] =>
  (verb.kind === 'create' ? verb.needs : []).flatMap((key) => {
    const field = resource.fields[key];
    if (!field?.secret || findGivenOption(command, key, field)) return [];
    return [`--${formatFlagName(key, field)}`, 'FILE'];
  });

/** The command with all that was answered; it contains no secrets. */
const formatLine = (command: Command, resource: Resource, verb: Verb): string => {
  const arguments_: readonly unknown[] = command.processedArgs;
  const words = arguments_.flatMap(readWords).map(quoteForShell);
  const flags = listGivenFlags(command, () => false);
  const secrets = listSecretFlags(command, resource, verb);
  const hide = createHider([...words, ...flags]);
  return hide([formatCommandPath(command), ...words, ...flags, ...secrets].join(' '));
};

/** What is created, where the verb creates something. */
const findSubject = (
  { command }: AskedCommand,
  resource: Resource,
  verb: Verb,
): string | undefined => {
  const [word] = readWords(command.processedArgs[0]);
  if (verb.kind !== 'create') return word;
  const field = resource.fields[resource.namedBy];
  const option = field && findGivenOption(command, resource.namedBy, field);
  return option ? String(command.getOptionValue(option.attributeName())) : word;
};

/** Whether a verb creates something, which is confirmed when it was asked together. */
const isCreating = ({ kind }: Verb): boolean =>
  kind === 'create' || kind === 'make' || kind === 'upload';

/**
 * Asks for what a command line lacks, and shows the same command without questions. Nothing is asked
 * without a terminal: the verb then reports what is missing.
 */
export const completeLine = async (
  asked: AskedCommand,
  session: Session,
  { resource, verb }: { readonly resource: Resource; readonly verb: Verb },
): Promise<void> => {
  const { command, name } = asked;
  const requirements = findLineRequirements(command, resource, verb);
  if (!requirements) return;
  const given = readGiven(command, resource, verb, requirements);
  if (!hasGap(requirements, given) || !canCompleteLine(asked)) return;
  const { askForMissing } = await import('../../operate/asking/ask-for-missing.ts');
  const answers = await askForMissing(session, {
    resource,
    name,
    verb,
    requirements,
    given,
    force: command.getOptionValue('force') === true,
    precede: command.options.some(
      (option) =>
        option.long?.endsWith('-first') === true &&
        command.getOptionValue(option.attributeName()) === true,
    ),
  });
  if (answers.words.size + answers.flags.size === 0) return;
  storeAnswers(command, answers);
  session.writer.note('The same command without questions:');
  session.writer.note(`  ${formatLine(command, resource, verb)}`);
  if (!isCreating(verb) || session.options.dryRun) return;
  const { confirmCreation } = await import('../../operate/asking/confirm-creation.ts');
  const account = findGiven(command, 'cloud-account');
  await confirmCreation(session, {
    resource,
    name,
    subject: findSubject(asked, resource, verb),
    account: account && readText(command.getOptionValue(account.attributeName())),
  });
};
