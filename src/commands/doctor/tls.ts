/** Checks the TLS handshake with the platform, and inspects a server that is not trusted. */
import type { ConfiguredConnection } from '../../config/connection.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { formatSpan } from '../../lib/time/age.ts';
import { runHandshake } from '../../platform/transport/handshake.ts';
import type { ReachLimits } from '../../platform/transport/reachability.ts';
import { formatSocketAddress } from '../../platform/transport/socket-address.ts';
import {
  inspectUntrustedServer,
  type UntrustedServer,
} from '../../platform/transport/untrusted-server.ts';
import { failCheck, passCheck, runCheck, type Verdict, warnCheck } from './check.ts';
import { formatDay } from './words.ts';

/** Days before expiry from which the platform's certificate is a warning. */
const warnDays = 14;

const dayMs = 86_400_000;

/** Allowed difference between the clocks, in ms. */
export const maxSkewMs = 60_000;

/** The context of the TLS check. */
export interface TlsContext {
  readonly patience: ReachLimits;
  readonly now: () => number;
}

/** Vendors and words in the CA names of TLS-intercepting proxies. */
const interceptors =
  /zscaler|netskope|forti|palo ?alto|blue ?coat|umbrella|sophos|websense|forcepoint|barracuda|check ?point|squid|mitm|burp|charles|fiddler|kaspersky|avast|eset|proxy|inspect|intercept|firewall|gateway/i;

/** Explains a certificate from an unknown CA by the name of that CA. */
const explainUnknownCa = (failure: Failure, server: UntrustedServer, host: string): Verdict => {
  const { certificate, isTrustedBySystem } = server;
  const { issuer } = certificate;
  if (interceptors.test(issuer)) {
    return failCheck(
      failure.kind,
      `a proxy that intercepts TLS responds instead of ${host}; its certificate is signed by ${issuer}`,
      `have ${host} exempted from TLS inspection: your certificate cannot pass through the proxy`,
    );
  }
  return failCheck(
    failure.kind,
    `${failure.message}, but by ${issuer}`,
    isTrustedBySystem
      ? 'if the platform has a public certificate, set system-ca: true'
      : (failure.details.hint ?? ''),
  );
};

/** How far the local clock is from another; undefined if the difference is allowed. */
export const formatSkew = (now: number, theirs: number | undefined): string | undefined => {
  if (theirs === undefined || Math.abs(theirs - now) <= maxSkewMs) return undefined;
  return `the clock of this machine is ${formatSpan(theirs - now)} ${theirs > now ? 'behind' : 'ahead of'} the platform's`;
};

/** Explains a platform certificate outside its validity: the local clock may be wrong. */
const explainDates = (failure: Failure, server: UntrustedServer, now: number): Verdict => {
  const { from, to } = server.certificate;
  const dates = `${failure.message} (${formatDay(from)} to ${formatDay(to)})`;
  const skew = formatSkew(now, server.time);
  return skew
    ? failCheck(failure.kind, `${dates}: ${skew}`, 'set the clock of this machine')
    : failCheck(failure.kind, dates, failure.details.hint ?? '');
};

/** Explains a failed handshake, with the certificate that the server presents. */
const explainRefusal = async (
  failure: Failure,
  context: TlsContext,
  connection: ConfiguredConnection,
): Promise<Verdict> => {
  const isUnknown = failure.code === 'unknown_ca';
  if (!isUnknown && !/^server_certificate_(?:expired|not_yet_valid)$/.test(failure.code))
    return runCheck(failure);
  const server = await inspectUntrustedServer(connection, context.patience);
  if (!server) return runCheck(failure);
  return isUnknown
    ? explainUnknownCa(failure, server, formatSocketAddress(connection.endpoint).host)
    : explainDates(failure, server, context.now());
};

export const checkTls = async (
  context: TlsContext,
  connection: ConfiguredConnection,
): Promise<Verdict> => {
  try {
    const now = context.now();
    const { protocol, cipher, certificate } = await runHandshake(connection, {
      ...context.patience,
      now,
    });
    const { subject, issuer, to, chain } = certificate;
    const words = `${protocol}, ${cipher}; ${subject} signed by ${issuer} (chain of ${chain}), valid until ${formatDay(to)}`;
    return to - now < warnDays * dayMs
      ? warnCheck(
          words,
          'ask the administrator of the platform to renew its certificate before then',
        )
      : passCheck(words);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    context.patience.signal.throwIfAborted();
    return explainRefusal(error, context, connection);
  }
};
