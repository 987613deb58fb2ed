import type { OrderVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/field-flags.ts';
import { addOptions, createDryRunFlag, createExpandFlag } from '../cli/flags/verb-flags.ts';
import { requireSomeFields } from '../operate/input/body.ts';
import { composeFlagExample, composeParentFlags, joinParts } from './example-words.ts';
import { readWords, runVerb, takeParents, type VerbCommand } from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** Reorders targets: all of them, in the order given. */
const buildOrder = (verbCommand: VerbCommand, verb: OrderVerb): void => {
  const { resource, name, command } = verbCommand;
  command.argument(
    `<${resource.singular}...>`,
    `names or ids of all ${resource.titles}, in the new order`,
  );
  const parents = takeParents(verbCommand, resource.path);
  const fields = addFieldFlags(command, requireSomeFields(resource.fields, [verb.by]), [verb.by]);
  addOptions(command, [createDryRunFlag(), ...createExpandFlag(resource)]);
  command.action((words: unknown) =>
    runVerb(verbCommand, async (session) => {
      const { reorderItems } = await import('../operate/verbs/order.ts');
      await reorderItems(session, {
        resource,
        name,
        verb,
        words: readWords(words),
        parents: parents(),
        by: fields.given()[verb.by],
      });
    }),
  );
};

/** Reorders targets. */
export const orderKind: VerbKind<OrderVerb> = {
  build: buildOrder,
  examples: ({ start, target, resource }, verb) => {
    const parents = composeParentFlags(resource, resource.path);
    return [
      joinParts(start, target, 'clear-cache', parents, composeFlagExample(resource, verb.by)),
    ];
  },
};
