import { Option } from 'commander';
import { flagOf } from '../catalog/flags.ts';
import { resourceOf } from '../catalog/index.ts';
import { collectionPath, itemPath } from '../catalog/paths.ts';
import type { CreateVerb, MakeVerb, UpdateVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/flags.ts';
import { UsageFailure } from '../lib/failures/failures.ts';
import { someFields } from '../operate/input/body.ts';
import {
  added,
  addOptions,
  addToList,
  createLabels,
  dryRun,
  expanding,
  fromFile,
  type Place,
  run,
  takeParents,
  takeTarget,
  takeTargets,
  textIn,
  wordsIn,
} from './verb-command.ts';
import { waiting } from './waiting-verbs.ts';

/** The flag of an action that may follow a create. */
const following = (
  place: Place,
  { followedBy, awaits }: CreateVerb | MakeVerb,
): (() => unknown) => {
  const rest = awaits?.until?.join(' or ');
  return followedBy
    ? added(place, new Option(`--${followedBy}`, `${followedBy} it as soon as it is ${rest}`))
    : () => false;
};

/** `create`, or what the platform calls it: a flag for each field of the body. */
export const buildCreate = (place: Place, verb: CreateVerb): void => {
  const { resource, name, command } = place;
  const keys = [...verb.needs, ...(verb.takes ?? [])];
  const parents = takeParents(place, collectionPath(resource));
  const fields = addFieldFlags(command, someFields(resource.fields, keys), verb.needs);
  const file = added(place, fromFile());
  const follow = following(place, verb);
  if (keys.includes('label_ids')) addOptions(command, [createLabels()]);
  addOptions(command, [
    ...waiting(resource, verb.awaits, verb.followedBy),
    dryRun(),
    ...expanding(resource),
  ]);
  const { argument } = verb;
  if (argument) command.argument(`[${argument}]`, `the same as --${argument}`);
  command.action((word: unknown) =>
    run(place, async (session) => {
      const { create } = await import('../operate/verbs/create.ts');
      const named = argument && typeof word === 'string' ? { [argument]: word } : {};
      const flags = fields.given();
      if (argument && argument in named && argument in flags) {
        throw new UsageFailure(`${word} and --${argument} are the same; give one of them`);
      }
      const input = { flags: { ...flags, ...named }, fromFile: textIn(file()) };
      await create(session, {
        resource,
        name,
        verb,
        parents: parents(),
        input,
        follow: follow() === true,
      });
    }),
  );
};

/** Something of another resource made out of a target. */
export const buildMake = (place: Place, verb: MakeVerb): void => {
  const { resource, name, command } = place;
  takeTarget(place);
  const fields = addFieldFlags(command, verb.sends, verb.needs);
  const file = added(place, fromFile());
  const follow = following(place, verb);
  const of = resourceOf(verb.of);
  addOptions(command, [...waiting(of, verb.awaits, verb.followedBy), dryRun(), ...expanding(of)]);
  command.action((word: string) =>
    run(place, async (session) => {
      const { makeFrom } = await import('../operate/verbs/make.ts');
      const input = { flags: fields.given(), fromFile: textIn(file()) };
      await makeFrom(session, { resource, name, verb, word, input, follow: follow() === true });
    }),
  );
};

/** The flag with which a field is merged with what is there instead of replacing it. */
const merging = (place: Place, { merges }: UpdateVerb): (() => unknown) => {
  const field = merges === undefined ? undefined : place.resource.fields[merges];
  if (merges === undefined || !field) return () => false;
  const flag = flagOf(merges, field);
  const about = `merge --${flag} deeply with what is there instead of replacing it`;
  return added(place, new Option(`--merge-${flag}`, about));
};

/** `update`: a flag for each field that can change. */
export const buildUpdate = (place: Place, verb: UpdateVerb): void => {
  const { resource, name, command } = place;
  takeTarget(place);
  const parents = takeParents(place, itemPath(resource));
  const fields = addFieldFlags(command, someFields(resource.fields, verb.takes), []);
  const file = added(place, fromFile());
  const merge = merging(place, verb);
  if (verb.guard) command.option('--force', 'send it also where that is dangerous');
  addOptions(command, [...waiting(resource, verb.awaits), dryRun(), ...expanding(resource)]);
  command.action((word: unknown) =>
    run(place, async (session) => {
      const { update } = await import('../operate/verbs/update.ts');
      const input = { flags: fields.given(), fromFile: textIn(file()) };
      const [target = ''] = wordsIn(word);
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
export const buildLabel = (place: Place): void => {
  const { resource, name, command } = place;
  const selection = takeTargets(place);
  command.option('--add <a,b>', 'labels to put on', addToList('--add'));
  command.option('--remove <a,b>', 'labels to take off', addToList('--remove'));
  addOptions(command, [createLabels(), dryRun()]);
  command.action((words: unknown) => {
    const chosen = selection(words);
    return run(place, async (session) => {
      const { label } = await import('../operate/verbs/label.ts');
      const { add = [], remove = [] } = command.opts<{ add?: string[]; remove?: string[] }>();
      await label(session, { resource, name, selection: chosen, add, remove });
    });
  });
};
