/** Checks of IP networks. */
import { isIP } from 'node:net';
import { IPv4, IPv6 } from 'ipaddr.js';

/** The problem of an IPv4 network in CIDR form; undefined if it is valid. */
export const explainNetworkTrouble = (text: string): string | undefined => {
  if (!IPv4.isValidCIDRFourPartDecimal(text)) return 'is not a valid IPv4 network';
  const first = IPv4.networkAddressFromCIDR(text).toString();
  return text.startsWith(`${first}/`)
    ? undefined
    : 'does not begin at the first address of the network';
};

/** True for a source of a firewall rule: `any`, an address, or a network of either family. */
export const isRuleSource = (text: string): boolean =>
  text === 'any' ||
  isIP(text) !== 0 ||
  IPv4.isValidCIDRFourPartDecimal(text) ||
  IPv6.isValidCIDR(text);

/** True when the IPv4 network `inner` lies within `outer`. */
export const hasSubnetwork = (outer: string, inner: string): boolean => {
  const [network, prefix] = IPv4.parseCIDR(outer);
  const [address, innerPrefix] = IPv4.parseCIDR(inner);
  return innerPrefix >= prefix && address.match([network, prefix]);
};

/** True when two IPv4 networks have an address in common. */
export const hasOverlap = (one: string, other: string): boolean =>
  hasSubnetwork(one, other) || hasSubnetwork(other, one);
