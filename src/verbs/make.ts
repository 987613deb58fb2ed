import { findResource } from '../catalog/index.ts';
import type { MakeVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/field-flags.ts';
import {
  addOptions,
  createDryRunFlag,
  createExpandFlag,
  createFromFileFlag,
} from '../cli/flags/verb-flags.ts';
import { createWaitFlags, readWait } from '../cli/flags/wait-flags.ts';
import { describeInputRules } from '../operate/input/rule-words.ts';
import { completeByRules, composeFieldFlags, joinParts } from './example-words.ts';
import { addFollowFlag } from './flags/follow-flag.ts';
import {
  addFlag,
  readArgument,
  readTextFlag,
  readWords,
  runVerb,
  takeTarget,
  type VerbCommand,
} from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** A verb that creates something of another resource from a target. */
const buildMake = (verbCommand: VerbCommand, verb: MakeVerb): void => {
  const { name, command } = verbCommand;
  takeTarget(verbCommand);
  const fields = addFieldFlags(command, verb.sends, verb.needs, verb.rules);
  const file = addFlag(verbCommand, createFromFileFlag());
  const follow = addFollowFlag(verbCommand, verb);
  const of = findResource(verb.of);
  addOptions(command, [
    ...createWaitFlags(of, verb.awaits, verb.followedBy),
    createDryRunFlag(),
    ...createExpandFlag(of),
  ]);
  command.action(() =>
    runVerb<MakeVerb>(verbCommand, async (session, { resource, verb }) => {
      const { runMakeVerb } = await import('../operate/verbs/make.ts');
      const [word = ''] = readWords(readArgument(verbCommand));
      const input = { flags: fields.given(session.api), fromFile: readTextFlag(file()) };
      await runMakeVerb(session, {
        resource,
        name,
        verb,
        word,
        input,
        follow: follow() === true,
        wait: readWait(command),
      });
    }),
  );
};

/** Creates a row of another resource from a target. */
export const makeKind: VerbKind<MakeVerb> = {
  build: buildMake,
  examples: ({ one }, verb) => {
    const whole = joinParts(
      one,
      composeFieldFlags(verb.sends, completeByRules(verb.sends, verb.needs, verb.rules)),
    );
    return [verb.followedBy ? `${whole} --${verb.followedBy} --wait` : whole];
  },
  notes: (_, { sends, rules }, own) => [...describeInputRules(sends, rules), ...own],
};
