import { Option } from 'commander';
import { collectionPath, itemPath } from '../catalog/paths.ts';
import type { DownloadVerb, UploadVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/flags.ts';
import { someFields } from '../operate/input/body.ts';
import {
  added,
  addOptions,
  createLabels,
  dryRun,
  expanding,
  type Place,
  run,
  takeParents,
  takeTarget,
  textIn,
  wordsIn,
} from './verb-command.ts';
import { waiting } from './waiting-verbs.ts';

/** A field that is the name of the file unless it is given says so in its help. */
const describedFields = (place: Place, { takes, namedAfterFile }: UploadVerb) => {
  const fields = someFields(place.resource.fields, takes);
  const named = namedAfterFile === undefined ? undefined : fields[namedAfterFile];
  if (namedAfterFile === undefined || !named) return fields;
  return {
    ...fields,
    [namedAfterFile]: { ...named, about: `${named.about}; that of FILE unless given` },
  };
};

/** `upload`: a file, and a flag for each field of what is made of it. */
export const buildUpload = (place: Place, verb: UploadVerb): void => {
  const { resource, name, command } = place;
  command.argument('<file>', 'file to hand over');
  const parents = takeParents(place, collectionPath(resource));
  const fields = addFieldFlags(command, describedFields(place, verb), []);
  if (verb.takes.includes('label_ids')) addOptions(command, [createLabels()]);
  addOptions(command, [...waiting(resource, verb.awaits), dryRun(), ...expanding(resource)]);
  command.action((file: string) =>
    run(place, async (session) => {
      const { upload } = await import('../operate/verbs/upload.ts');
      const flags = fields.given();
      await upload(session, { resource, name, verb, parents: parents(), file, flags });
    }),
  );
};

/** `download`: the bytes of one target, to a place on this machine. */
export const buildDownload = (place: Place, verb: DownloadVerb): void => {
  const { resource, name, command } = place;
  takeTarget(place);
  const parents = takeParents(place, itemPath(resource));
  const to = added(
    place,
    new Option(
      '--to <place>',
      'file or existing folder to write to, - for stdout; here unless given',
    ),
  );
  command.option('--force', 'replace a file that is there, or write to a terminal');
  command.action((word: unknown) =>
    run(place, async (session) => {
      const { download } = await import('../operate/verbs/download.ts');
      const words = wordsIn(word);
      await download(session, {
        resource,
        name,
        verb,
        words,
        parents: parents(),
        to: textIn(to()),
      });
    }),
  );
};
