import { type Command, Option } from 'commander';
import { listOperations, type Operation } from '../catalog/operations.ts';
import { findParents, getCollectionPath } from '../catalog/paths.ts';
import type { Resource, Verb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/field-flags.ts';
import { parseCount } from '../cli/flags/flag-values.ts';
import { readFlags } from '../cli/flags/flags.ts';
import type { RunContext } from '../cli/run-context.ts';
import { withSession } from '../cli/session.ts';
import type { MissingLabels } from '../operate/input/label-changes.ts';
import type { Session } from '../operate/session.ts';
import type { Parents } from '../operate/targets/parents.ts';
import { checkSelection, type Selection } from '../operate/targets/selection.ts';
import { checkApiVersion } from './api-version-check.ts';

/** A verb's command while it is put together: what it belongs to and what it runs in. */
export interface VerbCommand {
  readonly context: RunContext;
  readonly resource: Resource;
  readonly name: string;
  readonly command: Command;
}

/** Whether a verb changes something on the platform. */
export const isChanging = ({ resource, name }: VerbCommand): boolean => {
  const verb = resource.verbs[name];
  return verb !== undefined && listOperations(resource, name, verb).some(isChange);
};

const isChange = ({ method }: Operation): boolean => method !== 'GET';

/** A verb with its resource, as the version of the API that is spoken has them. */
interface SpokenVerb<V extends Verb> {
  readonly resource: Resource;
  readonly verb: V;
}

/** A verb as the version of a session has it. Throws a `UsageFailure` where that version lacks it. */
const findSpokenVerb = <V extends Verb>(
  verbCommand: VerbCommand,
  { cache, api, profile }: Session,
): SpokenVerb<V> => {
  checkApiVersion(verbCommand, { api, profile: profile.name });
  const resource = cache.catalog.find(verbCommand.resource.noun);
  // Versions differ in facts of a verb, never in its kind.
  return { resource, verb: resource.verbs[verbCommand.name] as V };
};

/**
 * Runs a verb of the kind `V` in a session opened for the flags of its command. `run` is called with
 * the verb as the version of that session has it.
 */
export const runVerb = <V extends Verb = Verb>(
  verbCommand: VerbCommand,
  run: (session: Session, spoken: SpokenVerb<V>) => Promise<void>,
): Promise<void> =>
  withSession(
    verbCommand.context,
    readFlags(verbCommand.command),
    (session) => run(session, findSpokenVerb<V>(verbCommand, session)),
    isChanging(verbCommand) ? 'changing' : 'reading',
  );

/** Gives a command its one target; what there is one of for each parent needs none. */
export const takeTarget = ({ command, resource }: VerbCommand): void => {
  if (resource.only) return;
  command.argument(`<${resource.singular}>`, `name or id of the ${resource.title}`);
};

/** Gives a command that only reads its targets; what there is one of for each parent needs none. */
export const takeReadTargets = ({ command, resource }: VerbCommand): void => {
  if (resource.only) return;
  const about = `name or id of the ${resource.title}; several make a list, - for those on stdin`;
  command.argument(`<${resource.singular}...>`, about);
};

/**
 * Gives a command its targets: by name or id, by what they have in common, or all of them. What is
 * answered reads them, and throws a `UsageFailure` where none were given.
 */
export const takeTargets = (verbCommand: VerbCommand): ((words: unknown) => Selection) => {
  const { command, resource, name } = verbCommand;
  if (resource.only)
    return () => ({
      words: [],
      selector: undefined,
      all: false,
      first: undefined,
      allowNone: false,
    });
  const { singular, titles } = resource;
  command.argument(`[${singular}...]`, `names or ids of ${titles}, - for those on stdin`);
  const labels = resource.fields.label_ids
    ? ', label=name; label!=* for those without a label'
    : '';
  const addTargetFlag = (option: Option): (() => unknown) =>
    addFlag(verbCommand, option.helpGroup('Targets:'));
  const selector = addTargetFlag(
    new Option('--selector <a=b,c!=d>', `those that have all of this: fields, globs${labels}`),
  );
  const all = addTargetFlag(new Option('--all', `all ${titles}`));
  const first = addTargetFlag(
    new Option('--first <n>', 'no more than n of those selected').argParser(parseCount),
  );
  const allowNone = addTargetFlag(new Option('--allow-none', 'succeed where nothing is selected'));
  return (words) => {
    const count = first();
    const selection = {
      words: readWords(words),
      selector: readTextFlag(selector()),
      all: all() === true,
      first: typeof count === 'number' ? count : undefined,
      allowNone: allowNone() === true,
    };
    checkSelection(resource, name, selection);
    return selection;
  };
};

/** The words given as targets, however many the command takes. */
export const readWords = (given: unknown): readonly string[] =>
  (Array.isArray(given) ? given : [given]).filter((word) => typeof word === 'string');

/**
 * Gives a command flags for the parents that stand in the path of its resource. Those of the list
 * alone may be given: names are then searched in them alone.
 */
export const takeParents = ({ command, resource }: VerbCommand, path: string): (() => Parents) => {
  const needed = findParents(resource, path);
  const listed = Object.entries(findParents(resource, getCollectionPath(resource)))
    .filter(([key]) => !needed[key])
    .map(([key, field]) => [key, { ...field, about: `${field.about}, to look no further` }]);
  const fields = { ...needed, ...Object.fromEntries(listed) };
  const flags = addFieldFlags(command, fields, Object.keys(needed));
  return () => flags.given();
};

/** An option added for a verb, with what it was given. */
export const addFlag = ({ command }: VerbCommand, option: Option): (() => unknown) => {
  command.addOption(option);
  return () => command.getOptionValue(option.attributeName());
};

/** What an option was given, where it takes a text. */
export const readTextFlag = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** What `--create-labels` says of labels that do not exist. */
export const readMissingLabels = ({ command }: VerbCommand): MissingLabels =>
  command.opts<{ createLabels?: boolean }>().createLabels ? 'create' : 'refuse';

/** Whether a verb was given `--force`. */
export const isForced = ({ command }: VerbCommand): boolean =>
  command.opts<{ force?: boolean }>().force === true;
