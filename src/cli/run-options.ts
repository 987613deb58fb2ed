import type { Settings } from '../config/settings.ts';
import { parseDuration } from '../lib/time/duration.ts';
import type { RunOptions } from '../operate/session.ts';
import type { CommonFlags } from './flags/flags.ts';
import { readListDefaults } from './flags/list-defaults.ts';
import { readRowOptions } from './flags/output-flags.ts';
import type { RunContext } from './run-context.ts';
import { isQuiet } from './settings.ts';

/** Default time limit of a wait, in ms. */
const defaultWaitMs = 30 * 60_000;

/** Time limit of a single request during a longer wait, in ms. */
const longestRequestMs = 60_000;

/** Flags that a session reads, beside the common ones. */
export interface SessionFlags extends CommonFlags {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly wait?: boolean;
  readonly poll?: number;
  readonly showSecrets?: boolean;
}

/**
 * Time limits of requests and waits, in ms. With a wait, `--timeout` limits the entire wait.
 */
export const findTimeLimits = (settings: Settings, flags: SessionFlags) => {
  const { timeout } = settings.values;
  const given = parseDuration(timeout.value) ?? 0;
  const isAsked = timeout.origin.kind === 'flag';
  const requestMs = isAsked && flags.wait ? Math.min(given, longestRequestMs) : given;
  return { requestMs, waitMs: isAsked ? given : defaultWaitMs };
};

export const readRunOptions = (
  context: RunContext,
  settings: Settings,
  flags: SessionFlags,
): RunOptions => ({
  dryRun: flags.dryRun ?? false,
  waitTimeoutMs: findTimeLimits(settings, flags).waitMs,
  pollMs: flags.poll,
  quiet: isQuiet(context, flags, context.writer.format),
  showSecrets: flags.showSecrets ?? false,
  showSecretsUnwatched: flags.yes ?? false,
  rows: readRowOptions(flags, readListDefaults(settings)),
  ssh: {
    user: settings.values['ssh-user']?.value,
    key: settings.values['ssh-key']?.value,
    address: settings.values['ssh-address']?.value,
  },
});
