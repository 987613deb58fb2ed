/**
 * A connection that is made while the command is still loaded: what the settings say of the platform
 * is known long before what is to be asked of it.
 */
import { connect } from 'node:net';
import type { ConfiguredConnection } from '../config/connection.ts';
import { endpointOf } from '../config/endpoint.ts';
import { loadSettings, type ReadFiles, readFiles } from '../config/load.ts';
import { configuredProxy } from '../config/proxy.ts';
import { type Settings, settingNames, settingOf } from '../config/settings.ts';
import type { Host } from '../host.ts';
import type { Connector } from '../platform/connector.ts';
import { placeOf } from '../platform/place.ts';
import { glanceAt } from './glance.ts';

/** What was made ready. */
interface Ready {
  readonly connection: ConfiguredConnection;
  /** What making it gave to say, a line each. */
  readonly notices: readonly string[];
  /** One connection of it has been begun. */
  readonly connector: Connector;
}

export interface EarlyConnection {
  /** The files of the settings, where they have been read: those for this value of --config. */
  files(config: string | undefined): Promise<ReadFiles> | undefined;
  /** What was made ready, where it is what these settings ask for. */
  readyFor(settings: Settings): Ready | undefined;
  /** Lets what has arrived meanwhile be seen to, while code is loaded. */
  attend(): Promise<void>;
  /** Ends the connection, should it still be there. */
  end(): void;
}

/** What settings say of where to connect and as whom: all that is more than a habit. */
const decided = ({ values }: Settings): string =>
  JSON.stringify(
    settingNames.filter((name) => !settingOf(name).harmless).map((name) => values[name] ?? null),
  );

/** A turn of the event loop, in which what is on its way leaves and what has arrived is seen to. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Connects as settings say, as far as that can be done without asking anybody. Throws where they
 * or the credentials are wrong.
 */
const makeReady = async (
  settings: Settings,
  signal: AbortSignal | undefined,
): Promise<Ready | undefined> => {
  const notices: string[] = [];
  const notice = (line: string): void => void notices.push(line);
  const endpoint = endpointOf(settings.values, () => {});
  if (endpoint === undefined) return undefined;
  // Whoever takes it over hears of failures.
  const socket = connect({ ...placeOf(endpoint), noDelay: true }).on('error', () => {});
  try {
    await turn();
    // TLS takes its time to load, and the first packets need none of it.
    const [{ connectionOf }, { connectorTo }] = await Promise.all([
      import('../config/connection.ts'),
      import('../platform/connector.ts'),
    ]);
    const connection = await connectionOf(settings, { notice, ...(signal && { signal }) });
    const connector = connectorTo(connection);
    connector.begin(endpoint, socket);
    return { connection, notices, connector };
  } catch (failure) {
    socket.destroy();
    throw failure;
  }
};

/**
 * Begins to connect where a command line is for the platform and everything needed is at hand: no
 * passphrase to ask for, no proxy on the way. Resolves once the connection is on its way. Nothing
 * that goes wrong is told: the command meets it again, and has the words for it.
 */
export const beginConnection = async (
  {
    args,
    env,
    cwd,
    home,
    signal,
  }: Pick<Host, 'args' | 'env' | 'cwd' | 'home'> & Partial<Pick<Host, 'signal'>>,
  helpFolder: string,
): Promise<EarlyConnection | undefined> => {
  const glance = glanceAt(args, helpFolder);
  if (!glance || configuredProxy(env)) return undefined;
  const options = { ...glance, cwd, home, env, ...(signal && { signal }) };
  const files = readFiles(options);
  const settings = await loadSettings({ ...options, notice: () => {} }, files).catch(
    () => undefined,
  );
  const ready = settings && (await makeReady(settings, signal).catch(() => undefined));
  await turn();
  return {
    files: (config) => (config === glance.config ? files : undefined),
    readyFor: (wanted) => (settings && decided(settings) === decided(wanted) ? ready : undefined),
    attend: turn,
    end: () => ready?.connector.destroy(),
  };
};
