import { Option } from 'commander';
import { collectionPath, itemPath } from '../catalog/paths.ts';
import type { DownloadVerb, UploadVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/flags.ts';
import { addOptions, createLabelsFlag, dryRunFlag, expandFlag } from '../cli/flags/verb-flags.ts';
import { requireSomeFields } from '../operate/input/body.ts';
import {
  addFlag,
  readMissingLabels,
  readTextFlag,
  runVerb,
  takeParents,
  takeTarget,
  targetPlaceholder,
  type VerbCommand,
} from './verb-command.ts';
import { waitFlags } from './waiting-verbs.ts';

/** A field that is the name of the file unless it is given says so in its help. */
const describedFields = (place: VerbCommand, { takes, namedAfterFile }: UploadVerb) => {
  const fields = requireSomeFields(place.resource.fields, takes);
  const named = namedAfterFile === undefined ? undefined : fields[namedAfterFile];
  if (namedAfterFile === undefined || !named) return fields;
  return {
    ...fields,
    [namedAfterFile]: { ...named, about: `${named.about}; that of FILE unless given` },
  };
};

/** `upload`: a file, and a flag for each field of what is made of it. */
export const buildUpload = (place: VerbCommand, verb: UploadVerb): void => {
  const { resource, name, command } = place;
  command.argument('<file>', 'file to hand over');
  const parents = takeParents(place, collectionPath(resource));
  const fields = addFieldFlags(command, describedFields(place, verb), []);
  if (verb.takes.includes('label_ids')) addOptions(command, [createLabelsFlag()]);
  addOptions(command, [...waitFlags(resource, verb.awaits), dryRunFlag(), ...expandFlag(resource)]);
  command.action((file: string) =>
    runVerb(place, async (session) => {
      const { runUpload: upload } = await import('../operate/verbs/upload.ts');
      const flags = fields.given();
      await upload(session, {
        resource,
        name,
        verb,
        parents: parents(),
        file,
        flags,
        missingLabels: readMissingLabels(place),
      });
    }),
  );
};

/** `download`: the bytes of one target, to a place on this machine. */
export const buildDownload = (place: VerbCommand, verb: DownloadVerb): void => {
  const { resource, name, command } = place;
  takeTarget(place);
  const parents = takeParents(place, itemPath(resource));
  const to = addFlag(
    place,
    new Option(
      '--to <place>',
      'file or existing folder to write to, - for stdout; here unless given',
    ),
  );
  command.option('--force', 'replace a file that is there, or write to a terminal');
  command.action((word: unknown) =>
    runVerb(place, async (session) => {
      const { downloadTarget: download } = await import('../operate/verbs/download.ts');
      const words = targetPlaceholder(word);
      await download(session, {
        resource,
        name,
        verb,
        words,
        parents: parents(),
        to: readTextFlag(to()),
        overwrite: command.opts<{ force?: boolean }>().force ? 'replace' : 'refuse',
      });
    }),
  );
};
