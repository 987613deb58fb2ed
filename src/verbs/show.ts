import { getItemPath } from '../catalog/paths.ts';
import type { Verb } from '../catalog/vocabulary.ts';
import { addItemFlags } from '../cli/flags/output-flags.ts';
import { addOptions, createExpandFlag, createSecretFlags } from '../cli/flags/verb-flags.ts';
import {
  readArgument,
  readWords,
  runVerb,
  takeParents,
  takeReadTargets,
  type VerbCommand,
} from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** `show`: one or several targets. */
const buildShow = (verbCommand: VerbCommand): void => {
  const { resource, name, command } = verbCommand;
  takeReadTargets(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  addOptions(command, createSecretFlags(resource));
  addItemFlags(command);
  addOptions(command, createExpandFlag(resource));
  command.action(() =>
    runVerb(verbCommand, async (session, { resource }) => {
      const { showTarget } = await import('../operate/verbs/show.ts');
      await showTarget(session, {
        resource,
        name,
        words: readWords(readArgument(verbCommand)),
        parents: parents(),
      });
    }),
  );
};

/** `show`: one or several targets. */
export const showKind: VerbKind<Extract<Verb, { kind: 'show' }>> = {
  build: buildShow,
  examples: ({ one }) => [one, `${one} -o json`],
};
