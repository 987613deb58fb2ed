/** `imco status`: an overview of the account, with all requests in parallel. */
import { certificates } from '../../catalog/network/certificates.ts';
import type { ApiVersion } from '../../catalog/versions/api-version.ts';
import { ActionFailure, Failure, PartialFailure } from '../../lib/failures/failures.ts';
import type { ItemDocument } from '../../operate/rows/write-rows.ts';
import type { Session } from '../../operate/session.ts';
import { openProgress } from '../../output/terminal/progress.ts';
import { findNewerVersion } from '../../platform/api-versions.ts';
import type { AccountStatus, StatusParts } from './account.ts';
import { type Concern, describeConcerns } from './concerns.ts';
import { readArrays, readServers, readStalled } from './fleet.ts';
import { isReported, readBusy, readInError } from './in-error.ts';
import { readLoadBalancerCertificates } from './load-balancer-certificates.ts';
import {
  readAddresses,
  readCertificatePart,
  readFailedEvents,
  readTemplates,
  readVolumes,
} from './rest.ts';
import { createStatusColumns } from './view.ts';

const readers: {
  readonly [K in keyof StatusParts]: (session: Session) => Promise<StatusParts[K]>;
} = {
  servers: readServers,
  server_arrays: readArrays,
  stalled: readStalled,
  in_error: readInError,
  in_progress: readBusy,
  failed_events: readFailedEvents,
  templates: readTemplates,
  volumes: readVolumes,
  floating_ips: readAddresses,
  load_balancer_certificates: readLoadBalancerCertificates,
};

// The table above has no other keys.
const partNames = Object.keys(readers) as readonly (keyof StatusParts)[];

/** The parts that need requests in the version of the API that the session uses. */
const selectParts = ({ cache }: Session): readonly (keyof StatusParts)[] =>
  partNames.filter((name) => {
    if (name === 'in_error') return isReported(cache.catalog, 'failed');
    if (name === 'in_progress') return isReported(cache.catalog, 'busy');
    if (name === 'load_balancer_certificates')
      return cache.catalog.get(certificates.noun) !== undefined;
    return true;
  });

/** Parts without requests. */
const nothing: { readonly [K in keyof StatusParts]?: StatusParts[K] } = {
  in_error: { count: 0, things: [] },
  in_progress: { count: 0, things: [] },
};

/** Reads a part, or returns the failure to read it. Any other error is thrown. */
const readPart = async <K extends keyof StatusParts>(
  session: Session,
  name: K,
): Promise<StatusParts[K] | Failure> => {
  try {
    return await readers[name](session);
  } catch (failure) {
    session.host.signal.throwIfAborted();
    if (failure instanceof Failure) return failure;
    throw failure;
  }
};

/** Reads all parts in parallel; the platform client limits the number of requests. */
const readParts = async (session: Session): Promise<ReadonlyMap<keyof StatusParts, unknown>> =>
  new Map(
    await Promise.all(
      selectParts(session).map(async (name) => [name, await readPart(session, name)] as const),
    ),
  );

/** Time limit for asking for a newer version, in ms: the overview does not wait longer for it. */
const longestVersionMs = 2000;

const createStatus = (
  session: Session,
  parts: ReadonlyMap<keyof StatusParts, unknown>,
  newer: ApiVersion | undefined,
): AccountStatus => {
  const held = partNames.map((name) => {
    const part = parts.get(name) ?? nothing[name] ?? null;
    return [name, part instanceof Failure ? null : part];
  });
  const errors = [...parts].flatMap(([name, part]) =>
    part instanceof Failure ? [[name, { code: part.code, message: part.message }]] : [],
  );
  const certificate = readCertificatePart(session);
  return {
    profile: session.profile.name,
    endpoint: session.platform.url({ path: '/' }).replace(/\/$/, ''),
    api: session.api,
    newer_api: newer ?? null,
    certificate,
    // `readParts` returns each part under its own name; a map cannot express that.
    ...(Object.fromEntries(held) as { readonly [K in keyof StatusParts]: StatusParts[K] | null }),
    errors: Object.fromEntries(errors),
  };
};

/** The overview, with the failures of the parts that could not be read. */
export interface StatusReading {
  readonly status: AccountStatus;
  readonly failures: readonly Failure[];
  /** How many parts were asked for. */
  readonly partCount: number;
}

/** Reads the overview and asks for a newer version. If no part can be read, the first failure is thrown. */
export const readStatus = async (session: Session): Promise<StatusReading> => {
  const [parts, newer] = await Promise.all([
    readParts(session),
    findNewerVersion(session.platform, session.api, {
      signal: session.host.signal,
      limitMs: longestVersionMs,
    }),
  ]);
  const failures = [...parts.values()].filter((part) => part instanceof Failure);
  const [first] = failures;
  if (first && failures.length === parts.size) throw first;
  return { status: createStatus(session, parts, newer), failures, partCount: parts.size };
};

/** The overview as a document, for a terminal of this width. */
export const createStatusDocument = async (
  { host }: Session,
  status: AccountStatus,
  columns: number,
): Promise<ItemDocument> => ({
  shape: 'object',
  item: { ...status },
  columns: await createStatusColumns(status, { now: host.clock.now(), columns }),
});

/** Does something while a spinner shows that the account is read. */
const withProgress = async <T>({ host, options }: Session, work: () => Promise<T>): Promise<T> => {
  const quiet = options.quiet || !host.terminal.err.isTerminal;
  const progress = openProgress(host.terminal, { quiet, clock: host.clock });
  progress.say('reading the account');
  try {
    return await work();
  } finally {
    progress.stop();
  }
};

/**
 * Writes the account overview. If a part cannot be read, its error is shown in its place and a
 * `PartialFailure` is thrown at the end. If no part can be read, the first failure is thrown and
 * nothing is written. An `ActionFailure` names what is wrong of `failOn`.
 */
export const showStatus = async (
  session: Session,
  failOn: readonly Concern[] = [],
): Promise<void> => {
  const { status, failures, partCount } = await withProgress(session, () => readStatus(session));
  const { newer_api: newer } = status;
  if (newer) {
    session.writer.note(
      `notice: this platform also supports API ${newer}; ${session.versionChoice.suggest(newer)}`,
    );
  }
  const { columns } = session.host.terminal.out;
  await session.writer.document(await createStatusDocument(session, status, columns));
  const unread = [...new Set(failures.map(({ message }) => message))];
  const wrong = describeConcerns(status, failOn);
  if (wrong !== '') throw new ActionFailure(wrong, { code: 'needs_attention', lines: unread });
  if (failures.length > 0) {
    throw new PartialFailure(`${failures.length} of ${partCount} parts could not be read`, {
      lines: unread,
    });
  }
};
