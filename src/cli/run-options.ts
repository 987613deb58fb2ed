import type { Settings } from '../config/settings.ts';
import { parseDuration } from '../lib/time/duration.ts';
import type { RunOptions } from '../operate/session.ts';
import type { CommonFlags } from './flags/flags.ts';
import { readRowOptions } from './flags/output-flags.ts';
import type { RunContext } from './run-context.ts';
import { isQuiet } from './settings.ts';

/** Longest wait for the end of an action unless `--timeout` says otherwise, in ms. */
const defaultWaitMs = 30 * 60_000;

/** Longest a single request takes while a longer wait goes on, in ms. */
const longestRequestMs = 60_000;

/** Flags that a session reads, beside those of every command; what concerns one verb is its own. */
export interface SessionFlags extends CommonFlags {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly wait?: boolean;
  readonly poll?: number;
  readonly showSecrets?: boolean;
}

/**
 * How long requests and waits may take, in ms. What was asked for on the command line is for the
 * whole wait as well, also for one a verb begins by itself.
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
  rows: readRowOptions(flags, { relative: settings.values.relative?.value ?? false }),
});
