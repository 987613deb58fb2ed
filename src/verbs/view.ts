import { findResource } from '../catalog/index.ts';
import { getItemPath } from '../catalog/paths.ts';
import type { ViewVerb } from '../catalog/vocabulary.ts';
import { addListFlags } from '../cli/flags/output-flags.ts';
import { addOptions, createExpandFlag, createShowSecretsFlags } from '../cli/flags/verb-flags.ts';
import {
  readArgument,
  readWords,
  runVerb,
  takeParents,
  takeTarget,
  type VerbCommand,
} from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** A read-only view of one target, such as its events. */
const buildView = (verbCommand: VerbCommand, verb: ViewVerb): void => {
  const { resource, name, command } = verbCommand;
  takeTarget(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const { answers } = verb;
  if (answers.kind === 'list') addListFlags(command);
  addOptions(
    command,
    answers.kind === 'secret'
      ? createShowSecretsFlags()
      : createExpandFlag(findResource(answers.of)),
  );
  command.action(() =>
    runVerb<ViewVerb>(verbCommand, async (session, { resource, verb }) => {
      const { runView } = await import('../operate/verbs/view.ts');
      await runView(session, verb, {
        resource,
        name,
        words: readWords(readArgument(verbCommand)),
        parents: parents(),
      });
    }),
  );
};

/** A read-only view of one target, such as its events. */
export const viewKind: VerbKind<ViewVerb> = {
  build: buildView,
  examples: ({ one }, verb) => [verb.answers.kind === 'secret' ? `${one} --show-secrets` : one],
};
