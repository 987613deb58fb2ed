import { BlockList, isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** An entry of `NO_PROXY`. */
interface Entry {
  /** A host, a suffix of hosts, an address or a range of addresses; no brackets. */
  readonly host: string;
  /** Undefined for every port. */
  readonly port: string | undefined;
}

const parseException = (word: string): Entry => {
  const inBrackets = /^\[([^\]]+)\](?::(\d+))?$/.exec(word);
  if (inBrackets) return { host: inBrackets[1] ?? '', port: inBrackets[2] };
  // More than one colon is an IPv6 address without brackets, which has no port.
  const withPort = /^([^:]+):(\d+)$/.exec(word);
  return withPort
    ? { host: withPort[1] ?? '', port: withPort[2] }
    : { host: word, port: undefined };
};

const findFamily = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether `address` is in a range such as `10.0.0.0/8`, or is that address. */
const isInRange = (address: string, range: string): boolean => {
  const [start = '', bits] = range.split('/');
  const version = isIP(start);
  if (version === 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return false;
  const most = version === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : Number(bits);
  if (prefix > most) return false;
  const list = new BlockList();
  list.addSubnet(start, prefix, findFamily(start));
  return list.check(address, findFamily(address));
};

/** Normalises a name for comparison: ASCII, lower case, without trailing dot. */
const normaliseHost = (host: string): string => domainToASCII(host.replace(/\.$/, ''));

const isException = (entry: Entry, host: string, port: string): boolean => {
  if (entry.port !== undefined && entry.port !== port) return false;
  if (entry.host === '*') return true;
  if (isIP(host) !== 0) return isInRange(host, entry.host);
  const name = normaliseHost(entry.host.replace(/^\*?\./, ''));
  return name !== '' && (normaliseHost(host) === name || normaliseHost(host).endsWith(`.${name}`));
};

/** Whether a host is this machine, which is never reached through a proxy. */
const isHere = (host: string): boolean =>
  host === 'localhost' || isInRange(host, '127.0.0.0/8') || host === '::1';

/**
 * Whether `url` is reached without a proxy, by a list as curl and Go read it: hosts with all that
 * is below them, also written `.example.com` or `*.example.com`; addresses and ranges of them for
 * hosts that are addresses; each with or without a port; `*` for everything. No name is resolved.
 */
export const isProxyException = (url: URL, list: string): boolean => {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const port = url.port || '443';
  if (isHere(host)) return true;
  return list
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .some((word) => isException(parseException(word), host, port));
};
