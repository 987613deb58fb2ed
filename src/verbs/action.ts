import { type Command, Option } from 'commander';
import { findResource } from '../catalog/index.ts';
import { getItemPath } from '../catalog/paths.ts';
import { hasStateCheck } from '../catalog/state-check.ts';
import type { ActionVerb, AnswerField, Noun, Resource } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/field-flags.ts';
import { setFlagFacts } from '../cli/flags/flag-facts.ts';
import { combineGiven } from '../cli/flags/repeated-flags.ts';
import {
  addOptions,
  createConsentFlags,
  createDryRunFlag,
  createFailFastFlag,
  createShowSecretsFlags,
  readConsent,
} from '../cli/flags/verb-flags.ts';
import { createEventWaitFlags, createWaitFlags, readWait } from '../cli/flags/wait-flags.ts';
import { quoteForShell } from '../lib/text/shell-word.ts';
import type { ActionOptions } from '../operate/outcomes/action-options.ts';
import { composeFieldFlags, joinParts } from './example-words.ts';
import {
  addFlag,
  readTextFlag,
  runVerb,
  takeParents,
  takeTargets,
  type VerbCommand,
} from './verb-command.ts';
import type { ExampleStart, VerbKind } from './verb-kind.ts';

/** `shutdown, then empty`. */
const joinInTurn = (names: readonly string[]): string => names.join(', then ');

/** The flag for the actions that may run before a verb, named after the last one. */
const addPrecedeFlag = (
  verbCommand: VerbCommand,
  { precededBy = [] }: ActionVerb,
): (() => unknown) => {
  const last = precededBy.at(-1);
  return last
    ? addFlag(
        verbCommand,
        new Option(
          `--${last}-first`,
          `first run ${joinInTurn(precededBy)} if the state requires it`,
        ),
      )
    : () => false;
};

/** The resource that an action picks a row of. */
const findPickedResource = ({ verbs }: Resource, { among }: AnswerField): Noun | undefined => {
  const view = verbs[among];
  return view?.kind === 'view' && view.answers.kind === 'list' ? view.answers.of : undefined;
};

/** The flag for the further row that an action needs, with the spellings of the API. */
const addPickFlag = (verbCommand: VerbCommand, pick: AnswerField): (() => string | undefined) => {
  const { flag, about } = pick;
  const refersTo = findPickedResource(verbCommand.resource, pick);
  const option = setFlagFacts(new Option(`--${flag} <name|id>`, `${about} (required)`), {
    kind: 'ref',
    ...(refersTo !== undefined && { refersTo }),
    isRequired: true,
  });
  const picked = addFlag(verbCommand, option);
  const others = [`${flag}_id`, `${flag}-id`].map((name) => {
    const spelling = new Option(`--${name} <name|id>`).hideHelp();
    return addFlag(verbCommand, setFlagFacts(spelling, { spellingOf: option }));
  });
  return () =>
    [picked, ...others].reduce<string | undefined>((before, read) => {
      const given = readTextFlag(read());
      if (given === undefined || before === undefined) return given ?? before;
      return combineGiven(flag, before, given);
    }, undefined);
};

/** The flag for the action that follows on added members. */
const addNextFlag = (verbCommand: VerbCommand, { adds, awaits }: ActionVerb): (() => unknown) => {
  if (!adds) return () => false;
  const first = awaits?.success?.[0];
  const about = `${adds.followedBy} the new members as soon as they are ${first}`;
  return addFlag(verbCommand, new Option(`--${adds.followedBy}`, about));
};

/** The options of an action as given. */
export const readActionOptions = (command: Command): ActionOptions => {
  const { force = false, failFast = false } = command.opts<{
    force?: boolean;
    failFast?: boolean;
  }>();
  return { force, failFast, wait: readWait(command), consent: readConsent(command) };
};

/** A verb that starts something on targets. */
const buildAction = (verbCommand: VerbCommand, verb: ActionVerb): void => {
  const { resource, name, command } = verbCommand;
  const targets = takeTargets(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const { pick, sends = {} } = verb;
  const picked = pick ? addPickFlag(verbCommand, pick) : () => undefined;
  const fields = addFieldFlags(command, sends, Object.keys(sends));
  const precede = addPrecedeFlag(verbCommand, verb);
  const follow = addNextFlag(verbCommand, verb);
  addOptions(command, [
    ...createWaitFlags(resource, verb.awaits, verb.adds?.followedBy),
    ...(verb.endEvent ? createEventWaitFlags() : []),
    createFailFastFlag(),
  ]);
  if (verb.destructive || verb.disturbs) addOptions(command, createConsentFlags());
  if (hasStateCheck(resource, verb)) command.option('--force', 'skip the state check');
  // Nothing to skip, but scripts may pass it to every verb.
  else command.addOption(new Option('--force').hideHelp());
  if (verb.answers?.kind === 'secret') addOptions(command, createShowSecretsFlags());
  addOptions(command, [createDryRunFlag()]);
  command.action(() => {
    targets.check();
    return runVerb<ActionVerb>(verbCommand, async (session, { resource, verb }) => {
      const { runActionVerb } = await import('../operate/verbs/act.ts');
      await runActionVerb(session, {
        resource,
        name,
        verb,
        selection: targets.read(),
        parents: parents(),
        sends: fields.given(session.api),
        picked: picked(),
        precede: precede() === true,
        follow: follow() === true,
        options: readActionOptions(command),
      });
    });
  });
};

const composeActionExamples = (
  { one, resource }: ExampleStart,
  verb: ActionVerb,
): readonly string[] => {
  const rows = verb.pick && findPickedResource(resource, verb.pick);
  const picked =
    verb.pick && rows ? `--${verb.pick.flag} ${quoteForShell(findResource(rows).sample)}` : '';
  const body = composeFieldFlags(verb.sends ?? {}, Object.keys(verb.sends ?? {}));
  const secret = verb.answers?.kind === 'secret' ? '--show-secrets' : '';
  const whole = joinParts(one, picked, body);
  const plain = joinParts(whole, secret, verb.awaits ? '--wait' : '');
  const asked = verb.destructive ? `${whole} --yes` : `${joinParts(whole, secret)} --dry-run`;
  const last = verb.precededBy?.at(-1);
  const next = verb.adds ? [`${whole} --${verb.adds.followedBy} --wait`] : [];
  return [plain, asked, ...next, ...(last ? [`${one} --${last}-first --yes --wait`] : [])];
};

/** Describes what an action loses, and when it needs a confirmation. */
const describeConsequences = (resource: Resource, verb: ActionVerb): readonly string[] => {
  if (!verb.loses) return [];
  if (!verb.disturbs) return [verb.loses];
  const { unless, minimumCount = 1 } = verb.disturbs;
  const when = [
    ...(minimumCount > 1 ? [`for ${minimumCount} or more ${resource.titles}`] : []),
    ...(unless?.words ? [`if it ${unless.words.otherwise}`] : []),
  ];
  return [
    `${verb.loses} On a terminal, this needs confirmation${when.map((one) => ` ${one}`).join('')}.`,
  ];
};

/** An action on targets, such as `boot`. */
export const actionKind: VerbKind<ActionVerb> = {
  build: buildAction,
  examples: composeActionExamples,
  notes: (resource, verb, own) => [...describeConsequences(resource, verb), ...own],
};
