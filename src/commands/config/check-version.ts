/** Checks a version of the API on the platform of a profile, before the profile is switched to it. */

import { ping } from '../../catalog/ping.ts';
import type { ApiVersion } from '../../catalog/versions/api-version.ts';
import { replaceEndpointVersion } from '../../catalog/versions/endpoint-version.ts';
import { type ConfiguredConnection, createConnection } from '../../config/connection.ts';
import type { LoadOptions } from '../../config/files/layers.ts';
import { loadSettings } from '../../config/load.ts';
import { readConfiguredProxy } from '../../config/proxy.ts';
import { findSetting, type Settings, settingNames } from '../../config/settings.ts';
import { Failure, Interruption } from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import { parseDuration } from '../../lib/time/duration.ts';
import { explainMissingVersion } from '../../platform/api-versions.ts';
import { openPlatform } from '../../platform/client.ts';
import type { ConfigContext } from './own-settings.ts';

/** What the check needs beside the context of the command. */
export interface VersionCheck {
  readonly ask: ((question: string) => Promise<string>) | undefined;
  readonly debug: ((line: string) => void) | undefined;
}

/** Variables of settings that lead to another platform than the one of the profile. */
const leadsElsewhere = settingNames
  .filter((name) => !findSetting(name).harmless && name !== 'passphrase-file')
  .map((name) => findSetting(name).env);

/** The settings of a profile with another version, whatever the environment says. */
const loadProfile = async (
  { host, config }: ConfigContext,
  profile: string | undefined,
  version: ApiVersion,
): Promise<Settings> => {
  const { cwd, home, platform, signal } = host;
  const env = Object.fromEntries(
    Object.entries(host.env).filter(([name]) => !leadsElsewhere.includes(name)),
  );
  const options: LoadOptions = {
    cwd,
    home,
    env,
    platform,
    signal,
    flags: profile === undefined ? {} : { profile },
    ...(config !== undefined && { config }),
    notice: () => {},
  };
  const settings = await loadSettings(options);
  const { endpoint } = settings.values;
  const origin = { kind: 'flag', where: 'api' } as const;
  const values = {
    ...settings.values,
    api: { value: version, origin },
    ...(endpoint && {
      endpoint: { ...endpoint, value: replaceEndpointVersion(endpoint.value, version) },
    }),
  };
  return { ...settings, values };
};

const pingPlatform = async (
  { host }: ConfigContext,
  { values }: Settings,
  connection: ConfiguredConnection,
  { debug }: VersionCheck,
): Promise<void> => {
  const { signal } = host;
  const platform = await openPlatform(connection, {
    version: host.version,
    clock: host.clock,
    random: host.random,
    requestTimeoutMs: parseDuration(values.timeout.value) ?? 60_000,
    proxy: readConfiguredProxy(host.env),
    ...(debug && { debug }),
  });
  try {
    await platform.send({ method: 'GET', path: ping.path }, { signal });
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    const suggest = (other: ApiVersion): string => `the platform supports ${other}`;
    throw await explainMissingVersion(failure, connection.api, { platform, signal, suggest });
  } finally {
    await platform.close();
  }
};

/** Says that nothing was changed, and how to change it anyway. */
const withWayOut = (failure: Failure, version: ApiVersion): Failure => {
  const { hint } = failure.details;
  const anyway = `to set ${version} anyway, add --no-verify`;
  return withDetails(failure, `${failure.message}; nothing was changed`, {
    hint: hint === undefined ? anyway : `${hint}; ${anyway}`,
  });
};

/**
 * Checks that the platform of a profile supports a version. Throws the failure if it does not, or if
 * that cannot be found out. A profile that is not complete yet has no platform that could be asked.
 */
export const checkProfileVersion = async (
  context: ConfigContext,
  profile: string | undefined,
  version: ApiVersion,
  check: VersionCheck,
): Promise<void> => {
  const { host, writer } = context;
  const { env, platform, signal } = host;
  const notice = (line: string): void => writer.note(`notice: ${line}`);
  try {
    const settings = await loadProfile(context, profile, version);
    const options = { notice, env, platform, signal, ask: check.ask };
    const connection = await createConnection(settings, options);
    await pingPlatform(context, settings, connection, check);
  } catch (failure) {
    if (!(failure instanceof Failure) || failure instanceof Interruption) throw failure;
    if (failure.code !== 'not_configured') throw withWayOut(failure, version);
    notice(`API ${version} was not checked: ${failure.message}`);
  }
};
