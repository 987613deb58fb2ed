import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PlatformRelease } from '../../catalog/versions/platform-release.ts';
import type { Clock } from '../../host.ts';
import type { SandboxPlatform } from '../platform.ts';
import { type Certificates, type ForeignIdentities, readHost } from '../process/certificates.ts';
import { storagePath } from '../storage/addresses.ts';
import { openStorageServer } from '../storage/transfers.ts';
import { openApi } from './api.ts';
import type { FaultPlan } from './faults.ts';
import { injectFault, sendReply } from './http.ts';
import { type Listener, startListener } from './listening.ts';
import type { RequestLog } from './request-log.ts';

interface ServingParts {
  readonly release: PlatformRelease;
  readonly platform: SandboxPlatform;
  readonly certificates: Certificates;
  /** The CA and certificate of a host of its own for the storage. */
  readonly foreign?: ForeignIdentities;
  readonly faultPlan: FaultPlan;
  readonly log: RequestLog;
  readonly clock: Clock;
  /** It answers as the platform of this domain, too. */
  readonly domain: string | undefined;
  /** Waits this long before each answer, in milliseconds. */
  readonly latency: number;
  /** Called when a request or the time that passed changed something. */
  changed(): void;
  /** Called with a defect of the sandbox itself. */
  warn(text: string): void;
}

/** The platform and its storage, listening. */
export interface RunningServers {
  /** `https://127.0.0.1:<port>`. */
  readonly origin: string;
  /** The same for the storage, which is the platform itself unless it has a host of its own. */
  readonly storage: string;
  close(): Promise<void>;
}

/** Serves the API on `port`, any free one for 0, and the storage there or on a port of its own. */
export const startServing = async (port: number, parts: ServingParts): Promise<RunningServers> => {
  const {
    release,
    platform,
    certificates,
    foreign,
    faultPlan,
    log,
    clock,
    domain,
    latency,
    changed,
    warn,
  } = parts;
  let storage = '';
  // Who has reached the platform by its name sends files there, too.
  const storageFor = ({ headers: { host = '' } }: IncomingMessage): string =>
    !foreign && domain !== undefined && host.replace(/:\d+$/, '') === readHost(domain)
      ? `https://${host}`
      : storage;
  const api = openApi({ release, platform, clock, storageFor, changed });
  const nextFault = (): ReturnType<FaultPlan['nextTransfer']> => faultPlan.nextTransfer();
  const transfer = openStorageServer({ platform, nextFault, changed });

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!foreign && request.url?.startsWith(`${storagePath}/`)) return transfer(request, response);
    const fault = faultPlan.next();
    return fault ? injectFault(response, fault) : sendReply(response, await api(request));
  };

  const common = { log, clock, latency, warn };
  const { ca: clientCa, server: identity } = certificates;
  const apiServer = await startListener({ ...common, port, identity, clientCa, handle });
  const storageServer: Listener | undefined =
    foreign &&
    (await startListener({ ...common, port: 0, identity: foreign.server, handle: transfer }).catch(
      async (error: unknown) => {
        await apiServer.close();
        throw error;
      },
    ));
  storage = storageServer?.origin ?? apiServer.origin;
  return {
    origin: apiServer.origin,
    storage,
    close: async () => {
      await Promise.all([apiServer.close(), storageServer?.close()]);
    },
  };
};
