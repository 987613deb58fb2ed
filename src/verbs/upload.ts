import { Option } from 'commander';
import { findResource } from '../catalog/index.ts';
import { getCollectionPath } from '../catalog/paths.ts';
import type { Resource, SuccessConditions, UploadVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/field-flags.ts';
import {
  addOptions,
  createDryRunFlag,
  createExpandFlag,
  createLabelsFlag,
} from '../cli/flags/verb-flags.ts';
import { createWaitFlags, readWait } from '../cli/flags/wait-flags.ts';
import { addRequiredArgument } from '../cli/usage.ts';
import { requireSomeFields } from '../operate/input/body.ts';
import { composeFieldFlags, composeParentFlags, joinParts } from './example-words.ts';
import {
  addFlag,
  readArgument,
  readMissingLabels,
  readTextFlag,
  readWords,
  runVerb,
  takePathParents,
  type VerbCommand,
} from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** The fields of an upload; the help of one that defaults to the file name mentions that. */
const describeFields = (verbCommand: VerbCommand, { takes, namedAfterFile }: UploadVerb) => {
  const fields = requireSomeFields(verbCommand.resource.fields, takes);
  const named = namedAfterFile === undefined ? undefined : fields[namedAfterFile];
  if (namedAfterFile === undefined || !named) return fields;
  return {
    ...fields,
    [namedAfterFile]: { ...named, about: `${named.about}; default: that of the uploaded file` },
  };
};

/** What an upload is waited for, and on which row. */
const findAwaited = (
  resource: Resource,
  { awaits, finish: { task } }: UploadVerb,
): readonly [Resource, SuccessConditions | undefined] =>
  task ? [findResource(task.of), task.awaits] : [resource, awaits];

/** `--resume`, for an upload that ends in a task. */
const addResumeFlag = (verbCommand: VerbCommand, { finish }: UploadVerb): (() => unknown) => {
  if (!finish.task) return () => undefined;
  const { name, resource } = verbCommand;
  const about = `wait for an earlier ${name}, by the id of its ${resource.title}`;
  return addFlag(verbCommand, new Option('--resume <id>', about));
};

/** `upload`: a file, and a flag for each field. */
const buildUpload = (verbCommand: VerbCommand, verb: UploadVerb): void => {
  const { resource, name, command } = verbCommand;
  // A wait for an earlier upload needs no file.
  if (verb.finish.task) command.argument('[file]', 'file to upload');
  else addRequiredArgument(command, 'file', 'file to upload');
  const parents = takePathParents(verbCommand, getCollectionPath(resource));
  const fields = addFieldFlags(command, describeFields(verbCommand, verb), verb.needs ?? []);
  if (verb.takes.includes('label_ids')) addOptions(command, [createLabelsFlag()]);
  addOptions(command, [
    ...createWaitFlags(...findAwaited(resource, verb)),
    createDryRunFlag(),
    ...createExpandFlag(resource),
  ]);
  const resume = addResumeFlag(verbCommand, verb);
  command.action(() => {
    // As with --wait, --timeout limits the entire wait.
    if (resume() !== undefined) command.setOptionValue('wait', true);
    return runVerb<UploadVerb>(verbCommand, async (session, { resource, verb }) => {
      const { runUpload } = await import('../operate/verbs/upload.ts');
      const flags = fields.given(session.api);
      const [file] = readWords(readArgument(verbCommand));
      await runUpload(session, {
        resource,
        name,
        verb,
        parents: parents(),
        file,
        resume: readTextFlag(resume()),
        flags,
        missingLabels: readMissingLabels(verbCommand),
        wait: readWait(command),
      });
    });
  });
};

/** `upload`: sends a file to the platform. */
export const uploadKind: VerbKind<UploadVerb> = {
  build: buildUpload,
  examples: ({ start, resource }, verb) => {
    const parents = composeParentFlags(resource, getCollectionPath(resource));
    const wait = (verb.finish.task?.awaits ?? verb.awaits) ? '--wait' : '';
    const needed = composeFieldFlags(resource.fields, verb.needs ?? []);
    const { sampleFile = `${resource.singular.replace(/-version$/, '')}.tar.gz` } = verb;
    return [
      joinParts(start, `./${sampleFile}`, parents, needed, wait),
      ...(verb.finish.task ? [`${start} --resume ${resource.sample}`] : []),
    ];
  },
};
