import { getCollectionPath } from '../catalog/paths.ts';
import { listPointerFlags } from '../catalog/rules/pointers.ts';
import type { AddVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/field-flags.ts';
import { addOptions, createDryRunFlag, createFailFastFlag } from '../cli/flags/verb-flags.ts';
import { createWaitFlags, readWait } from '../cli/flags/wait-flags.ts';
import { UsageFailure } from '../lib/failures/failures.ts';
import { joinWords } from '../lib/text/join-words.ts';
import { canCompleteLine } from './asking/complete-line.ts';
import { composeFieldFlags, composeParentFlags, joinParts } from './example-words.ts';
import { runVerb, takeParents, type VerbCommand } from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** `add`: a flag for each kind of row that can be added to a parent. */
const buildAdd = (verbCommand: VerbCommand, verb: AddVerb): void => {
  const { resource, name, command } = verbCommand;
  const parents = takeParents(verbCommand, getCollectionPath(resource));
  const kinds = listPointerFlags(resource);
  const pointed = addFieldFlags(command, kinds, []);
  addOptions(command, [
    ...createWaitFlags(resource, verb.awaits),
    createFailFastFlag(),
    createDryRunFlag(),
  ]);
  command.action(() => {
    if (Object.keys(pointed.given()).length === 0 && !canCompleteLine(verbCommand)) {
      const flags = Object.keys(kinds).map((kind) => `--${kind.replaceAll('_', '-')}`);
      throw new UsageFailure(`${name} needs ${joinWords(flags, 'or')}`, {
        code: 'missing_flag',
        hint: `see "imco ${resource.noun} ${name} --help"`,
      });
    }
    return runVerb<AddVerb>(verbCommand, async (session, { resource, verb }) => {
      const { addToParent } = await import('../operate/verbs/add.ts');
      const { failFast = false } = command.opts<{ failFast?: boolean }>();
      const consent = { yes: true, confirm: undefined };
      const options = { force: false, failFast, wait: readWait(command), consent };
      await addToParent(session, {
        resource,
        name,
        verb,
        parents: parents(),
        pointed: pointed.given(),
        options,
      });
    });
  });
};

/** `add`: adds rows of other resources to a parent. */
export const addKind: VerbKind<AddVerb> = {
  build: buildAdd,
  examples: ({ start, resource }, verb) => {
    const parents = composeParentFlags(resource, getCollectionPath(resource));
    const wait = verb.awaits ? '--wait' : '';
    const kinds = listPointerFlags(resource);
    return Object.keys(kinds).map((kind) =>
      joinParts(start, parents, composeFieldFlags(kinds, [kind]), wait),
    );
  },
};
