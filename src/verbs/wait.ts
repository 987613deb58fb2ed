import { Option } from 'commander';
import { getItemPath } from '../catalog/paths.ts';
import type { Verb } from '../catalog/vocabulary.ts';
import { addOptions } from '../cli/flags/verb-flags.ts';
import { createPollFlag, refuseEmptyCondition } from '../cli/flags/wait-flags.ts';
import {
  addFlag,
  readTextFlag,
  runVerb,
  takeParents,
  takeTargets,
  type VerbCommand,
} from './verb-command.ts';
import type { ExampleStart, VerbKind } from './verb-kind.ts';

/** `wait`: until targets are in a state, meet a condition or are gone. */
const buildWait = (verbCommand: VerbCommand): void => {
  const { resource, name, command } = verbCommand;
  const readSelection = takeTargets(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const until = addFlag(
    verbCommand,
    new Option(
      '--for <condition>',
      'state=a,b, field=glob or deleted; else until it is at rest',
    ).argParser((text) => {
      refuseEmptyCondition('--for', text);
      return text;
    }),
  );
  addOptions(command, [createPollFlag('look this often instead of ever less often')]);
  // It waits by itself: --timeout is for the whole of it.
  command.setOptionValue('wait', true);
  command.action((words: unknown) => {
    const selection = readSelection(words);
    return runVerb(verbCommand, async (session, { resource }) => {
      const { waitForTargets } = await import('../operate/verbs/wait-verb.ts');
      await waitForTargets(session, {
        resource,
        name,
        selection,
        parents: parents(),
        until: readTextFlag(until()),
      });
    });
  });
};

const composeWaitExamples = ({ one, resource }: ExampleStart): readonly string[] => {
  const [good] = resource.fields.state?.good ?? [];
  return [...(good ? [`${one} --for state=${good} --timeout 10m`] : [one]), `${one} --for deleted`];
};

/** `wait`: until things are in a state. */
export const waitKind: VerbKind<Extract<Verb, { kind: 'wait' }>> = {
  build: buildWait,
  examples: composeWaitExamples,
};
