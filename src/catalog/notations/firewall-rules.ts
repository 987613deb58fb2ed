/** Firewall rules as a command line writes them: `tcp/8443-8450:10.0.0.0/8`. */
import { isIP } from 'node:net';
import { toJsonText } from '../../lib/json/json-text.ts';
import { isJsonObject, type JsonObject } from '../../lib/json/members.ts';
import type { VerbNote } from '../verb-facts.ts';
import { explainNetworkProblem } from './cidr.ts';
import type { Notation, NotationResult } from './notation.ts';

/** A rule of a firewall profile; older platforms send `protocol` instead of `ip_protocol`. */
export interface FirewallRule {
  name?: string;
  ip_protocol?: string;
  protocol?: string;
  min_port: number;
  max_port: number;
  source: string;
}

/** A rule as it is sent: the API only knows tcp and udp, not ICMP. */
interface RuleToSend extends FirewallRule {
  readonly ip_protocol: string;
}

const protocols = ['tcp', 'udp'];
const lastPort = 65_535;
const members = ['name', 'ip_protocol', 'protocol', 'min_port', 'max_port', 'source'];

/** The canonical form of an IPv6 address (RFC 5952), as in URLs. */
const normalizeAddress = (address: string): string =>
  isIP(address) === 6 ? new URL(`http://[${address}]/`).hostname.slice(1, -1) : address;

/** A source in canonical form, for comparison; a single address becomes a /32 or /128 network. */
const normalizeSource = (source: string): string => {
  const [address = '', prefix] = source.trim().toLowerCase().split('/');
  const family = isIP(address);
  if (family === 0) return source.trim().toLowerCase();
  const rest = source.trim().slice(address.length + 1);
  return `${normalizeAddress(address)}/${prefix === undefined ? (family === 4 ? 32 : 128) : rest}`;
};

const explainPortsProblem = (first: unknown, last: unknown): string | undefined => {
  for (const port of [first, last]) {
    if (typeof port !== 'number' || !Number.isInteger(port) || port < 0 || port > lastPort) {
      return `"${String(port)}" is not a valid port (0-${lastPort})`;
    }
  }
  return Number(first) > Number(last)
    ? `the port range ${String(first)}-${String(last)} is reversed`
    : undefined;
};

/** The rule, or all its problems in one sentence. */
const readRule = async (input: JsonObject): Promise<NotationResult<RuleToSend>> => {
  const { name, min_port, max_port } = input;
  const protocol = String(input.ip_protocol ?? input.protocol ?? '').toLowerCase();
  const source = normalizeSource(typeof input.source === 'string' ? input.source : '');
  const strange = Object.keys(input).filter((member) => !members.includes(member));
  const problems = [
    strange.length > 0 && `unknown field: ${strange.join(', ')}`,
    !protocols.includes(protocol) &&
      `"${protocol}" is not a valid protocol (allowed values: ${protocols.join(', ')})`,
    explainPortsProblem(min_port, max_port),
    source === 'any' ? undefined : await explainNetworkProblem(source),
    name !== undefined && typeof name !== 'string' && 'the name must be a string',
  ].filter((problem) => typeof problem === 'string');
  if (problems.length > 0) return { wrong: [problems.join('; ')] };
  return {
    value: {
      ...(typeof name === 'string' && { name }),
      ip_protocol: protocol,
      min_port: Number(min_port),
      max_port: Number(max_port),
      source,
    },
  };
};

const form = /^(?<protocol>[a-z0-9]+)\/(?<first>\d+)(?:-(?<last>\d+))?:(?<source>.+)$/i;

const parseRule = async (text: string): Promise<NotationResult<RuleToSend>> => {
  const { protocol, first, last, source } = form.exec(text.trim())?.groups ?? {};
  if (first === undefined) {
    return { wrong: ['expected protocol/port[-port]:source, such as tcp/443:any'] };
  }
  return readRule({
    ip_protocol: protocol,
    min_port: Number(first),
    max_port: Number(last ?? first),
    source,
  });
};

const formatPorts = (rule: JsonObject): string =>
  `${String(rule.min_port)}${rule.max_port === rule.min_port ? '' : `-${String(rule.max_port)}`}`;

/** A rule from the platform in the notation, which has no place for its name. */
const formatRule = (rule: unknown): string => {
  if (!isJsonObject(rule)) return toJsonText(rule);
  const protocol = String(rule.ip_protocol ?? rule.protocol ?? '?').toLowerCase();
  return `${protocol}/${formatPorts(rule)}:${normalizeSource(String(rule.source))}`;
};

/** All rules, or the problems of the invalid ones. */
const collectRules = async (
  given: readonly {
    readonly shown: string;
    readonly reading: Promise<NotationResult<RuleToSend>>;
  }[],
): Promise<NotationResult<RuleToSend[]>> => {
  const read = await Promise.all(
    given.map(async ({ shown, reading }) => ({ shown, ...(await reading) })),
  );
  const problems = read.flatMap((one) =>
    'wrong' in one ? one.wrong.map((problem) => `${one.shown}: ${problem}`) : [],
  );
  if (problems.length > 0) return { wrong: problems };
  return { value: read.flatMap((one) => ('value' in one ? [one.value] : [])) };
};

/** An empty variable leaves nothing between two commas. */
const emptyElement = 'an empty element';

/** `tcp/22:any`, separated by commas; in files also as objects. */
export const firewallRules: Notation<FirewallRule[]> = {
  form: '<protocol/port[-port]:source>',
  empty: '[]',
  sample: 'tcp/443:0.0.0.0/0',
  read: (texts) =>
    collectRules(
      texts
        .flatMap((text) => text.split(','))
        .map((text) => ({ shown: text.trim() || emptyElement, reading: parseRule(text) })),
    ),
  check: async (value) =>
    Array.isArray(value)
      ? collectRules(
          value.map((rule: unknown) => ({
            shown: typeof rule === 'string' ? rule : formatRule(rule),
            reading: isJsonObject(rule) ? readRule(rule) : parseRule(String(rule)),
          })),
        )
      : { wrong: ['expected a list of rules'] },
  resend: (part) => {
    if (!isJsonObject(part)) return part;
    const { name, ip_protocol, protocol, min_port, max_port, source } = part;
    return {
      ...(typeof name === 'string' && { name }),
      ip_protocol: String(ip_protocol ?? protocol).toLowerCase(),
      min_port,
      max_port,
      source,
    };
  },
  show: (value) => (Array.isArray(value) ? value.map(formatRule) : [toJsonText(value)]),
};

/** Ports that the platform uses to manage a server: SSH, remote desktop and WinRM. */
const managementPorts = [22, 3389, 5985];

const isPortOpen = (rules: unknown, port: number): boolean =>
  Array.isArray(rules) &&
  rules.some(
    (rule: unknown) =>
      isJsonObject(rule) &&
      String(rule.ip_protocol ?? rule.protocol).toLowerCase() === 'tcp' &&
      Number(rule.min_port) <= port &&
      Number(rule.max_port) >= port,
  );

/** New rules replace the old ones: the ports that the platform needs must stay open. */
export const warnOfLostManagementRules: VerbNote = (before, after) => {
  if (after.rules === undefined) return undefined;
  const lost = managementPorts.filter(
    (port) => isPortOpen(before.rules, port) && !isPortOpen(after.rules, port),
  );
  if (lost.length === 0) return undefined;
  return `this would close ${lost.map((port) => `tcp/${port}`).join(', ')}, which the platform uses to manage servers`;
};
