import { Option } from 'commander';
import { getItemPath } from '../catalog/paths.ts';
import type { Resource, Verb } from '../catalog/vocabulary.ts';
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

/** `wait`: until targets meet a condition or are deleted. */
const buildWait = (verbCommand: VerbCommand): void => {
  const { resource, name, command } = verbCommand;
  const targets = takeTargets(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const until = addFlag(
    verbCommand,
    new Option(
      '--for <condition>',
      'state=a,b, field=glob, deleted, or a field with a state; default: until the state stops changing',
    ).argParser((text) => {
      refuseEmptyCondition('--for', text);
      return text;
    }),
  );
  addOptions(command, [createPollFlag('polling interval; default: increasing')]);
  // As with --wait, --timeout limits the entire wait.
  command.setOptionValue('wait', true);
  command.action(() => {
    targets.check();
    return runVerb(verbCommand, async (session, { resource }) => {
      const { waitForTargets } = await import('../operate/verbs/wait-verb.ts');
      await waitForTargets(session, {
        resource,
        name,
        selection: targets.read(),
        parents: parents(),
        until: readTextFlag(until()),
      });
    });
  });
};

/** Whether a verb deletes rows of a resource. */
const isDeletable = ({ verbs }: Resource): boolean =>
  Object.values(verbs).some((verb) => verb.kind === 'action' && verb.method === 'DELETE');

const composeWaitExamples = ({ one, resource }: ExampleStart): readonly string[] => {
  const [good] = resource.fields.state?.good ?? [];
  const others = Object.keys(resource.fields).filter(
    (key) => key !== 'state' && resource.fields[key]?.kind === 'state',
  );
  return [
    ...(good ? [`${one} --for state=${good} --timeout 10m`] : [one]),
    ...others.map((key) => `${one} --for ${key}`),
    ...(isDeletable(resource) ? [`${one} --for deleted`] : []),
  ];
};

/** `wait`: until targets meet a condition. */
export const waitKind: VerbKind<Extract<Verb, { kind: 'wait' }>> = {
  build: buildWait,
  examples: composeWaitExamples,
};
