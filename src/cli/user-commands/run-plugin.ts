import { resolveEndpoint } from '../../config/endpoint.ts';
import type { Settings } from '../../config/settings.ts';
import type { Host } from '../../host.ts';
import { readErrorCode, readErrorMessage } from '../../lib/failures/error-causes.ts';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { runToEnd } from '../../lib/process/run-to-end.ts';
import { splitFlag } from '../command-line/command-line.ts';
import type { CommonFlags } from '../flags/flags.ts';
import type { RunContext } from '../run-context.ts';
import { loadRunSettings } from '../settings.ts';
import type { Plugin } from './plugins.ts';

/** The variable with the endpoint. It is not a setting, so imco itself does not read it. */
const pluginEndpointVariable = 'IMCO_PLUGIN_ENDPOINT';

/** The flags of imco that may stand before the name of a plugin. */
const readFlagsBefore = (
  name: string,
  before: readonly string[],
): Pick<CommonFlags, 'profile' | 'config'> => {
  const flags: { profile?: string; config?: string } = {};
  for (let at = 0; at < before.length; at++) {
    const [flag, attached] = splitFlag(before[at] ?? '');
    if (flag !== '--profile' && flag !== '--config') {
      throw new UsageFailure(`${flag} cannot be used before a plugin`, {
        code: 'contradiction',
        hint: `put flags of the plugin behind its name: "imco ${name} ..."; only --profile and --config can come before it`,
      });
    }
    if (attached === undefined) at++;
    flags[flag === '--profile' ? 'profile' : 'config'] = attached ?? before[at] ?? '';
  }
  return flags;
};

/**
 * Whether the profile may be passed on, and what it decides. One that an untrusted project file
 * chooses may not: a variable would permit changes with it, which need trust.
 */
const isProfileTrusted = ({ values: { profile }, files }: Settings): boolean =>
  profile?.origin.kind !== 'project' ||
  files.some(({ kind, trust }) => kind === 'project' && trust === 'trusted');

/** The environment of a plugin: it names the platform, and adds no credentials. */
const createPluginEnvironment = (
  env: Host['env'],
  settings: Settings,
): Record<string, string | undefined> => {
  const { profile } = settings.values;
  const isTrusted = isProfileTrusted(settings);
  const config = settings.files.find(({ kind }) => kind === 'file')?.path;
  return {
    ...env,
    ...(profile && isTrusted && { IMCO_PROFILE: profile.value }),
    ...(config !== undefined && { IMCO_CONFIG: config }),
    [pluginEndpointVariable]: isTrusted ? resolveEndpoint(settings.values) : undefined,
  };
};

const explainStartError = (error: unknown, path: string): string =>
  readErrorCode(error) === 'ENOENT'
    ? `${path} or the interpreter in its first line does not exist`
    : `${path}: ${readErrorMessage(error)}`;

/**
 * Runs a plugin with the streams of this process and returns its exit code. `before` are the words
 * before its name, `args` those behind it. Throws a `Failure` if it is not safe to run or
 * cannot be started.
 */
export const runPlugin = async (
  context: RunContext,
  { name, path, problem, fix }: Plugin,
  { before, args }: { readonly before: readonly string[]; readonly args: readonly string[] },
): Promise<number> => {
  if (problem !== undefined) {
    throw new ConfigurationFailure(`plugin "${name}" was not run: ${path} ${problem}`, {
      code: 'unsafe_plugin',
      hint: fix === undefined ? 'see "imco help extensions"' : `if you trust it, run: ${fix}`,
    });
  }
  const { host } = context;
  const settings = await loadRunSettings(context, readFlagsBefore(name, before));
  const env = createPluginEnvironment(host.env, settings);
  try {
    return await host.lend(() => runToEnd({ command: [path, ...args], env, host }));
  } catch (error) {
    throw new ConfigurationFailure(
      `plugin "${name}" cannot be started: ${explainStartError(error, path)}`,
      { code: 'plugin_not_started', hint: 'check the first line of the plugin', cause: error },
    );
  }
};
