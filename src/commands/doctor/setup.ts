/** What is configured, as far as it can be read: every part is there or says why not. */
import { type ConfiguredConnection, createConnection } from '../../config/connection.ts';
import type { Passphrase } from '../../config/credentials/private-key.ts';
import { resolveEndpoint } from '../../config/endpoint.ts';
import type { Settings } from '../../config/settings.ts';
import type { Host } from '../../host.ts';
import { Failure, Interruption } from '../../lib/failures/failures.ts';

/** A set-up as it was found. */
export interface DoctorSetup {
  readonly settings: Settings | Failure;
  /** The endpoint by itself, which may be good where the credentials are not. */
  readonly endpoint: string | undefined;
  readonly connection: ConfiguredConnection | Failure;
  /** What imco reports of its configuration with every command. */
  readonly notices: readonly string[];
}

/** What `work` answers, or the failure it throws. */
export const attemptSync = <T>(work: () => T): T | Failure => {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
};

/** The same, of what takes its time. */
export const attemptAsync = async <T>(work: () => Promise<T>): Promise<T | Failure> => {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
};

/** What reading a set-up may make use of. */
interface SetupOptions extends Pick<Host, 'env' | 'platform'> {
  readonly ask?: Passphrase['ask'];
  readonly signal?: AbortSignal;
}

/** Reads what the settings lead to. Wrong flags are a `UsageFailure`; who is asked may end it. */
export const readSetup = async (
  settings: Settings | Failure,
  reported: readonly string[],
  { env, platform, ask, signal }: SetupOptions,
): Promise<DoctorSetup> => {
  if (settings instanceof Failure) {
    if (settings.kind === 'usage') throw settings;
    return { settings, endpoint: undefined, connection: settings, notices: reported };
  }
  const endpoint = attemptSync(() => resolveEndpoint(settings.values));
  // What it reports of the key's mode is a check of its own.
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
    notices: reported,
  };
};
