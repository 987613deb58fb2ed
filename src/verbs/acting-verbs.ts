import { Option } from 'commander';
import { itemPath } from '../catalog/paths.ts';
import { hasStateCheck } from '../catalog/state-check.ts';
import type { ActionVerb, AmendVerb, OrderVerb, Picked } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/flags.ts';
import { combineGiven } from '../cli/flags/repeated-flags.ts';
import { someFields } from '../operate/input/body.ts';
import {
  added,
  addOptions,
  consent,
  dryRun,
  expanding,
  failFast,
  type Place,
  run,
  showSecrets,
  takeParents,
  takeTarget,
  takeTargets,
  textIn,
  wordsIn,
} from './verb-command.ts';
import { waiting } from './waiting-verbs.ts';

/** `shutdown, then empty`. */
const inTurn = (names: readonly string[]): string => names.join(', then ');

/** The flag for the actions that may be run before a verb; its last one gives it its name. */
const preceding = (place: Place, { precededBy = [] }: ActionVerb): (() => unknown) => {
  const last = precededBy.at(-1);
  return last
    ? added(
        place,
        new Option(`--${last}-first`, `first ${inTurn(precededBy)}, where its state asks for it`),
      )
    : () => false;
};

/** The flag for the further thing an action names, with the spellings of the API. */
const takePicked = (place: Place, { flag, about }: Picked): (() => string | undefined) => {
  const picked = added(place, new Option(`--${flag} <name|id>`, `${about} (required)`));
  const others = [`${flag}_id`, `${flag}-id`].map((name) =>
    added(place, new Option(`--${name} <name|id>`).hideHelp()),
  );
  return () =>
    [picked, ...others].reduce<string | undefined>((before, read) => {
      const given = textIn(read());
      if (given === undefined || before === undefined) return given ?? before;
      return combineGiven(flag, before, given);
    }, undefined);
};

/** The flag for the action that what is added goes through once it is there. */
const following = (place: Place, { adds, awaits }: ActionVerb): (() => unknown) => {
  if (!adds) return () => false;
  const first = awaits?.until?.[0];
  const about = `${adds.followedBy} what was added as soon as it is ${first}`;
  return added(place, new Option(`--${adds.followedBy}`, about));
};

/** A verb that starts something on targets. */
export const buildAction = (place: Place, verb: ActionVerb): void => {
  const { resource, name, command } = place;
  const selection = takeTargets(place);
  const parents = takeParents(place, itemPath(resource));
  const { pick, sends = {} } = verb;
  const picked = pick ? takePicked(place, pick) : () => undefined;
  const fields = addFieldFlags(command, sends, Object.keys(sends));
  const precede = preceding(place, verb);
  const follow = following(place, verb);
  addOptions(command, [...waiting(resource, verb.awaits, verb.adds?.followedBy), failFast()]);
  if (verb.destructive || verb.disturbs) addOptions(command, consent());
  if (hasStateCheck(resource, verb)) command.option('--force', 'skip the state check');
  // There is nothing to skip, and scripts may give it to every verb.
  else command.addOption(new Option('--force').hideHelp());
  if (verb.answers?.kind === 'secret') addOptions(command, showSecrets());
  addOptions(command, [dryRun()]);
  command.action((words: unknown) => {
    const chosen = selection(words);
    return run(place, async (session) => {
      const { act } = await import('../operate/verbs/act.ts');
      await act(session, {
        resource,
        name,
        verb,
        selection: chosen,
        parents: parents(),
        sends: fields.given(),
        picked: picked(),
        precede: precede() === true,
        follow: follow() === true,
      });
    });
  });
};

/** Parts of a list field added or taken out, given as words behind the target. */
export const buildAmend = (place: Place, verb: AmendVerb): void => {
  const { resource, name, command } = place;
  const field = resource.fields[verb.field];
  takeTarget(place);
  const parents = takeParents(place, itemPath(resource));
  command.argument(
    `<${field?.flag ?? verb.field}...>`,
    `${field?.notation?.form ?? ''}, such as ${field?.notation?.sample ?? ''}`,
  );
  if (verb.guard) command.option('--force', 'send it also where that is dangerous');
  addOptions(command, [dryRun(), ...expanding(resource)]);
  command.action((word: string, parts: string[]) =>
    run(place, async (session) => {
      const { amend } = await import('../operate/verbs/amend.ts');
      await amend(session, { resource, name, verb, word, parents: parents(), parts });
    }),
  );
};

/** Things put in a new order: all of them, in the order given. */
export const buildOrder = (place: Place, verb: OrderVerb): void => {
  const { resource, name, command } = place;
  command.argument(`<${resource.singular}...>`, `names or ids of all of them, in the new order`);
  const parents = takeParents(place, resource.path);
  const fields = addFieldFlags(command, someFields(resource.fields, [verb.by]), [verb.by]);
  addOptions(command, [dryRun(), ...expanding(resource)]);
  command.action((words: unknown) =>
    run(place, async (session) => {
      const { reorder } = await import('../operate/verbs/order.ts');
      await reorder(session, {
        resource,
        name,
        verb,
        words: wordsIn(words),
        parents: parents(),
        by: fields.given()[verb.by],
      });
    }),
  );
};
