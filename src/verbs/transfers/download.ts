import { Option } from 'commander';
import { getItemPath } from '../../catalog/paths.ts';
import type { DownloadVerb } from '../../catalog/vocabulary.ts';
import {
  addFlag,
  readArgument,
  readTextFlag,
  readWords,
  runVerb,
  takeParents,
  takeTarget,
  type VerbCommand,
} from '../verb-command.ts';
import type { VerbKind } from '../verb-kind.ts';

/** `download`: saves the content of one target. */
const buildDownload = (verbCommand: VerbCommand): void => {
  const { resource, name, command } = verbCommand;
  takeTarget(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const to = addFlag(
    verbCommand,
    new Option(
      '--to <path>',
      'file or existing folder to write to, - for stdout; default: current folder',
    ),
  );
  command.option('--force', 'replace an existing file, or write to a terminal');
  command.action(() =>
    runVerb<DownloadVerb>(verbCommand, async (session, { resource, verb }) => {
      const { downloadTarget } = await import('../../operate/verbs/download.ts');
      const words = readWords(readArgument(verbCommand));
      await downloadTarget(session, {
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

/** `download`: saves the content of one target. */
export const downloadKind: VerbKind<DownloadVerb> = {
  build: buildDownload,
  examples: ({ one }) => [one, `${one} --to ./downloads`, `${one} --to - | sha256sum`],
};
