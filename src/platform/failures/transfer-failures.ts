import {
  ActionFailure,
  ConnectionFailure,
  type Failure,
  TimeoutFailure,
} from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import { decodeBody } from '../answers.ts';
import type { Connection } from '../platform.ts';
import type { Redactor } from '../redact.ts';
import type { BrokenExchange, RawAnswer } from '../transport/exchange.ts';
import { readHeader } from '../transport/headers.ts';
import { formatTransferAddress } from '../transport/transfer-address.ts';
import { recogniseError } from './recognise.ts';
import { createStorageRefusal } from './refusals.ts';

/** What is known about a failed transfer. */
export interface FailedTransfer {
  /** As `METHOD URL`, without the query. */
  readonly request: string;
  readonly url: URL;
  /** The storage is on another host than the platform. */
  readonly isForeign: boolean;
  readonly connection: Connection;
  readonly redactor: Redactor;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const hints = {
  expired: 'the address of a file is valid only for a short time: run the command again',
  again: 'run the command again',
  unknownCa:
    'set storage-ca to the file with its CA, or set system-ca to true if the system trusts it',
  redirected:
    'report this to the administrator of the platform: the address must lead to the file itself',
};

/**
 * The message in an XML refusal of S3 and similar storage. The rest is not shown: it may repeat the
 * signature and what was signed.
 */
const readXmlMessage = (text: string): string =>
  ['Code', 'Message']
    .flatMap((name) => new RegExp(`<${name}>([^<]{1,200})`).exec(text)?.[1] ?? [])
    .join(': ');

/** Removes from a refusal what would let others use the address. */
const withoutSignature = (raw: RawAnswer): RawAnswer => {
  const text = decodeBody(raw.body);
  const isXml = /^\s*<(?:\?xml|Error)/.test(text);
  const location = readHeader(raw.headers, 'location');
  const target = location !== undefined && URL.canParse(location) && new URL(location);
  return {
    ...raw,
    ...(isXml && { body: Buffer.from(JSON.stringify({ error: readXmlMessage(text) })) }),
    ...(target && { headers: { ...raw.headers, location: formatTransferAddress(target) } }),
  };
};

/** Statuses for an address that has expired or was signed for something else. */
const addressRefused = [401, 403, 404, 410];

const suggestForStatus = (status: number): string => {
  if (status < 400) return hints.redirected;
  return hints.again;
};

/** The failure for any response but the expected one. */
export const createTransferRefusal = (raw: RawAnswer, failed: FailedTransfer): Failure => {
  const { request, url, isForeign, redactor, now } = failed;
  const { status } = raw;
  if (status < 300) {
    return new ConnectionFailure(`${url.host} responded with ${status} instead of the file`, {
      code: 'unexpected_answer',
      status,
      request,
      hint: hints.again,
    });
  }
  const failure = createStorageRefusal(withoutSignature(raw), request, { redactor, now });
  const who = isForeign ? url.host : 'the platform';
  if (!addressRefused.includes(status)) {
    const message = failure.message
      .replace(/^the platform/, who)
      .replace(/^the response is/, `${who} responded with`);
    return withDetails(failure, message, { hint: suggestForStatus(status) });
  }
  // The storage refuses the address, not our certificate.
  const [, reason = ''] = /\(\d{3}\)(.*)$/s.exec(failure.message) ?? [];
  return new ActionFailure(`${who} refused the address of the file (${status})${reason}`, {
    ...failure.details,
    code: 'address_refused',
    hint: hints.expired,
  });
};

/** The failure for a broken connection. */
export const createBrokenTransfer = (broken: BrokenExchange, failed: FailedTransfer): Failure => {
  const { request, url, isForeign, connection, redactor, now } = failed;
  if (!isForeign) return recogniseError(broken, { connection, redactor, request, now });
  // For storage the CAs of the system are trusted as well, and our certificate is not sent.
  const there = { ...connection, endpoint: url.origin, systemCa: true };
  const failure = recogniseError(broken, { connection: there, redactor, request, now });
  if (failure.code === 'unknown_ca') {
    return withDetails(
      failure,
      `the certificate of ${url.hostname} is not signed by a trusted CA`,
      {
        hint: hints.unknownCa,
      },
    );
  }
  if (failure.kind !== 'credentials') return failure;
  const message = `${url.host} requires a client certificate, but imco sends yours only to the platform`;
  return new ConnectionFailure(message, { code: 'certificate_wanted', request });
};

/** The failure for a transfer without any data for `ms` milliseconds. */
export const createStalledTransfer = (request: string, ms: number): Failure =>
  new TimeoutFailure(`no data was transferred for ${ms / 1000} s`, {
    code: 'transfer_stalled',
    request,
    hint: 'try again, or allow more time with --timeout',
  });
