import { secretFieldNames } from '../catalog/secret-fields.ts';
import { catalogFor } from '../catalog/versions/catalog-for.ts';
import type { ConfiguredConnection } from '../config/connection.ts';
import { resolveEndpoint } from '../config/endpoint.ts';
import { readConfiguredProxy } from '../config/proxy.ts';
import type { Settings } from '../config/settings.ts';
import { describeVersionChoice, suggestOtherVersion } from '../config/suggest-version.ts';
import type { Host } from '../host.ts';
import { createChangeCheck, withChangeCheck } from '../operate/outcomes/change-check.ts';
import type { Session } from '../operate/session.ts';
import type { NameListener } from '../operate/targets/item-names.ts';
import { askSecret, canAsk } from '../output/terminal/prompts.ts';
import type { Platform } from '../platform/platform.ts';
import { createChangeGuard } from './change-guard.ts';
import { explainRefusal } from './failure-causes/stopped-sandbox.ts';
import { withExplainedVersion } from './failure-causes/version-failures.ts';
import type { RunContext } from './run-context.ts';
import { findTimeLimits, readRunOptions, type SessionFlags } from './run-options.ts';
import { loadRunSettings } from './settings.ts';

/** Prompts for a secret without echo, if there is a terminal. */
export const createSecretPrompt = ({
  terminal,
  signal,
}: Host): ((question: string) => Promise<string>) | undefined =>
  canAsk(terminal) ? (question) => askSecret(terminal, question, signal) : undefined;
/** The name of the active profile; without a profile, the host of the endpoint. */
const findProfileName = ({ values }: Settings): string => {
  if (values.profile) return values.profile.value;
  const endpoint = tryResolveEndpoint(values);
  return endpoint === undefined ? 'default' : new URL(endpoint).host;
};

const tryResolveEndpoint = (values: Settings['values']): string | undefined => {
  try {
    return resolveEndpoint(values);
  } catch {
    // Problems are reported where the endpoint is used.
    return undefined;
  }
};

/** The purpose of a session: for changes the profile is checked before anything is sent. */
type Purpose = 'reading' | 'changing' | 'unattended';

/** The client for the active profile. An unattended session does not prompt for a passphrase. */
const openConfiguredPlatform = async (
  context: RunContext,
  settings: Settings,
  flags: SessionFlags,
  purpose: Purpose,
) => {
  const [{ createConnection }, { openPlatform }] = await Promise.all([
    import('../config/connection.ts'),
    import('../platform/client.ts'),
  ]);
  const { host } = context;
  const connection = await createConnection(settings, {
    notice: (line) => {
      context.notices.push(line);
      context.writer.note(`notice: ${line}`);
    },
    env: host.env,
    platform: host.platform,
    signal: host.signal,
    // Read late: Node opens stdin when it is accessed, and few keys have a passphrase.
    get ask() {
      return purpose === 'unattended' ? undefined : createSecretPrompt(host);
    },
  });
  const { concurrency } = settings.values;
  const platform = await openPlatform(connection, {
    version: host.version,
    clock: host.clock,
    random: host.random,
    requestTimeoutMs: findTimeLimits(settings, flags).requestMs,
    secretNames: secretFieldNames,
    proxy: readConfiguredProxy(host.env),
    ...(concurrency.origin.kind !== 'default' && { concurrency: concurrency.value }),
    ...(flags.debug && { debug: (line: string) => context.writer.warn(line) }),
  });
  return { connection, platform };
};

/** The cache of rows; their names are also cached for completion. */
const openRowCache = async (
  host: Host,
  settings: Settings,
  { endpoint, api }: Pick<ConfiguredConnection, 'endpoint' | 'api'>,
  platform: Platform,
): Promise<Pick<Session, 'cache' | 'reportNames' | 'api'>> => {
  const [
    { RowCache },
    { createRowReader },
    { reportOwnNames },
    { createNameListener },
    { createNameCache },
    { findCacheOwner },
  ] = await Promise.all([
    import('../operate/targets/row-cache.ts'),
    import('../operate/targets/row-reader.ts'),
    import('../operate/targets/item-names.ts'),
    import('./completion-words.ts'),
    import('../shell/name-cache.ts'),
    import('../shell/cache-owner.ts'),
  ]);
  const owner = findCacheOwner(settings, endpoint);
  const profiles = { names: settings.profiles, current: settings.values.profile?.value };
  const reportNames: NameListener = owner
    ? createNameListener(createNameCache(host, owner, profiles))
    : () => {};
  const cache = new RowCache(
    createRowReader(platform, host.signal),
    catalogFor(api),
    (resource, items) => reportOwnNames(reportNames, resource, items),
  );
  return { cache, reportNames, api };
};

/** The check of the profile before changes, which reports it once if a project file chose it. */
const createProfileCheck = (context: RunContext, settings: Settings, profile: string) =>
  createChangeCheck(settings, profile, (line) => {
    context.notices.push(line);
    // For changes this is printed even with --quiet; for a program it is part of a failure.
    if (context.writer.reportsAsText) context.writer.warn(line);
  });

/**
 * Throws a `UsageFailure` if an untrusted project file chose the profile, as before a change. For
 * what is written without a session.
 */
export const checkOwnProfile = (context: RunContext, settings: Settings): void =>
  createProfileCheck(context, settings, findProfileName(settings))();

/** Runs a verb, and says so if the platform that it cannot reach is a sandbox that has stopped. */
const withExplainedRefusal = async (
  { host }: RunContext,
  { values }: Settings,
  verb: () => Promise<void>,
): Promise<void> => {
  try {
    await verb();
  } catch (thrown) {
    throw await explainRefusal(thrown, values, host);
  }
};

/**
 * Opens a session for the flags of a verb, runs the verb, and always closes the connections.
 */
export const withSession = async (
  context: RunContext,
  flags: SessionFlags,
  verb: (session: Session) => Promise<void>,
  purpose: Purpose = 'reading',
): Promise<void> => {
  const { host } = context;
  const settings = await loadRunSettings(context, flags);
  const name = findProfileName(settings);
  const checkProfile = createProfileCheck(context, settings, name);
  if (purpose === 'changing') checkProfile();
  const { connection, platform } = await openConfiguredPlatform(context, settings, flags, purpose);
  try {
    const guard = createChangeGuard(context.writer, {
      secretNames: secretFieldNames,
      showsSecrets: flags.showSecrets ?? false,
    });
    const beforeChange = (): Promise<void> => {
      checkProfile();
      return guard.beforeChange();
    };
    const session: Session = {
      host,
      platform: withChangeCheck(platform, beforeChange),
      writer: guard.writer,
      ...(await openRowCache(host, settings, connection, platform)),
      versionChoice: {
        current: describeVersionChoice(settings.values, connection.api),
        suggest: (version) => suggestOtherVersion(settings.values, version),
      },
      options: readRunOptions(context, settings, flags),
      profile: {
        name,
        isProtected: settings.values.protected.value,
        certificate: connection.cert,
      },
    };
    await guard.run(() =>
      withExplainedRefusal(context, settings, () =>
        withExplainedVersion(session, () => verb(session)),
      ),
    );
  } finally {
    await platform.close();
  }
};
