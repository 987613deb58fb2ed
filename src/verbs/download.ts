import { Option } from 'commander';
import { itemPath } from '../catalog/paths.ts';
import type { DownloadVerb } from '../catalog/vocabulary.ts';
import {
  addFlag,
  readTextFlag,
  runVerb,
  takeParents,
  takeTarget,
  targetPlaceholder,
  type VerbCommand,
} from './verb-command.ts';
import type { VerbKind } from './verb-kind.ts';

/** `download`: the bytes of one target, to a place on this machine. */
const buildDownload = (place: VerbCommand, verb: DownloadVerb): void => {
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

/** `download`: the bytes of one thing. */
export const downloadKind: VerbKind<DownloadVerb> = {
  build: buildDownload,
  examples: ({ one }) => [one, `${one} --to ./downloads`, `${one} --to - | sha256sum`],
};
