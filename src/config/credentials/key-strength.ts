import type { KeyObject } from 'node:crypto';

/** Shorter keys are not secure: NIST SP 800-131A revision 2, table 2. */
const leastRsaBits = 2048;

/** The curves of TLS certificates: RFC 8446, 4.2.3. */
const curves: readonly string[] = ['prime256v1', 'secp384r1', 'secp521r1'];

const kinds: readonly string[] = ['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448'];

/**
 * What makes a key unsuitable for TLS, such as `an RSA key of 512 bits; at least 2048 bits are
 * required`; undefined if it is suitable.
 */
export const findKeyWeakness = (key: KeyObject): string | undefined => {
  const { asymmetricKeyType: kind = 'unknown', asymmetricKeyDetails: details } = key;
  if (!kinds.includes(kind)) return `a key of type ${kind}, which TLS does not support`;
  const bits = details?.modulusLength;
  if (bits !== undefined && bits < leastRsaBits) {
    return `an RSA key of ${bits} bits; at least ${leastRsaBits} bits are required`;
  }
  if (kind !== 'ec') return undefined;
  const { namedCurve = 'unknown' } = details ?? {};
  return curves.includes(namedCurve)
    ? undefined
    : `a key on the curve ${namedCurve}, which TLS does not support`;
};
