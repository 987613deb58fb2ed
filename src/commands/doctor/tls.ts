/** The check of the TLS handshake with the platform, and a closer look at a server it ends with. */
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

/** Days before its end from which the platform's certificate is a worry. */
const warnDays = 14;

const dayMs = 86_400_000;

/** Beyond this many ms a clock is wrong. */
export const maxSkewMs = 60_000;

/** What the check is made with. */
export interface TlsContext {
  readonly patience: ReachLimits;
  readonly now: () => number;
}

/** Makers and words of what breaks TLS up on its way, as they name their CAs. */
const interceptors =
  /zscaler|netskope|forti|palo ?alto|blue ?coat|umbrella|sophos|websense|forcepoint|barracuda|check ?point|squid|mitm|burp|charles|fiddler|kaspersky|avast|eset|proxy|inspect|intercept|firewall|gateway/i;

/** A certificate of an unknown CA: who has signed it tells whose it is. */
const explainUnknownCa = (failure: Failure, server: UntrustedServer, host: string): Verdict => {
  const { certificate, isTrustedBySystem } = server;
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
    isTrustedBySystem
      ? 'where the platform has a public certificate, set system-ca: true'
      : (failure.details.hint ?? ''),
  );
};

/** How wrong the clock of this machine is by that of another; undefined when it is right. */
export const formatSkew = (now: number, theirs: number | undefined): string | undefined => {
  if (theirs === undefined || Math.abs(theirs - now) <= maxSkewMs) return undefined;
  return `this machine is ${formatSpan(theirs - now)} ${theirs > now ? 'behind' : 'ahead of'} the platform`;
};

/** A certificate of the platform that is out of date: ours may be the wrong clock. */
const explainDates = (failure: Failure, server: UntrustedServer, now: number): Verdict => {
  const { from, to } = server.certificate;
  const dates = `${failure.message} (${formatDay(from)} to ${formatDay(to)})`;
  const skew = formatSkew(now, server.time);
  return skew
    ? failCheck(failure.kind, `${dates}: ${skew}`, 'set the clock of this machine')
    : failCheck(failure.kind, dates, failure.details.hint ?? '');
};

/** A handshake that failed, with what a closer look at the other side adds. */
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
    const words = `${protocol}, ${cipher}; ${subject} signed by ${issuer} (chain of ${chain}), until ${formatDay(to)}`;
    return to - now < warnDays * dayMs
      ? warnCheck(words, 'tell whoever runs the platform to renew its certificate in time')
      : passCheck(words);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    context.patience.signal.throwIfAborted();
    return explainRefusal(error, context, connection);
  }
};
