import { Option } from 'commander';
import { flagNameFor } from '../catalog/flags.ts';
import { findResource } from '../catalog/index.ts';
import { labels } from '../catalog/labels.ts';
import { collectionPath, itemPath } from '../catalog/paths.ts';
import type { CreateVerb, MakeVerb, UpdateVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/flags.ts';
import {
  addOptions,
  createLabelsFlag,
  createListFlag,
  dryRunFlag,
  expandFlag,
  fromFileFlag,
} from '../cli/flags/verb-flags.ts';
import { UsageFailure } from '../lib/failures/failures.ts';
import { requireSomeFields } from '../operate/input/body.ts';
import {
  addFlag,
  readMissingLabels,
  readTextFlag,
  runVerb,
  takeParents,
  takeTarget,
  takeTargets,
  targetPlaceholder,
  type VerbCommand,
} from './verb-command.ts';
import { waitFlags } from './waiting-verbs.ts';

/** The flag of an action that may follow a create. */
const following = (
  place: VerbCommand,
  { followedBy, awaits }: CreateVerb | MakeVerb,
): (() => unknown) => {
  const rest = awaits?.until?.join(' or ');
  return followedBy
    ? addFlag(place, new Option(`--${followedBy}`, `${followedBy} it as soon as it is ${rest}`))
    : () => false;
};

/** `create`, or what the platform calls it: a flag for each field of the body. */
export const buildCreate = (place: VerbCommand, verb: CreateVerb): void => {
  const { resource, name, command } = place;
  const keys = [...verb.needs, ...(verb.takes ?? [])];
  const parents = takeParents(place, collectionPath(resource));
  const fields = addFieldFlags(command, requireSomeFields(resource.fields, keys), verb.needs);
  const file = addFlag(place, fromFileFlag());
  const follow = following(place, verb);
  if (keys.includes('label_ids')) addOptions(command, [createLabelsFlag()]);
  addOptions(command, [
    ...waitFlags(resource, verb.awaits, verb.followedBy),
    dryRunFlag(),
    ...expandFlag(resource),
  ]);
  const { argument } = verb;
  if (argument) command.argument(`[${argument}]`, `the same as --${argument}`);
  command.action((word: unknown) =>
    runVerb(place, async (session) => {
      const { createItem: create } = await import('../operate/verbs/create.ts');
      const named = argument && typeof word === 'string' ? { [argument]: word } : {};
      const flags = fields.given();
      if (argument && argument in named && argument in flags) {
        throw new UsageFailure(`${word} and --${argument} are the same; give one of them`);
      }
      const input = { flags: { ...flags, ...named }, fromFile: readTextFlag(file()) };
      await create(session, {
        resource,
        name,
        verb,
        parents: parents(),
        input,
        follow: follow() === true,
        missingLabels: readMissingLabels(place),
      });
    }),
  );
};

/** Something of another resource made out of a target. */
export const buildMake = (place: VerbCommand, verb: MakeVerb): void => {
  const { resource, name, command } = place;
  takeTarget(place);
  const fields = addFieldFlags(command, verb.sends, verb.needs);
  const file = addFlag(place, fromFileFlag());
  const follow = following(place, verb);
  const of = findResource(verb.of);
  addOptions(command, [
    ...waitFlags(of, verb.awaits, verb.followedBy),
    dryRunFlag(),
    ...expandFlag(of),
  ]);
  command.action((word: string) =>
    runVerb(place, async (session) => {
      const { runMakeVerb: makeFrom } = await import('../operate/verbs/make.ts');
      const input = { flags: fields.given(), fromFile: readTextFlag(file()) };
      await makeFrom(session, { resource, name, verb, word, input, follow: follow() === true });
    }),
  );
};

/** The flag with which a field is merged with what is there instead of replacing it. */
const merging = (place: VerbCommand, { merges }: UpdateVerb): (() => unknown) => {
  const field = merges === undefined ? undefined : place.resource.fields[merges];
  if (merges === undefined || !field) return () => false;
  const flag = flagNameFor(merges, field);
  const about = `merge --${flag} deeply with what is there instead of replacing it`;
  return addFlag(place, new Option(`--merge-${flag}`, about));
};

/** `update`: a flag for each field that can change. */
export const buildUpdate = (place: VerbCommand, verb: UpdateVerb): void => {
  const { resource, name, command } = place;
  takeTarget(place);
  const parents = takeParents(place, itemPath(resource));
  const fields = addFieldFlags(command, requireSomeFields(resource.fields, verb.takes), []);
  const file = addFlag(place, fromFileFlag());
  const merge = merging(place, verb);
  if (verb.guard) command.option('--force', 'send it also where that is dangerous');
  addOptions(command, [...waitFlags(resource, verb.awaits), dryRunFlag(), ...expandFlag(resource)]);
  command.action((word: unknown) =>
    runVerb(place, async (session) => {
      const { updateTargets: update } = await import('../operate/verbs/update.ts');
      const input = { flags: fields.given(), fromFile: readTextFlag(file()) };
      const [target = ''] = targetPlaceholder(word);
      await update(session, {
        resource,
        name,
        verb,
        word: target,
        parents: parents(),
        input,
        merge: merge() === true,
      });
    }),
  );
};

/** `label`: labels put on and taken off. */
export const buildLabel = (place: VerbCommand): void => {
  const { resource, name, command } = place;
  const selection = takeTargets(place);
  addOptions(command, [
    createListFlag('--add', 'labels to put on', { refersTo: labels.noun }),
    createListFlag('--remove', 'labels to take off', { refersTo: labels.noun }),
    createLabelsFlag(),
    dryRunFlag(),
  ]);
  command.action((words: unknown) => {
    const chosen = selection(words);
    return runVerb(place, async (session) => {
      const { labelTargets: label } = await import('../operate/verbs/label.ts');
      const { add = [], remove = [] } = command.opts<{ add?: string[]; remove?: string[] }>();
      await label(session, {
        resource,
        name,
        selection: chosen,
        add,
        remove,
        missingLabels: readMissingLabels(place),
      });
    });
  });
};
