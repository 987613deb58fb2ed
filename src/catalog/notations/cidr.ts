/** Networks in CIDR notation (RFC 4632, section 3.1; RFC 4291, section 2.3), read strictly. */
import { isIP } from 'node:net';

/** Why a text is not a valid network; `undefined` if it is one. */
export const explainNetworkProblem = async (
  text: string,
  { only }: { readonly only?: 4 | 6 } = {},
): Promise<string | undefined> => {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0)
    return `"${text}" is not a valid network, such as 10.0.0.0/8`;
  if (only && family !== only) return `"${text}" is not an IPv${only} network`;
  if (prefix === undefined) return `"${text}" is a single address; add a prefix, such as /24`;
  const widest = family === 4 ? 32 : 128;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > widest) {
    return `"/${prefix}" is not a valid prefix (0-${widest})`;
  }
  const { IPv4, IPv6 } = await import('ipaddr.js');
  const reader = family === 4 ? IPv4 : IPv6;
  const first = reader.networkAddressFromCIDR(text).toString();
  return reader.parse(address).toString() === first
    ? undefined
    : `"${text}" is not a network address; use ${first}/${prefix}`;
};
