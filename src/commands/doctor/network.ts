/** Checks of the way to the platform: name, port, TLS. */
import type { ConfiguredConnection } from '../../config/connection.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { spanText } from '../../lib/time/age.ts';
import { runHandshake } from '../../platform/transport/handshake.ts';
import {
  probeAddress,
  type ReachLimits,
  resolveAddresses,
} from '../../platform/transport/reachability.ts';
import { formatSocketAddress } from '../../platform/transport/socket-address.ts';
import {
  inspectUntrustedServer,
  type UntrustedServer,
} from '../../platform/transport/untrusted-server.ts';
import {
  type Check,
  failCheck,
  passCheck,
  runCheck,
  skipCheck,
  type Verdict,
  warnCheck,
} from './check.ts';
import type { NamedProxy } from './proxy.ts';
import type { DoctorSetup } from './setup.ts';
import { formatDay } from './words.ts';

/** Days before its end from which the platform's certificate is a worry. */
const soonDays = 14;
const dayMs = 86_400_000;

/** Beyond this many ms a clock is wrong. */
export const maxSkewMs = 60_000;

/** Ports platforms listen on: that of HTTPS, and the one of old. */
export const defaultPorts: readonly number[] = [443, 886];

/** What the checks of the network are made with. */
export interface NetworkContext {
  /** As configured; undefined where no check gets that far. */
  readonly endpoint: string | undefined;
  /** The proxy that is named, or why what is named can be none. */
  readonly proxy: NamedProxy | Failure | undefined;
  /** Ports the platform may listen on beside the one configured. */
  readonly ports: readonly number[];
  readonly patience: ReachLimits;
  readonly now: () => number;
}

/** The same endpoint at another port. */
const atPort = (endpoint: string, port: number): string => {
  const url = new URL(endpoint);
  url.port = String(port);
  return url.href;
};

const proxyVerdict = ({ proxy }: NetworkContext): Verdict => {
  if (proxy instanceof Failure) return runCheck(proxy);
  if (!proxy) return passCheck('none is named');
  const { variable, shown, isExcepted } = proxy;
  return passCheck(
    `${variable} names ${shown}, ${isExcepted ? 'not for this endpoint' : 'in force'}`,
  );
};

/** A way that is the proxy's to find. */
const byProxy = ({ proxy }: NetworkContext): Verdict | undefined =>
  proxy && !(proxy instanceof Failure) && !proxy.isExcepted
    ? skipCheck(`the proxy ${proxy.shown} does this`)
    : undefined;

const nameVerdict = async (scene: NetworkContext, endpoint: string): Promise<Verdict> => {
  const { host } = formatSocketAddress(endpoint);
  const addresses = await resolveAddresses(endpoint, scene.patience);
  const [first] = addresses;
  if (first === host) return passCheck(`${host} is an address`);
  const more = addresses.length > 1 ? ` and ${addresses.length - 1} more` : '';
  return passCheck(`${host} is ${first}${more}`);
};

/** The first other port that can be connected to. */
const openPort = async (
  { ports, patience }: NetworkContext,
  endpoint: string,
): Promise<number | undefined> => {
  const others = ports.filter((port) => port !== formatSocketAddress(endpoint).port);
  const tried = await Promise.all(
    others.map(async (port) => {
      try {
        await probeAddress(atPort(endpoint, port), patience);
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

const portVerdict = async (
  scene: NetworkContext,
  setup: DoctorSetup,
  endpoint: string,
): Promise<Verdict> => {
  try {
    return passCheck(
      `connected to ${await probeAddress(endpoint, scene.patience)}, port ${formatSocketAddress(endpoint).port}`,
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const open = await openPort(scene, endpoint);
    if (open === undefined) throw error;
    const hasDomain = !(setup.settings instanceof Failure) && setup.settings.values.domain;
    const flag = hasDomain ? `--port ${open}` : `--endpoint ${atPort(endpoint, open)}`;
    const setting = hasDomain ? `port: ${open}` : 'the endpoint';
    return failCheck(
      error.kind,
      `${error.message}, but port ${open} is open`,
      `try ${flag}; where that works, put ${setting} into the configuration`,
    );
  }
};

/** Makers and words of what breaks TLS up on its way, as they name their authorities. */
const interceptors =
  /zscaler|netskope|forti|palo ?alto|blue ?coat|umbrella|sophos|websense|forcepoint|barracuda|check ?point|squid|mitm|burp|charles|fiddler|kaspersky|avast|eset|proxy|inspect|intercept|firewall|gateway/i;

/** A certificate nobody vouches for: who has signed it tells whose it is. */
const unknownVerdict = (failure: Failure, stranger: UntrustedServer, host: string): Verdict => {
  const { certificate, isVouchedFor } = stranger;
  const { issuer } = certificate;
  if (interceptors.test(issuer)) {
    return failCheck(
      failure.kind,
      `a proxy that intercepts TLS answers in place of ${host}: its certificate is signed by ${issuer}`,
      `have ${host} exempted from inspection: your certificate cannot pass through it`,
    );
  }
  return failCheck(
    failure.kind,
    `${failure.message}, but by ${issuer}`,
    isVouchedFor
      ? 'where the platform has a public certificate, set system-ca: true'
      : (failure.details.hint ?? ''),
  );
};

/** How wrong the clock of this machine is by that of another; undefined when it is right. */
export const formatSkew = (now: number, theirs: number | undefined): string | undefined => {
  if (theirs === undefined || Math.abs(theirs - now) <= maxSkewMs) return undefined;
  return `this machine is ${spanText(theirs - now)} ${theirs > now ? 'behind' : 'ahead of'} the platform`;
};

/** A certificate of the platform that is out of date: ours may be the wrong clock. */
const outdatedVerdict = (failure: Failure, stranger: UntrustedServer, now: number): Verdict => {
  const { from, to } = stranger.certificate;
  const dates = `${failure.message} (${formatDay(from)} to ${formatDay(to)})`;
  const skew = formatSkew(now, stranger.time);
  return skew
    ? failCheck(failure.kind, `${dates}: ${skew}`, 'set the clock of this machine')
    : failCheck(failure.kind, dates, failure.details.hint ?? '');
};

/** A handshake that failed, with what a closer look at the other side adds. */
const refusedVerdict = async (
  failure: Failure,
  scene: NetworkContext,
  connection: ConfiguredConnection,
): Promise<Verdict> => {
  const isUnknown = failure.code === 'unknown_ca';
  if (!isUnknown && !/^server_certificate_(?:expired|not_yet_valid)$/.test(failure.code))
    return runCheck(failure);
  const stranger = await inspectUntrustedServer(connection, scene.patience);
  if (!stranger) return runCheck(failure);
  return isUnknown
    ? unknownVerdict(failure, stranger, formatSocketAddress(connection.endpoint).host)
    : outdatedVerdict(failure, stranger, scene.now());
};

const tlsVerdict = async (
  scene: NetworkContext,
  connection: ConfiguredConnection,
): Promise<Verdict> => {
  try {
    const now = scene.now();
    const { protocol, cipher, certificate } = await runHandshake(connection, {
      ...scene.patience,
      now,
    });
    const { subject, issuer, to, chain } = certificate;
    const words = `${protocol}, ${cipher}; ${subject} signed by ${issuer} (chain of ${chain}), until ${formatDay(to)}`;
    return to - now < soonDays * dayMs
      ? warnCheck(words, 'tell whoever runs the platform to renew its certificate in time')
      : passCheck(words);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    scene.patience.signal.throwIfAborted();
    return refusedVerdict(error, scene, connection);
  }
};

/** The checks of the way, in the order in which it is gone. */
export const createNetworkChecks = (
  scene: NetworkContext,
  setup: DoctorSetup,
): readonly Check[] => {
  const { endpoint = '' } = scene;
  const { connection } = setup;
  return [
    { name: 'proxy', needs: ['settings'], look: () => proxyVerdict(scene) },
    {
      name: 'dns',
      needs: ['settings', 'proxy'],
      look: () => byProxy(scene) ?? nameVerdict(scene, endpoint),
    },
    {
      name: 'tcp',
      needs: ['settings', 'dns'],
      look: () => byProxy(scene) ?? portVerdict(scene, setup, endpoint),
    },
    {
      name: 'tls',
      needs: ['settings', 'tcp', 'person', 'dates', 'authority'],
      look: () => {
        if (connection instanceof Failure) return runCheck(connection);
        return byProxy(scene) ?? tlsVerdict(scene, connection);
      },
    },
  ];
};
