import { Option } from 'commander';
import { itemPath } from '../catalog/paths.ts';
import { hasStateCheck } from '../catalog/state-check.ts';
import type {
  ActionVerb,
  AmendVerb,
  AnswerField,
  OrderVerb,
  Resource,
} from '../catalog/vocabulary.ts';
import { setFlagFacts } from '../cli/flags/flag-facts.ts';
import { addFieldFlags } from '../cli/flags/flags.ts';
import { combineGiven } from '../cli/flags/repeated-flags.ts';
import {
  addOptions,
  consentFlags,
  dryRunFlag,
  expandFlag,
  failFastFlag,
  showSecretsFlag,
} from '../cli/flags/verb-flags.ts';
import { requireSomeFields } from '../operate/input/body.ts';
import {
  addFlag,
  readTextFlag,
  runVerb,
  takeParents,
  takeTarget,
  takeTargets,
  targetPlaceholder,
  type VerbCommand,
} from './verb-command.ts';
import { waitFlags } from './waiting-verbs.ts';

/** `shutdown, then empty`. */
const inTurn = (names: readonly string[]): string => names.join(', then ');

/** The flag for the actions that may be run before a verb; its last one gives it its name. */
const preceding = (place: VerbCommand, { precededBy = [] }: ActionVerb): (() => unknown) => {
  const last = precededBy.at(-1);
  return last
    ? addFlag(
        place,
        new Option(`--${last}-first`, `first ${inTurn(precededBy)}, where its state asks for it`),
      )
    : () => false;
};

/** The resource of the rows that an action picks one of. */
const pickedResource = ({ verbs }: Resource, { among }: AnswerField): string | undefined => {
  const view = verbs[among];
  return view?.kind === 'view' && view.answers.kind === 'list' ? view.answers.of : undefined;
};

/** The flag for the further thing an action names, with the spellings of the API. */
const takePicked = (place: VerbCommand, pick: AnswerField): (() => string | undefined) => {
  const { flag, about } = pick;
  const refersTo = pickedResource(place.resource, pick);
  const option = setFlagFacts(new Option(`--${flag} <name|id>`, `${about} (required)`), {
    kind: 'ref',
    ...(refersTo !== undefined && { refersTo }),
    isRequired: true,
  });
  const picked = addFlag(place, option);
  const others = [`${flag}_id`, `${flag}-id`].map((name) => {
    const spelling = new Option(`--${name} <name|id>`).hideHelp();
    return addFlag(place, setFlagFacts(spelling, { spellingOf: option }));
  });
  return () =>
    [picked, ...others].reduce<string | undefined>((before, read) => {
      const given = readTextFlag(read());
      if (given === undefined || before === undefined) return given ?? before;
      return combineGiven(flag, before, given);
    }, undefined);
};

/** The flag for the action that what is added goes through once it is there. */
const following = (place: VerbCommand, { adds, awaits }: ActionVerb): (() => unknown) => {
  if (!adds) return () => false;
  const first = awaits?.until?.[0];
  const about = `${adds.followedBy} what was added as soon as it is ${first}`;
  return addFlag(place, new Option(`--${adds.followedBy}`, about));
};

/** A verb that starts something on targets. */
export const buildAction = (place: VerbCommand, verb: ActionVerb): void => {
  const { resource, name, command } = place;
  const selection = takeTargets(place);
  const parents = takeParents(place, itemPath(resource));
  const { pick, sends = {} } = verb;
  const picked = pick ? takePicked(place, pick) : () => undefined;
  const fields = addFieldFlags(command, sends, Object.keys(sends));
  const precede = preceding(place, verb);
  const follow = following(place, verb);
  addOptions(command, [...waitFlags(resource, verb.awaits, verb.adds?.followedBy), failFastFlag()]);
  if (verb.destructive || verb.disturbs) addOptions(command, consentFlags());
  if (hasStateCheck(resource, verb)) command.option('--force', 'skip the state check');
  // There is nothing to skip, and scripts may give it to every verb.
  else command.addOption(new Option('--force').hideHelp());
  if (verb.answers?.kind === 'secret') addOptions(command, showSecretsFlag());
  addOptions(command, [dryRunFlag()]);
  command.action((words: unknown) => {
    const chosen = selection(words);
    return runVerb(place, async (session) => {
      const { runActionVerb: act } = await import('../operate/verbs/act.ts');
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
export const buildAmend = (place: VerbCommand, verb: AmendVerb): void => {
  const { resource, name, command } = place;
  const field = resource.fields[verb.field];
  takeTarget(place);
  const parents = takeParents(place, itemPath(resource));
  command.argument(
    `<${field?.flag ?? verb.field}...>`,
    `${field?.notation?.form ?? ''}, such as ${field?.notation?.sample ?? ''}`,
  );
  if (verb.guard) command.option('--force', 'send it also where that is dangerous');
  addOptions(command, [dryRunFlag(), ...expandFlag(resource)]);
  command.action((word: string, parts: string[]) =>
    runVerb(place, async (session) => {
      const { amendTarget: amend } = await import('../operate/verbs/amend.ts');
      await amend(session, { resource, name, verb, word, parents: parents(), parts });
    }),
  );
};

/** Things put in a new order: all of them, in the order given. */
export const buildOrder = (place: VerbCommand, verb: OrderVerb): void => {
  const { resource, name, command } = place;
  command.argument(`<${resource.singular}...>`, `names or ids of all of them, in the new order`);
  const parents = takeParents(place, resource.path);
  const fields = addFieldFlags(command, requireSomeFields(resource.fields, [verb.by]), [verb.by]);
  addOptions(command, [dryRunFlag(), ...expandFlag(resource)]);
  command.action((words: unknown) =>
    runVerb(place, async (session) => {
      const { reorderItems: reorder } = await import('../operate/verbs/order.ts');
      await reorder(session, {
        resource,
        name,
        verb,
        words: targetPlaceholder(words),
        parents: parents(),
        by: fields.given()[verb.by],
      });
    }),
  );
};
