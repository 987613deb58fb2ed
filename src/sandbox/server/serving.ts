import type { IncomingMessage, ServerResponse } from 'node:http';
import { infrastructure } from '../../catalog/infrastructure/infrastructure.ts';
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
  /** The CA and the certificate of a separate storage host. */
  readonly foreign?: ForeignIdentities;
  readonly faultPlan: FaultPlan;
  readonly log: RequestLog;
  readonly clock: Clock;
  /** Also serve the host of this domain. */
  readonly domain: string | undefined;
  /** Delay before each response, in milliseconds. */
  readonly latency: number;
  /** Called after a request or a transition has changed something. */
  changed(): void;
  /** Called with a defect of the sandbox itself. */
  warn(text: string): void;
}

/** The listening platform and its storage. */
export interface RunningServers {
  /** `https://127.0.0.1:<port>`. */
  readonly origin: string;
  /** The origin of the storage: the platform's own by default. */
  readonly storage: string;
  close(): Promise<void>;
}

/** Serves the API on `port` (0 picks a free one), and the storage there or on a separate port. */
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
  // A client that uses the host name of the platform uploads to that name as well.
  const storageFor = ({ headers: { host = '' } }: IncomingMessage): string =>
    !foreign && domain !== undefined && host.replace(/:\d+$/, '') === readHost(domain)
      ? `https://${host}`
      : storage;
  const api = openApi({ release, platform, clock, storageFor, changed });
  const nextFault = (): ReturnType<FaultPlan['nextTransfer']> => faultPlan.nextTransfer();
  const transfer = openStorageServer({ platform, nextFault, changed });

  /** Whether a file is here: exports always are, others where there is no separate storage. */
  const isOnApiHost = (path: string): boolean =>
    path.startsWith(foreign ? `${storagePath}/${infrastructure.plural}/` : `${storagePath}/`);

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isOnApiHost(request.url ?? '')) return transfer(request, response);
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
