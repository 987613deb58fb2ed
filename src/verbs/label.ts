import { labels } from '../catalog/labels.ts';
import type { Verb } from '../catalog/vocabulary.ts';
import {
  addOptions,
  createDryRunFlag,
  createLabelsFlag,
  createListFlag,
} from '../cli/flags/verb-flags.ts';
import { readMissingLabels, runVerb, takeTargets, type VerbCommand } from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** `label`: adds and removes labels. */
const buildLabel = (verbCommand: VerbCommand): void => {
  const { name, command } = verbCommand;
  const targets = takeTargets(verbCommand);
  addOptions(command, [
    createListFlag('--add', 'labels to add', { refersTo: labels.noun }),
    createListFlag('--remove', 'labels to remove', { refersTo: labels.noun }),
    createLabelsFlag(),
    createDryRunFlag(),
  ]);
  command.action(() => {
    targets.check();
    return runVerb(verbCommand, async (session, { resource }) => {
      const { labelTargets } = await import('../operate/verbs/label.ts');
      const { add = [], remove = [] } = command.opts<{ add?: string[]; remove?: string[] }>();
      await labelTargets(session, {
        resource,
        name,
        selection: targets.read(),
        add,
        remove,
        missingLabels: readMissingLabels(verbCommand),
      });
    });
  });
};

/** `label`: adds and removes labels. */
export const labelKind: VerbKind<Extract<Verb, { kind: 'label' }>> = {
  build: buildLabel,
  examples: ({ one }) => [`${one} --add production --remove staging`],
};
