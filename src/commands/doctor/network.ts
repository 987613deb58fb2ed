import { Failure } from '../../lib/failures/failures.ts';
import { probeAddress, resolveAddresses } from '../../platform/transport/reachability.ts';
import { formatSocketAddress } from '../../platform/transport/socket-address.ts';
import { type Check, failCheck, passCheck, runCheck, skipCheck, type Verdict } from './check.ts';
import type { NamedProxy } from './proxy.ts';
import type { DoctorSetup } from './setup.ts';
import { checkTls, type TlsContext } from './tls.ts';

/** Default ports of the platform: HTTPS, and the port of older versions. */
export const defaultPorts: readonly number[] = [443, 886];

/** The context of the network checks. */
export interface NetworkContext extends TlsContext {
  /** As configured; undefined if an earlier check failed. */
  readonly endpoint: string | undefined;
  /** The configured proxy, or the reason why it is not valid. */
  readonly proxy: NamedProxy | Failure | undefined;
  /** Other ports the platform may listen on. */
  readonly ports: readonly number[];
  /** Adds how to start a sandbox that has stopped to a failure to connect to it. */
  readonly explainRefusal: (thrown: unknown) => Promise<unknown>;
}

/** The same endpoint at another port. */
const withPort = (endpoint: string, port: number): string => {
  const url = new URL(endpoint);
  url.port = String(port);
  return url.href;
};

const checkProxy = ({ proxy }: NetworkContext): Verdict => {
  if (proxy instanceof Failure) return runCheck(proxy);
  if (!proxy) return passCheck('none');
  const { variable, shown, isExcepted } = proxy;
  return passCheck(
    `${variable}: ${shown}, ${isExcepted ? 'not used for this endpoint' : 'used for this endpoint'}`,
  );
};

/** Skips a step that the proxy does instead of imco. */
const skipForProxy = ({ proxy }: NetworkContext): Verdict | undefined =>
  proxy && !(proxy instanceof Failure) && !proxy.isExcepted
    ? skipCheck(`not checked: the connection uses the proxy ${proxy.shown}`)
    : undefined;

const checkName = async (context: NetworkContext, endpoint: string): Promise<Verdict> => {
  const { host } = formatSocketAddress(endpoint);
  const addresses = await resolveAddresses(endpoint, context.patience);
  const [first] = addresses;
  if (first === host) return passCheck(`${host} is an IP address`);
  const more = addresses.length > 1 ? ` and ${addresses.length - 1} more` : '';
  return passCheck(`${host} resolves to ${first}${more}`);
};

/** The first other port that accepts a connection. */
const findOpenPort = async (
  { ports, patience }: NetworkContext,
  endpoint: string,
): Promise<number | undefined> => {
  const others = ports.filter((port) => port !== formatSocketAddress(endpoint).port);
  const tried = await Promise.all(
    others.map(async (port) => {
      try {
        await probeAddress(withPort(endpoint, port), patience);
        return port;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        patience.signal.throwIfAborted();
        return undefined;
      }
    }),
  );
  return tried.find((port) => port !== undefined);
};

const checkPort = async (
  context: NetworkContext,
  setup: DoctorSetup,
  endpoint: string,
): Promise<Verdict> => {
  try {
    return passCheck(
      `connected to ${await probeAddress(endpoint, context.patience)}, port ${formatSocketAddress(endpoint).port}`,
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const open = await findOpenPort(context, endpoint);
    if (open === undefined) throw await context.explainRefusal(error);
    const hasDomain = !(setup.settings instanceof Failure) && setup.settings.values.domain;
    const flag = hasDomain ? `--port ${open}` : `--endpoint ${withPort(endpoint, open)}`;
    const setting = hasDomain ? `port: ${open}` : 'this endpoint';
    return failCheck(
      error.kind,
      `${error.message}, but port ${open} is open`,
      `try ${flag}; if that works, add ${setting} to the configuration`,
    );
  }
};

/** The network checks, in order of connecting. */
export const createNetworkChecks = (
  context: NetworkContext,
  setup: DoctorSetup,
): readonly Check[] => {
  const { endpoint = '' } = context;
  const { connection } = setup;
  return [
    { name: 'proxy', needs: ['settings'], look: () => checkProxy(context) },
    {
      name: 'dns',
      needs: ['settings', 'proxy'],
      look: () => skipForProxy(context) ?? checkName(context, endpoint),
    },
    {
      name: 'tcp',
      needs: ['settings', 'dns'],
      look: () => skipForProxy(context) ?? checkPort(context, setup, endpoint),
    },
    {
      name: 'tls',
      needs: ['settings', 'tcp', 'user', 'dates', 'ca'],
      look: () => {
        if (connection instanceof Failure) return runCheck(connection);
        return skipForProxy(context) ?? checkTls(context, connection);
      },
    },
  ];
};
