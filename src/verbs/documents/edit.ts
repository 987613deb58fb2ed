import { getItemPath } from '../../catalog/paths.ts';
import type { EditVerb, Resource, UpdateVerb } from '../../catalog/vocabulary.ts';
import {
  addOptions,
  createDryRunFlag,
  createExpandFlag,
  readConsent,
} from '../../cli/flags/verb-flags.ts';
import { createWaitFlags, readWait } from '../../cli/flags/wait-flags.ts';
import { describeUpdateChecks } from '../update.ts';
import {
  isForced,
  readWords,
  runVerb,
  takeParents,
  takeTarget,
  type VerbCommand,
} from '../verb-command.ts';
import type { VerbKind } from '../verb-kind.ts';

/** The update that sends what was edited. */
const findUpdate = ({ noun, verbs }: Resource, name: string): UpdateVerb => {
  const verb = verbs[name];
  if (verb?.kind === 'update') return verb;
  throw new Error(`${noun} ${name} is not an update`);
};

/** `edit`: the fields of one target in an editor. */
const buildEdit = (verbCommand: VerbCommand, { by }: EditVerb): void => {
  const { resource, name, command } = verbCommand;
  const update = findUpdate(resource, by);
  takeTarget(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  if (update.guard || update.when) {
    command.option('--force', `skip the ${describeUpdateChecks(update)}`);
  }
  addOptions(command, [
    ...createWaitFlags(resource, update.awaits),
    createDryRunFlag(),
    ...createExpandFlag(resource),
  ]);
  command.option('-y, --yes', 'ask nothing; stop if others have changed it in the meantime');
  command.action((word: unknown) =>
    runVerb<EditVerb>(verbCommand, async (session, { resource }) => {
      const { editTarget } = await import('../../operate/documents/edit.ts');
      const [target = ''] = readWords(word);
      await editTarget(session, {
        resource,
        name,
        update: findUpdate(resource, by),
        updateName: by,
        word: target,
        parents: parents(),
        force: isForced(verbCommand),
        yes: readConsent(command).yes,
        wait: readWait(command),
      });
    }),
  );
};

/** `edit`: changes fields of one target in an editor. */
export const editKind: VerbKind<EditVerb> = {
  build: buildEdit,
  examples: ({ one }) => [one],
  notes: (_, __, own) => [
    'The editor is the one in VISUAL or EDITOR. Only the fields that you change are sent. What is refused is opened again with the reason on top; to cancel, leave the file as it is.',
    ...own,
  ],
};
