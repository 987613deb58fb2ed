/** Finds out which versions of the API a platform supports. */
import { ping } from '../catalog/ping.ts';
import { type ApiVersion, newestApiVersion } from '../catalog/versions/api-version.ts';
import { listEndpointVersions } from '../catalog/versions/endpoint-version.ts';
import { ConnectionFailure, Failure, Interruption } from '../lib/failures/failures.ts';
import { createTimeout, withDeadline } from './deadline.ts';
import { noApiCode } from './failures/no-api-code.ts';
import type { Platform } from './platform.ts';

/** The ping of one version: without a failure, the platform supports it. */
export interface VersionPing {
  readonly version: ApiVersion;
  readonly failure?: Failure;
}

/** Time limit for a version once another one has responded, in ms (default). */
const defaultGraceMs = 5000;

/** How the versions are requested. */
interface PingOptions {
  readonly signal: AbortSignal;
  /** Time limit for a version once another one has responded, in ms. */
  readonly graceMs?: number;
}

const pingVersion = async (
  platform: Pick<Platform, 'send'>,
  version: ApiVersion,
  signal: AbortSignal,
): Promise<VersionPing> => {
  try {
    await platform.send({ method: 'GET', path: ping.path, api: version }, { signal });
    return { version };
  } catch (failure) {
    if (!(failure instanceof Failure) || failure instanceof Interruption) throw failure;
    return { version, failure };
  }
};

/** The versions that can be requested below the endpoint of a platform. */
export const listSentVersions = (platform: Pick<Platform, 'url'>): readonly ApiVersion[] =>
  listEndpointVersions(platform.url({ path: '/' }));

const formatPing = (platform: Pick<Platform, 'url'>, version: ApiVersion): string =>
  `GET ${platform.url({ path: ping.path, api: version })}`;

/**
 * Requests the ping of each version, all at the same time. A version that is slower than another one
 * by `graceMs` counts as not responding, so that a request that hangs does not stop a command.
 */
export const pingVersions = async (
  platform: Pick<Platform, 'send' | 'url'>,
  versions: readonly ApiVersion[],
  { signal, graceMs = defaultGraceMs }: PingOptions,
): Promise<readonly VersionPing[]> => {
  const pings = versions.map((version) => ({ version, late: new AbortController() }));
  const endPings = (): void => {
    for (const { version, late } of pings) {
      late.abort(createTimeout(formatPing(platform, version), graceMs));
    }
  };
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.all(
      pings.map(async ({ version, late }) => {
        const either = AbortSignal.any([signal, late.signal]);
        const pinged = await pingVersion(platform, version, either);
        if (!pinged.failure) timer ??= setTimeout(endPings, graceMs);
        return pinged;
      }),
    );
  } finally {
    clearTimeout(timer);
  }
};

/**
 * The newest version, where the platform responds to its ping within a time limit and an older version
 * is used; undefined otherwise.
 */
export const findNewerVersion = async (
  platform: Pick<Platform, 'send' | 'url'>,
  used: ApiVersion,
  { signal, limitMs }: { readonly signal: AbortSignal; readonly limitMs: number },
): Promise<ApiVersion | undefined> => {
  const version = newestApiVersion;
  if (used === version || !listSentVersions(platform).includes(version)) return undefined;
  const request = formatPing(platform, version);
  const deadline = withDeadline(limitMs, () => createTimeout(request, limitMs), signal);
  try {
    const { failure } = await pingVersion(platform, version, deadline.signal);
    return failure ? undefined : version;
  } finally {
    deadline.release();
  }
};

/** The newest version that responded. Versions are in the order of `apiVersions`, the oldest first. */
export const findNewestVersion = (pings: readonly VersionPing[]): ApiVersion | undefined =>
  pings.findLast(({ failure }) => failure === undefined)?.version;

/** Whether a failure says that there is nothing at the path of a version. */
export const isMissingVersion = (failure: Failure): boolean => failure.code === noApiCode;

/**
 * The failure to report where no version responded: of the newest that did more than say that it is
 * not there.
 */
export const chooseVersionFailure = (pings: readonly VersionPing[]): Failure | undefined => {
  const failures = pings.flatMap(({ failure }) => failure ?? []).reverse();
  return failures.find((failure) => !isMissingVersion(failure)) ?? failures[0];
};

/** The failure for a version that the platform does not support, as it supports another one. */
const createUnsupportedVersion = (
  { version, hint }: { readonly version: ApiVersion; readonly hint: string },
  { details: { status, request } }: Failure,
): Failure =>
  new ConnectionFailure(`this platform does not support API ${version}`, {
    ...(status !== undefined && { status }),
    ...(request !== undefined && { request }),
    code: 'unsupported_api_version',
    hint,
  });

/**
 * Explains a failure because there is nothing at a path: if the platform responds to
 * another version, it does not support that one. Returns every other failure as it is.
 */
export const explainMissingVersion = async (
  failure: Failure,
  version: ApiVersion,
  {
    platform,
    signal,
    suggest,
  }: {
    readonly platform: Pick<Platform, 'send' | 'url'>;
    readonly signal: AbortSignal;
    /** How to use another version, as a hint. */
    readonly suggest: (other: ApiVersion) => string;
  },
): Promise<Failure> => {
  // Without the version its ping is missing too; any other path may be missing by itself.
  const own = await pingVersion(platform, version, signal);
  if (!own.failure || !isMissingVersion(own.failure)) return failure;
  const others = listSentVersions(platform).filter((one) => one !== version);
  const other = findNewestVersion(await pingVersions(platform, others, { signal }));
  return other === undefined
    ? failure
    : createUnsupportedVersion({ version, hint: suggest(other) }, failure);
};
