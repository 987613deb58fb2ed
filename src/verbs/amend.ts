import { getItemPath } from '../catalog/paths.ts';
import type { AmendVerb } from '../catalog/vocabulary.ts';
import { addOptions, createDryRunFlag, createExpandFlag } from '../cli/flags/verb-flags.ts';
import { addRequiredArgument } from '../cli/usage.ts';
import {
  isForced,
  readArgument,
  readWords,
  runVerb,
  takeParents,
  takeTarget,
  type VerbCommand,
} from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** Adds or removes elements of a list field, given as arguments after the target. */
const buildAmend = (verbCommand: VerbCommand, verb: AmendVerb): void => {
  const { resource, name, command } = verbCommand;
  const field = resource.fields[verb.field];
  takeTarget(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  addRequiredArgument(
    command,
    `${field?.flag ?? verb.field}...`,
    `${field?.notation?.form ?? ''}, such as ${field?.notation?.sample ?? ''}`,
  );
  if (verb.guard) command.option('--force', 'skip the safety check');
  addOptions(command, [createDryRunFlag(), ...createExpandFlag(resource)]);
  command.action(() =>
    runVerb<AmendVerb>(verbCommand, async (session, { resource, verb }) => {
      const { amendTarget } = await import('../operate/verbs/amend.ts');
      const [word = ''] = readWords(readArgument(verbCommand));
      await amendTarget(session, {
        resource,
        name,
        verb,
        word,
        parents: parents(),
        parts: readWords(readArgument(verbCommand, 1)),
        force: isForced(verbCommand),
      });
    }),
  );
};

/** Adds or removes elements of a list field. */
export const amendKind: VerbKind<AmendVerb> = {
  build: buildAmend,
  examples: ({ one, resource }, verb) => {
    const sample = resource.fields[verb.field]?.notation?.sample ?? '';
    return [`${one} ${sample}`, `${one} ${sample} --dry-run`];
  },
};
