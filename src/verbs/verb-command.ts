import { type Command, Option } from 'commander';
import { listOperations, type Operation } from '../catalog/operations.ts';
import { findListVerb, findOuterParents, findParents } from '../catalog/paths.ts';
import { findListParents } from '../catalog/rules/list-parents.ts';
import { listPointerFlags } from '../catalog/rules/pointers.ts';
import type { Fields, Resource, Verb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/field-flags.ts';
import { createCountFlag } from '../cli/flags/flag-values.ts';
import { readFlags } from '../cli/flags/flags.ts';
import { readExamples } from '../cli/help.ts';
import type { RunContext } from '../cli/run-context.ts';
import { withSession } from '../cli/session.ts';
import { addRequiredArgument, checkArguments, findMissingArgument } from '../cli/usage.ts';
import type { MissingLabels } from '../operate/input/label-changes.ts';
import type { Session } from '../operate/session.ts';
import type { Parents } from '../operate/targets/parents.ts';
import { checkSelection, isNoneGiven, type Selection } from '../operate/targets/selection.ts';
import { checkApiVersion } from './api-version-check.ts';
import { canCompleteLine, completeLine } from './asking/complete-line.ts';

/** The command of a verb while it is built. */
export interface VerbCommand {
  readonly context: RunContext;
  readonly resource: Resource;
  readonly name: string;
  readonly command: Command;
}

/** Whether a verb changes something on the platform. */
export const isChanging = ({ resource, name }: VerbCommand): boolean => {
  const verb = resource.verbs[name];
  if (verb?.kind === 'edit') return true;
  return verb !== undefined && listOperations(resource, name, verb).some(isChange);
};

/**
 * Whether a verb needs a profile that the user chose: a project file that nobody trusts may choose
 * one for reading only, and not the platform whose machines somebody logs in to.
 */
const needsOwnProfile = (verbCommand: VerbCommand): boolean => {
  const kind = verbCommand.resource.verbs[verbCommand.name]?.kind;
  return (
    isChanging(verbCommand) || kind === 'ssh' || (kind === 'ssh-config' && isLasting(verbCommand))
  );
};

/** Whether `ssh-config` decides where a later `ssh` leads: as a file, or by names without a profile. */
const isLasting = ({ command }: VerbCommand): boolean => {
  const { install, shortNames } = command.opts<{ install?: boolean; shortNames?: boolean }>();
  return install === true || shortNames === true;
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
  { cache, api }: Session,
): SpokenVerb<V> => {
  checkApiVersion(verbCommand, api);
  const resource = cache.catalog.find(verbCommand.resource.noun);
  // Versions differ in facts of a verb, never in its kind.
  return { resource, verb: resource.verbs[verbCommand.name] as V };
};

/**
 * Runs a verb of the kind `V` in a session opened for the flags of its command. `run` is called with
 * the verb as the version of that session has it, when the command line is complete: a person is asked
 * for what it lacks.
 */
export const runVerb = async <V extends Verb = Verb>(
  verbCommand: VerbCommand,
  run: (session: Session, spoken: SpokenVerb<V>) => Promise<void>,
): Promise<void> => {
  const { command } = verbCommand;
  // Whether somebody can be asked is only looked at where that matters: it opens stdin.
  if (findMissingArgument(command) && !canCompleteLine(verbCommand)) checkArguments(command);
  await withSession(
    verbCommand.context,
    readFlags(command),
    async (session) => {
      const spoken = findSpokenVerb<V>(verbCommand, session);
      await completeLine(verbCommand, session, spoken);
      checkArguments(command);
      await run(session, spoken);
    },
    needsOwnProfile(verbCommand) ? 'changing' : 'reading',
  );
};

/** Adds the argument for one target; a resource with one row per parent needs none. */
export const takeTarget = ({ command, resource }: VerbCommand): void => {
  if (resource.only) return;
  addRequiredArgument(command, resource.singular, `name or id of the ${resource.title}`);
};

/** Adds the argument for targets that are only read; a resource with one row per parent needs none. */
export const takeReadTargets = ({ command, resource }: VerbCommand): void => {
  if (resource.only) return;
  const about = `names or ids of ${resource.titles}; - reads them from stdin`;
  addRequiredArgument(command, `${resource.singular}...`, about);
};

/** Reads the targets of a command. */
export interface TargetFlags {
  /** Throws a `UsageFailure` if they are wrong, or if none are given and nobody can be asked. */
  readonly check: () => void;
  /** The targets. Throws a `UsageFailure` if none are given. */
  readonly read: () => Selection;
}

const onlyTarget: Selection = {
  words: [],
  selector: undefined,
  all: false,
  first: undefined,
  allowNone: false,
};

/** Adds the argument and flags for targets: by name or id, by selector, or all. */
export const takeTargets = (verbCommand: VerbCommand): TargetFlags => {
  const { command, resource, name } = verbCommand;
  if (resource.only) return { check: () => {}, read: () => onlyTarget };
  const { singular, titles } = resource;
  command.argument(`[${singular}...]`, `names or ids of ${titles}; - reads them from stdin`);
  const pointed = addFieldFlags(command, listPointerFlags(resource), []);
  const example = `${resource.namedBy}=a*${resource.fields.label_ids ? ',label!=b' : ''}`;
  const selector = addFlag(
    verbCommand,
    new Option(
      '--selector <a=b,c!=d>',
      `${titles} that meet all conditions, such as ${example}; see "imco help filters"`,
    ),
  );
  const all = addFlag(verbCommand, new Option('--all', `all ${titles}`));
  const first = addFlag(
    verbCommand,
    createCountFlag('--first <n>', 'at most n of the selected targets', {
      needs: ['--selector', '--all'],
    }),
  );
  const allowNone = addFlag(
    verbCommand,
    new Option('--allow-none', 'succeed if nothing is selected'),
  );
  const readSelection = (): Selection => {
    const count = first();
    return {
      words: readWords(readArgument(verbCommand)),
      pointed: pointed.given(),
      selector: readTextFlag(selector()),
      all: all() === true,
      first: typeof count === 'number' ? count : undefined,
      allowNone: allowNone() === true,
    };
  };
  const read = (): Selection => {
    const selection = readSelection();
    checkSelection(resource, { name, example: readExamples(command)[0] ?? '' }, selection);
    return selection;
  };
  const check = (): void => {
    if (!(isNoneGiven(readSelection()) && canCompleteLine(verbCommand))) read();
  };
  return { check, read };
};

/** An argument as it was given, or answered at the terminal. */
export const readArgument = ({ command }: VerbCommand, place = 0): unknown =>
  command.processedArgs[place];

/** The words given as targets, however many the command takes. */
export const readWords = (given: unknown): readonly string[] =>
  (Array.isArray(given) ? given : [given]).filter((word) => typeof word === 'string');

/** Adds flags for parents: `needed` ones, and further ones that limit the search for names. */
const takeParentFields = ({ command }: VerbCommand, needed: Fields, further: Fields) => {
  const optional = Object.entries(further)
    .filter(([key]) => !needed[key])
    .map(([key, field]) => [key, { ...field, about: `${field.about} to search in; default: all` }]);
  const fields = { ...needed, ...Object.fromEntries(optional) };
  const flags = addFieldFlags(command, fields, Object.keys(needed));
  return () => flags.given();
};

/** Adds flags for the parents in a path. Parents of parents are optional. */
export const takePathParents = (verbCommand: VerbCommand, path: string): (() => Parents) => {
  const { resource } = verbCommand;
  return takeParentFields(
    verbCommand,
    findParents(resource, path),
    findOuterParents(resource, path),
  );
};

/** The same for the path of a target. Parents that targets are listed under are optional as well. */
export const takeParents = (verbCommand: VerbCommand, path: string): (() => Parents) => {
  const { resource } = verbCommand;
  const list = findListVerb(resource);
  return takeParentFields(verbCommand, findParents(resource, path), {
    ...findOuterParents(resource, path),
    ...(list && findListParents(resource, list)),
  });
};

/** Adds an option; the returned function reads its value. */
export const addFlag = ({ command }: VerbCommand, option: Option): (() => unknown) => {
  command.addOption(option);
  return () => command.getOptionValue(option.attributeName());
};

/** The value of an option, if it is a string. */
export const readTextFlag = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Whether `--create-labels` asks for missing labels to be created. */
export const readMissingLabels = ({ command }: VerbCommand): MissingLabels =>
  command.opts<{ createLabels?: boolean }>().createLabels ? 'create' : 'refuse';

/** Whether a verb was given `--force`. */
export const isForced = ({ command }: VerbCommand): boolean =>
  command.opts<{ force?: boolean }>().force === true;
