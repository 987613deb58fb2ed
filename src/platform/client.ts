import { type Failure, Interruption } from '../lib/failures/failures.ts';
import { toJsonText } from '../lib/json/json-text.ts';
import { omitMembers } from '../lib/json/members.ts';
import { sendWithRetries } from './attempts.ts';
import { type ClientParts, openParts, type PlatformOptions } from './client-parts.ts';
import { createTimeout, withDeadline } from './deadline.ts';
import { createOutcomeFailure, readOutcome } from './outcomes.ts';
import { buildUrl } from './paths.ts';
import type {
  Connection,
  Platform,
  PlatformAnswer,
  Request,
  SendOptions,
  StreamedReading,
} from './platform.ts';
import type { ExchangeRequest, ExchangeResult } from './transport/exchange.ts';
import type { Transfers } from './transport/transfers.ts';

/** Adds to the interruption of a change that it may have been carried out. */
const explainInterruption = (failure: unknown, request: string): unknown =>
  failure instanceof Interruption
    ? new Interruption(failure.kind, `${failure.message} during ${request}`, {
        request,
        hint: 'the change may have been carried out: check the state before sending it again',
      })
    : failure;

/** A request as it goes over the wire. */
const toExchangeRequest = (request: Request, url: URL, version: string): ExchangeRequest => {
  const body = request.body === undefined ? null : toJsonText(request.body);
  return {
    method: request.method,
    path: url.pathname + url.search,
    headers: {
      accept: 'application/json',
      'user-agent': `imco/${version}`,
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    body,
  };
};

/** Sends a request whose turn it is. */
const sendNow = async (
  parts: ClientParts,
  request: Request,
  { signal: caller, before, ...reading }: SendOptions,
): Promise<PlatformAnswer> => {
  await before?.();
  const { connection, redactor, requestTimeoutMs, version } = parts;
  const url = buildUrl(connection.endpoint, request);
  const line = `${request.method} ${url.href}`;
  const late = () => createTimeout(redactor.text(line), requestTimeoutMs);
  caller?.throwIfAborted();
  redactor.learn(omitMembers(request.body, request.openMembers));
  const { signal, release } = withDeadline(requestTimeoutMs, late, caller);
  try {
    const sending = toExchangeRequest(request, url, version);
    const attempted = { line, sending, isSecret: reading.secret };
    const outcome = await sendWithRetries(parts, attempted, signal);
    return readOutcome(parts, outcome, line, { sent: request.body, ...reading });
  } catch (failure) {
    throw request.method === 'GET' ? failure : explainInterruption(failure, redactor.text(line));
  } finally {
    release();
  }
};

/** Opens a streamed response: its bytes as they arrive, with the request line for messages. */
const openReading = async (
  parts: ClientParts,
  reading: StreamedReading,
  signal: AbortSignal | undefined,
) => {
  const { streamList } = await import('./streamed-list.ts');
  const { connection, redactor, version, requestTimeoutMs: idleMs } = parts;
  const url = buildUrl(connection.endpoint, reading);
  const line = `GET ${url.href}`;
  const { path, headers } = toExchangeRequest({ method: 'GET', ...reading }, url, version);
  const asked = { line, shown: () => redactor.text(line), path, headers };
  const failureOf = (outcome: ExchangeResult, request: string): Failure =>
    createOutcomeFailure(parts, outcome, request);
  return { line, bytes: streamList({ ...parts, idleMs, failureOf }, asked, signal) };
};

/** Loads what only transfers need, with the first of them. */
const loadTransfers = async ({
  pool,
  requestTimeoutMs,
  ...parts
}: ClientParts): Promise<Transfers> => {
  const { openTransfers } = await import('./transport/transfers.ts');
  return openTransfers({ ...parts, own: pool, idleMs: requestTimeoutMs });
};

/**
 * Opens a client for the platform of `connection`. Nothing is sent yet. Throws a
 * `ConfigurationFailure` if the credentials cannot be used.
 */
export const openPlatform = async (
  connection: Connection,
  options: PlatformOptions,
): Promise<Platform> => {
  const parts = await openParts(connection, options);
  const { pool, redactor, inTurn } = parts;
  let opened: Promise<Transfers> | undefined;
  const transfers = (): Promise<Transfers> => {
    opened ??= loadTransfers(parts);
    return opened;
  };
  return {
    bytes: async function* (reading, { signal } = {}) {
      yield* (await openReading(parts, reading, signal)).bytes;
    },
    items: async function* (reading, { signal } = {}) {
      const { streamItems } = await import('./streamed-items.ts');
      const { line, bytes } = await openReading(parts, reading, signal);
      yield* streamItems(bytes, { line, named: `GET ${reading.path}` }, redactor);
    },
    send: (request, options = {}) => inTurn(() => sendNow(parts, request, options)),
    url: (request) => buildUrl(connection.endpoint, request).href,
    putBytes: async (address, bytes, options = {}) =>
      (await transfers()).put(address, bytes, options),
    getBytes: async (address, into, options = {}) =>
      (await transfers()).get(address, into, options),
    close: async () => {
      await Promise.all([pool.destroy(), opened?.then((all) => all.close())]);
    },
  };
};
