import { Failure } from '../../lib/failures/failures.ts';
import { probeAddress, resolveAddresses } from '../../platform/transport/reachability.ts';
import { formatSocketAddress } from '../../platform/transport/socket-address.ts';
import { type Check, failCheck, passCheck, runCheck, skipCheck, type Verdict } from './check.ts';
import type { NamedProxy } from './proxy.ts';
import type { DoctorSetup } from './setup.ts';
import { checkTls, type TlsContext } from './tls.ts';

/** Ports platforms listen on: that of HTTPS, and the one of old. */
export const defaultPorts: readonly number[] = [443, 886];

/** What the checks of the network are made with. */
export interface NetworkContext extends TlsContext {
  /** As configured; undefined where no check gets that far. */
  readonly endpoint: string | undefined;
  /** The proxy that is named, or why what is named can be none. */
  readonly proxy: NamedProxy | Failure | undefined;
  /** Ports the platform may listen on beside the one configured. */
  readonly ports: readonly number[];
}

/** The same endpoint at another port. */
const withPort = (endpoint: string, port: number): string => {
  const url = new URL(endpoint);
  url.port = String(port);
  return url.href;
};

const checkProxy = ({ proxy }: NetworkContext): Verdict => {
  if (proxy instanceof Failure) return runCheck(proxy);
  if (!proxy) return passCheck('none is named');
  const { variable, shown, isExcepted } = proxy;
  return passCheck(
    `${variable} names ${shown}, ${isExcepted ? 'not for this endpoint' : 'in force'}`,
  );
};

/** A way that is the proxy's to find. */
const skipForProxy = ({ proxy }: NetworkContext): Verdict | undefined =>
  proxy && !(proxy instanceof Failure) && !proxy.isExcepted
    ? skipCheck(`the proxy ${proxy.shown} does this`)
    : undefined;

const checkName = async (context: NetworkContext, endpoint: string): Promise<Verdict> => {
  const { host } = formatSocketAddress(endpoint);
  const addresses = await resolveAddresses(endpoint, context.patience);
  const [first] = addresses;
  if (first === host) return passCheck(`${host} is an address`);
  const more = addresses.length > 1 ? ` and ${addresses.length - 1} more` : '';
  return passCheck(`${host} is ${first}${more}`);
};

/** The first other port that can be connected to. */
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
    if (open === undefined) throw error;
    const hasDomain = !(setup.settings instanceof Failure) && setup.settings.values.domain;
    const flag = hasDomain ? `--port ${open}` : `--endpoint ${withPort(endpoint, open)}`;
    const setting = hasDomain ? `port: ${open}` : 'the endpoint';
    return failCheck(
      error.kind,
      `${error.message}, but port ${open} is open`,
      `try ${flag}; where that works, put ${setting} into the configuration`,
    );
  }
};

/** The checks of the way, in the order in which it is gone. */
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
      needs: ['settings', 'tcp', 'person', 'dates', 'authority'],
      look: () => {
        if (connection instanceof Failure) return runCheck(connection);
        return skipForProxy(context) ?? checkTls(context, connection);
      },
    },
  ];
};
