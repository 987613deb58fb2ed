import type { Command } from 'commander';
import type { Desk } from '../commands/own-settings.ts';
import { type CommonFlags, flagsOf } from './flags.ts';
import { openWriterFor } from './settings.ts';
import type { Stage } from './stage.ts';

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
