import { Option } from 'commander';
import type { ExportVerb } from '../../catalog/vocabulary.ts';
import { addFieldFlags } from '../../cli/flags/field-flags.ts';
import { addOptions, createDryRunFlag } from '../../cli/flags/verb-flags.ts';
import { createPollFlag } from '../../cli/flags/wait-flags.ts';
import { composeFieldFlags, joinParts } from '../example-words.ts';
import { addFlag, readTextFlag, runVerb, type VerbCommand } from '../verb-command.ts';
import type { VerbKind } from '../verb-kind.ts';

/** `export`: saves rows of other resources in a file. */
const buildExport = (verbCommand: VerbCommand, verb: ExportVerb): void => {
  const { name, command } = verbCommand;
  const fields = addFieldFlags(command, verb.sends, []);
  const to = addFlag(
    verbCommand,
    new Option(
      '--to <path>',
      'file or existing folder to write to, - for stdout; default: current folder',
    ),
  );
  const resume = addFlag(
    verbCommand,
    new Option('--resume <id>', 'wait for an export that was started before, by its archive'),
  );
  command.option('--force', 'replace an existing file, or write to a terminal');
  addOptions(command, [
    createPollFlag('polling interval; default: increasing'),
    createDryRunFlag(),
  ]);
  // As with --wait, --timeout limits the entire wait.
  command.setOptionValue('wait', true);
  command.action(() =>
    runVerb<ExportVerb>(verbCommand, async (session, { resource, verb }) => {
      const { runExport } = await import('../../operate/verbs/export.ts');
      await runExport(session, {
        resource,
        name,
        verb,
        flags: fields.given(session.api),
        to: readTextFlag(to()),
        resume: readTextFlag(resume()),
        overwrite: command.opts<{ force?: boolean }>().force ? 'replace' : 'refuse',
      });
    }),
  );
};

/** `export`: saves rows of other resources in a file. */
export const exportKind: VerbKind<ExportVerb> = {
  build: buildExport,
  examples: ({ start, resource }, verb) => {
    const [first = ''] = Object.keys(verb.sends);
    const one = joinParts(start, composeFieldFlags(verb.sends, [first]));
    return [`${one} --to ${first.split('_')[0]}.zip`, `${start} --resume ${resource.sample}`];
  },
};
