/** Reads the configuration as far as possible: each part is its value or the failure to read it. */
import { type ConfiguredConnection, createConnection } from '../../config/connection.ts';
import type { Passphrase } from '../../config/credentials/private-key.ts';
import { resolveEndpoint } from '../../config/endpoint.ts';
import type { Settings } from '../../config/settings.ts';
import type { Host } from '../../host.ts';
import { Failure, Interruption } from '../../lib/failures/failures.ts';

/** The configuration to check. */
export interface DoctorSetup {
  readonly settings: Settings | Failure;
  /** The endpoint alone: it may be valid although the credentials are not. */
  readonly endpoint: string | undefined;
  readonly connection: ConfiguredConnection | Failure;
  /** Notices about the configuration that every command prints. */
  readonly notices: readonly string[];
}

/** Returns the result of `work`, or the failure it throws. */
export const attemptSync = <T>(work: () => T): T | Failure => {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
};

/** Awaits the result of `work`, or returns the failure it throws. */
export const attemptAsync = async <T>(work: () => Promise<T>): Promise<T | Failure> => {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
};

/** Options of `readSetup`. */
interface SetupOptions extends Pick<Host, 'env' | 'platform'> {
  readonly ask?: Passphrase['ask'];
  readonly signal?: AbortSignal;
}

/** Reads endpoint and credentials. Throws on wrong flags, and on Ctrl-C at the passphrase. */
export const readSetup = async (
  settings: Settings | Failure,
  reported: readonly string[],
  { env, platform, ask, signal }: SetupOptions,
): Promise<DoctorSetup> => {
  if (settings instanceof Failure) {
    if (settings.kind === 'usage') throw settings;
    return { settings, endpoint: undefined, connection: settings, notices: reported };
  }
  const notices = [...reported];
  const endpoint = attemptSync(() =>
    resolveEndpoint(settings.values, (line) => void notices.push(line)),
  );
  // The permissions of the key have a check of their own.
  const connection = await attemptAsync(() =>
    createConnection(settings, { notice: () => {}, env, platform, ask, ...(signal && { signal }) }),
  );
  if (connection instanceof Interruption) throw connection;
  for (const part of [endpoint, connection]) {
    if (part instanceof Failure && part.kind === 'usage') throw part;
  }
  return {
    settings,
    endpoint: endpoint instanceof Failure ? undefined : endpoint,
    connection,
    notices,
  };
};
