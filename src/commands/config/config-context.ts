import type { Command } from 'commander';
import { type CommonFlags, readFlags } from '../../cli/flags/flags.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { setOutputAnyway } from '../../cli/settings.ts';
import type { ConfigContext } from './own-settings.ts';

/** Runs a command on the user's own settings, which may be invalid or missing. */
export const withConfigContext = async (
  context: RunContext,
  command: Command,
  work: (context: ConfigContext) => Promise<void>,
): Promise<void> => {
  const flags = readFlags<CommonFlags & { readonly dryRun?: boolean }>(command);
  await setOutputAnyway(context, flags);
  const { host } = context;
  await work({
    host,
    writer: context.writer,
    config: flags.config,
    profile: flags.profile ?? (host.env.IMCO_PROFILE || undefined),
    dryRun: flags.dryRun ?? false,
  });
  // A login, a logout and every change of a file may have another profile active.
  const { recordActiveProfile } = await import('./record-profile.ts');
  await recordActiveProfile(host);
};
