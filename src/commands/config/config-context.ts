import type { Command } from 'commander';
import { type CommonFlags, flagsOf } from '../../cli/flags/flags.ts';
import type { Stage } from '../../cli/run-context.ts';
import { openWriterFor } from '../../cli/settings.ts';
import type { Desk } from './own-settings.ts';

/** Runs a command on the user's own settings, which may be wrong, or not there yet. */
export const withDesk = async (
  stage: Stage,
  command: Command,
  work: (desk: Desk) => Promise<void>,
): Promise<void> => {
  const flags = flagsOf<CommonFlags & { readonly dryRun?: boolean }>(command);
  await openWriterFor(stage, flags);
  const { host } = stage;
  await work({
    host,
    writer: stage.writer,
    config: flags.config,
    profile: flags.profile ?? (host.env.IMCO_PROFILE || undefined),
    dryRun: flags.dryRun ?? false,
  });
};
