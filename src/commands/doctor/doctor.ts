/** `imco doctor`: checks everything imco depends on, in the order in which commands use it. */

import { explainRefusal } from '../../cli/failure-causes/stopped-sandbox.ts';
import type { Passphrase } from '../../config/credentials/private-key.ts';
import { readConfiguredProxy } from '../../config/proxy.ts';
import type { Settings } from '../../config/settings.ts';
import type { Host } from '../../host.ts';
import { Failure, type FailureKind, TimeoutFailure } from '../../lib/failures/failures.ts';
import { parseDuration } from '../../lib/time/duration.ts';
import type { Column, Item, Tone } from '../../output/document.ts';
import { openProgress } from '../../output/terminal/progress.ts';
import type { Writer } from '../../output/writer.ts';
import { openPlatform } from '../../platform/client.ts';
import { withDeadline } from '../../platform/deadline.ts';
import type { Platform } from '../../platform/platform.ts';
import { inspectUntrustedServer } from '../../platform/transport/untrusted-server.ts';
import { type Check, type CheckFinding, findWorst, runChecks } from './check.ts';
import { createConfigurationChecks } from './configuration.ts';
import { createEnvironmentCheck } from './environment.ts';
import { createNetworkChecks, defaultPorts } from './network.ts';
import { createPlatformChecks } from './platform.ts';
import { findNamedProxy } from './proxy.ts';
import { attemptSync, type DoctorSetup, readSetup } from './setup.ts';
import { formatSkew } from './tls.ts';

/** Time limit for all checks together, in ms (default). */
const defaultLongestMs = 30_000;

/** Time limit for one step of connecting to the platform, in ms. */
const longestStepMs = 5000;

/** Time limit for the platform's response, in ms. */
const longestPingMs = 10_000;

/** The input of `runDoctor`. */
export interface Examination {
  readonly host: Host;
  readonly writer: Writer;
  /** As loaded, or the failure to load them. */
  readonly settings: Settings | Failure;
  /** Notices reported while they were loaded. */
  readonly notices: readonly string[];
  /** Asks for the passphrase of the private key; undefined without a terminal. */
  readonly ask?: Passphrase['ask'];
  /** Remove access by others. */
  readonly fix: boolean;
  /** Show each skipped check on a line of its own. */
  readonly verbose?: boolean;
  /** Do not show progress. */
  readonly quiet: boolean;
  /** Takes the lines of `--debug`. */
  readonly debug?: (line: string) => void;
  /** Ports a platform may listen on (default: `defaultPorts`). */
  readonly ports?: readonly number[];
  /** Time limit for all checks together, in ms (default: half a minute). */
  readonly longestMs?: number;
}

const tones: Readonly<Record<string, Tone>> = { ok: 'good', warning: 'busy', failed: 'bad' };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The result on one line, and how to fix it on the next. */
const formatFinding = ({ message, fix }: Item): string =>
  [text(message), ...(fix === undefined ? [] : [`fix: ${text(fix)}`])]
    .map((line) => line.replaceAll(/\s+/g, ' '))
    .join('\n');

const columns: readonly Column[] = [
  { key: 'check', heading: 'check', kind: 'id', cell: ({ check }) => text(check) },
  {
    key: 'status',
    heading: 'status',
    kind: 'state',
    cell: ({ status }) => text(status),
    tone: ({ status }) => tones[text(status)] ?? 'plain',
  },
  { key: 'message', heading: 'result', kind: 'text', cell: formatFinding, wraps: true },
];

/**
 * The results for a terminal: all skipped checks share the last row, so that the failed check does
 * not scroll out of view.
 */
const foldSkipped = (findings: readonly CheckFinding[]): readonly CheckFinding[] => {
  const skipped = findings.filter(({ status }) => status === 'skipped');
  if (skipped.length < 2) return findings;
  const reasons = [...new Set(skipped.map(({ message }) => message))];
  const message = `${reasons.join('; ')}; list them with --verbose`;
  const folded = { check: `${skipped.length} checks`, status: 'skipped', message } as const;
  return [...findings.filter(({ status }) => status !== 'skipped'), folded];
};

const createItem = ({ check, status, message, fix }: CheckFinding): Item => ({
  check,
  status,
  message,
  ...(fix !== undefined && { fix }),
});

/** All checks, in order; `opened` receives the platform client once it is open. */
const createChecks = (
  { host, fix, debug, ports = defaultPorts }: Examination,
  setup: DoctorSetup,
  signal: AbortSignal,
  opened: (platform: Platform) => void,
): readonly Check[] => {
  const { settings, connection, endpoint } = setup;
  const now = (): number => host.clock.now();
  const asked =
    settings instanceof Failure ? undefined : parseDuration(settings.values.timeout.value);
  const upTo = (most: number): number => Math.min(asked ?? most, most);
  const patience = { timeoutMs: upTo(longestStepMs), signal };
  const proxy =
    endpoint === undefined ? undefined : attemptSync(() => findNamedProxy(host.env, endpoint));
  const skew = async (): Promise<string | undefined> => {
    // A server behind a proxy is not inspected.
    const isDirect = !proxy || (!(proxy instanceof Failure) && proxy.isExcepted);
    if (connection instanceof Failure || !isDirect) return undefined;
    return formatSkew(now(), (await inspectUntrustedServer(connection, patience))?.time);
  };
  const open = async (): Promise<Platform> => {
    if (connection instanceof Failure) throw connection;
    const platform = await openPlatform(connection, {
      version: host.version,
      clock: host.clock,
      random: host.random,
      connectTimeoutMs: upTo(longestStepMs),
      requestTimeoutMs: upTo(longestPingMs),
      proxy: readConfiguredProxy(host.env),
      ...(debug && { debug }),
    });
    opened(platform);
    return platform;
  };
  return [
    ...createConfigurationChecks(setup, { host, fix, skew }),
    createEnvironmentCheck(
      host.env,
      !(settings instanceof Failure) && settings.values['system-ca'].value,
    ),
    ...createNetworkChecks(
      {
        ...{ endpoint, proxy, ports, patience, now },
        explainRefusal: async (thrown) =>
          settings instanceof Failure ? thrown : explainRefusal(thrown, settings.values, host),
      },
      setup,
    ),
    ...createPlatformChecks({
      settings,
      connection,
      open,
      otherVersionMs: upTo(longestStepMs),
      signal,
      now,
    }),
  ];
};

const createDoctorTimeout = (longestMs: number): Failure =>
  new TimeoutFailure(`the checks took longer than ${longestMs / 1000} s`, {
    code: 'doctor_timeout',
    hint: 'check the network, VPN or firewall on the way to the platform',
  });

/**
 * Runs all checks and writes their results. Returns the kind of failure to exit with; undefined if
 * imco works.
 */
export const runDoctor = async (examination: Examination): Promise<FailureKind | undefined> => {
  const { host, writer, settings, notices, ask, quiet, verbose } = examination;
  const { longestMs = defaultLongestMs } = examination;
  // The time limit does not include typing a passphrase.
  const { env, platform: system, signal: ended } = host;
  const setup = await readSetup(settings, notices, { env, platform: system, ask, signal: ended });
  const progress = openProgress(host.terminal, { quiet, clock: host.clock });
  const { signal, release } = withDeadline(
    longestMs,
    () => createDoctorTimeout(longestMs),
    host.signal,
  );
  let platform: Platform | undefined;
  progress.say('running checks');
  try {
    const checks = createChecks(examination, setup, signal, (opened) => {
      platform = opened;
    });
    const findings = await runChecks(checks);
    progress.stop();
    const isFolded = writer.forPeople && host.terminal.out.isTerminal && !verbose;
    await writer.document({
      shape: 'list',
      items: (isFolded ? foldSkipped(findings) : findings).map(createItem),
      columns,
      members: ['check', 'status', 'message', 'fix'],
      word: ({ check }) => text(check),
    });
    return findWorst(findings);
  } finally {
    progress.stop();
    release();
    await platform?.close();
  }
};
