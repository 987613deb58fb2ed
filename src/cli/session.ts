import { secretFieldNames } from '../catalog/secret-fields.ts';
import { resolveEndpoint } from '../config/endpoint.ts';
import { readConfiguredProxy } from '../config/proxy.ts';
import type { Settings } from '../config/settings.ts';
import type { Host } from '../host.ts';
import { parseDuration } from '../lib/time/duration.ts';
import { createChangeCheck, withChangeCheck } from '../operate/outcomes/change-check.ts';
import type { RunOptions, Session } from '../operate/session.ts';
import type { NameListener } from '../operate/targets/item-names.ts';
import { askSecret, canAsk } from '../output/terminal/prompts.ts';
import { createChangeGuard } from './change-guard.ts';
import type { CommonFlags } from './flags/flags.ts';
import { readRowOptions } from './flags/output-flags.ts';
import type { RunContext } from './run-context.ts';
import { isQuiet, loadRunSettings } from './settings.ts';

/** Longest wait for the end of an action unless `--timeout` says otherwise, in ms. */
const usualWaitMs = 30 * 60_000;

/** Longest one look takes while a longer wait goes on, in ms. */
const longestOfOneMs = 60_000;

/** Asks without echo, where there is somebody to ask. */
export const createSecretPrompt = ({
  terminal,
  signal,
}: Host): ((question: string) => Promise<string>) | undefined =>
  canAsk(terminal) ? (question) => askSecret(terminal, question, signal) : undefined;

/** Flags of the verbs, beside those of every command. */
interface VerbFlags extends CommonFlags {
  readonly yes?: boolean;
  readonly confirm?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly wait?: boolean;
  readonly waitUntil?: string;
  readonly poll?: number;
  readonly showSecrets?: boolean;
  readonly failFast?: boolean;
}

const createRunOptions = (
  flags: VerbFlags,
  decided: Pick<RunOptions, 'waitTimeoutMs' | 'quiet' | 'rows'>,
): RunOptions => ({
  ...decided,
  yes: flags.yes ?? false,
  confirm: flags.confirm,
  force: flags.force ?? false,
  dryRun: flags.dryRun ?? false,
  wait: flags.wait ?? false,
  waitUntil: flags.waitUntil,
  pollMs: flags.poll,
  showSecrets: flags.showSecrets ?? false,
  expand: flags.expand ?? false,
  failFast: flags.failFast ?? false,
});

/**
 * How long requests and waits may take, in ms. What was asked for on the command line is for the
 * whole wait as well, also for one a verb begins by itself.
 */
const readTimeLimits = (settings: Settings, flags: VerbFlags) => {
  const { timeout } = settings.values;
  const given = parseDuration(timeout.value) ?? 0;
  const isAsked = timeout.origin.kind === 'flag';
  const requestMs = isAsked && flags.wait ? Math.min(given, longestOfOneMs) : given;
  return { requestMs, waitMs: isAsked ? given : usualWaitMs };
};

/** The profile in force as it is named: a flat one by the host it leads to. */
const nameProfile = ({ values }: Settings): string => {
  if (values.profile) return values.profile.value;
  const endpoint = attemptEndpoint(values);
  return endpoint === undefined ? 'default' : new URL(endpoint).host;
};

const attemptEndpoint = (values: Settings['values']): string | undefined => {
  try {
    return resolveEndpoint(values, () => {});
  } catch {
    // What is wrong with it is told where it is used.
    return undefined;
  }
};

/**
 * Opens what a verb needs for the flags it was given, runs it and closes the connections again,
 * however it ended. What is there to change something is checked before anything is sent; what runs
 * unattended asks for no passphrase.
 */
export const withSession = async (
  context: RunContext,
  flags: VerbFlags,
  verb: (session: Session) => Promise<void>,
  purpose: 'reading' | 'changing' | 'unattended' = 'reading',
): Promise<void> => {
  const { host } = context;
  const settings = await loadRunSettings(context, flags);
  const name = nameProfile(settings);
  const check = createChangeCheck(settings, name, (line) => {
    context.notices.push(line);
    // Where something is changed is said with --quiet, too; for a program it goes with a failure.
    if (context.writer.reportsAsText) context.writer.warn(line);
  });
  if (purpose === 'changing') check();
  const [
    { createConnection: connectionOf },
    { openPlatform },
    { RowCache },
    { reportOwnNames },
    { createNameListener },
    { createNameCache },
    { findCacheOwner },
  ] = await Promise.all([
    import('../config/connection.ts'),
    import('../platform/client.ts'),
    import('../operate/targets/row-cache.ts'),
    import('../operate/targets/item-names.ts'),
    import('./completion-words.ts'),
    import('../shell/kept-names.ts'),
    import('../shell/whose.ts'),
  ]);
  const notice = (line: string): void => {
    context.notices.push(line);
    context.writer.note(`notice: ${line}`);
  };
  const connection = await connectionOf(settings, {
    notice,
    env: host.env,
    signal: host.signal,
    // Node opens stdin where it is looked at, and few keys have a passphrase.
    get ask() {
      return purpose === 'unattended' ? undefined : createSecretPrompt(host);
    },
  });
  const { requestMs, waitMs } = readTimeLimits(settings, flags);
  const { concurrency } = settings.values;
  const platform = await openPlatform(connection, {
    version: host.version,
    clock: host.clock,
    requestTimeoutMs: requestMs,
    secretNames: secretFieldNames,
    proxy: readConfiguredProxy(host.env),
    ...(concurrency.origin.kind !== 'default' && { concurrency: concurrency.value }),
    ...(flags.debug && { debug: (line: string) => context.writer.warn(line) }),
  });
  const owner = findCacheOwner(settings, connection.endpoint);
  const profiles = { names: settings.profiles, current: settings.values.profile?.value };
  const reportNames: NameListener = owner
    ? createNameListener(createNameCache(host, owner, profiles))
    : () => {};
  const guard = createChangeGuard(context.writer, {
    secretNames: secretFieldNames,
    showsSecrets: flags.showSecrets ?? false,
  });
  const beforeChange = (): Promise<void> => {
    check();
    return guard.beforeChange();
  };
  const session: Session = {
    host,
    platform: withChangeCheck(platform, beforeChange),
    writer: guard.writer,
    cache: new RowCache(platform, host.signal, (resource, items) =>
      reportOwnNames(reportNames, resource, items),
    ),
    reportNames,
    options: createRunOptions(flags, {
      waitTimeoutMs: waitMs,
      quiet: isQuiet(context, flags, context.writer.format),
      rows: readRowOptions(flags, settings.values.relative?.value ?? false),
    }),
    profile: {
      name,
      isProtected: settings.values.protected.value,
      certificate: connection.cert,
    },
  };
  try {
    await guard.run(() => verb(session));
  } finally {
    await platform.close();
  }
};
