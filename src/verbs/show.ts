import { getItemPath } from '../catalog/paths.ts';
import type { Verb } from '../catalog/vocabulary.ts';
import { addItemFlags } from '../cli/flags/output-flags.ts';
import { addOptions, createExpandFlag, createSecretFlags } from '../cli/flags/verb-flags.ts';
import { addLiveFlags } from './flags/live-flags.ts';
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
  const live = addLiveFlags(verbCommand, {});
  addItemFlags(command);
  addOptions(command, createExpandFlag(resource));
  command.action(() => {
    const way = live();
    return runVerb(verbCommand, async (session, { resource }) => {
      const call = {
        resource,
        name,
        words: readWords(readArgument(verbCommand)),
        parents: parents(),
      };
      if (way) {
        const { watchShown } = await import('../operate/live/live-show.ts');
        return watchShown(session, call);
      }
      const { showTarget } = await import('../operate/verbs/show.ts');
      return showTarget(session, call);
    });
  });
};

/** `show`: one or several targets. */
export const showKind: VerbKind<Extract<Verb, { kind: 'show' }>> = {
  build: buildShow,
  examples: ({ one }) => [one, `${one} -o json`, `${one} --watch`],
};
