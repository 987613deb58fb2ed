/** Whether a server is who it says, judged before it has seen anything of ours. */
import { X509Certificate } from 'node:crypto';
import {
  checkServerIdentity,
  type DetailedPeerCertificate,
  type PeerCertificate,
  type TLSSocket,
} from 'node:tls';

/** Extended key usages a server may have (RFC 5280, 4.2.1.12): for servers, and for anything. */
const serverUsages = ['1.3.6.1.5.5.7.3.1', '2.5.29.37.0'];

/** An error in the words of OpenSSL, by which the rest of imco recognises it. */
const createTlsError = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code });

/**
 * What is wrong with the name in a certificate; undefined where it is that of `host`. The common
 * name does not count (RFC 6125, 6.4.4): it is free text, also in the certificates of operators.
 */
export const explainIdentityProblem = (
  host: string,
  certificate: PeerCertificate,
): Error | undefined =>
  certificate.subjectaltname
    ? checkServerIdentity(host, certificate)
    : createTlsError('IMCO_CERT_WITHOUT_NAME', 'the certificate has no subjectAltName');

/** Whether a certificate names another one as its issuer and is signed with its key. */
export const isIssuedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/** More certificates than any chain has are not looked at: each of them costs checks of signatures. */
const longestChain = 10;

/**
 * Whether a certificate leads to one of `anchors`, directly or by way of CAs in `between`. Each of
 * these is followed once, however many of them could have signed each other.
 */
export const isChainedToCa = (
  certificate: X509Certificate,
  anchors: readonly X509Certificate[],
  between: readonly X509Certificate[],
): boolean => {
  const left = new Set(between.filter(({ ca }) => ca));
  const reached = [certificate];
  for (const at of reached) {
    const isAnchored = anchors.some(
      (anchor) => anchor.fingerprint256 === at.fingerprint256 || isIssuedBy(at, anchor),
    );
    if (isAnchored) return true;
    for (const issuer of left) {
      if (!isIssuedBy(at, issuer)) continue;
      left.delete(issuer);
      reached.push(issuer);
    }
  }
  return false;
};

/**
 * The certificates the other side has sent, its own first. Made of their bytes: Node's
 * `getPeerX509Certificate` takes the first away from the connection it asks (seen in 20).
 */
const readChain = (first: DetailedPeerCertificate): readonly X509Certificate[] => {
  const chain: X509Certificate[] = [];
  const seen = new Set<string>();
  let at: DetailedPeerCertificate | undefined = first;
  while (at?.raw && !seen.has(at.fingerprint256) && chain.length <= longestChain) {
    seen.add(at.fingerprint256);
    chain.push(new X509Certificate(at.raw));
    at = at.issuerCertificate;
  }
  return chain;
};

/**
 * Explains why the certificate of the server is not valid during the handshake: its chain, dates,
 * purpose or name; undefined if it is valid. OpenSSL checks this and more at the end of the
 * handshake.
 */
export const explainPeerProblem = (
  socket: TLSSocket,
  host: string,
  anchors: readonly X509Certificate[],
): Error | undefined => {
  const shown = socket.getPeerCertificate(true);
  const [server, ...between] = readChain(shown);
  if (!server)
    return createTlsError('UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'no certificate was presented');
  if (between.length >= longestChain) {
    return createTlsError('CERT_CHAIN_TOO_LONG', 'certificate chain too long');
  }
  if (!isChainedToCa(server, anchors, between)) {
    return createTlsError('UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the certificate');
  }
  const now = Date.now();
  if (Date.parse(server.validTo) < now) {
    return createTlsError('CERT_HAS_EXPIRED', 'certificate has expired');
  }
  if (Date.parse(server.validFrom) > now) {
    return createTlsError('CERT_NOT_YET_VALID', 'certificate is not yet valid');
  }
  const usages = server.keyUsage;
  if (usages && !usages.some((usage) => serverUsages.includes(usage))) {
    return createTlsError('INVALID_PURPOSE', 'unsupported certificate purpose');
  }
  return explainIdentityProblem(host, shown);
};
