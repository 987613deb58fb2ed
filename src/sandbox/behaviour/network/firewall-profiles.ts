import type { firewallProfiles } from '../../../catalog/network/firewall-profiles.ts';
import type { FirewallRule } from '../../../catalog/notations/firewall-rules.ts';
import type { Row } from '../../../catalog/resource.ts';
import { isJsonObject } from '../../../lib/json/members.ts';
import { isRuleSource } from '../../server/networks.ts';
import type { InputMembers, StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';

type Profile = Row<typeof firewallProfiles> & StoredItem;

/** A rule that opens one TCP port. */
export const openRules = (port: number, source: string, name: string): FirewallRule => ({
  name,
  ip_protocol: 'tcp',
  min_port: port,
  max_port: port,
  source,
});

/** Rules that the platform itself needs to reach a server: SSH, WinRM and remote desktop. */
export const managementRules: readonly FirewallRule[] = [
  openRules(22, 'any', 'ssh'),
  openRules(5985, 'any', 'winrm'),
  openRules(3389, 'any', 'rdp'),
];

const isPort = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535;

/** The platform documents the member as `protocol`; its clients send `ip_protocol`. */
const readProtocol = ({ ip_protocol: sent, protocol: documented }: InputMembers): string =>
  String(sent ?? documented ?? '').toLowerCase();

/** The problem of one rule, as a client sends it; undefined if there is none. */
const explainRule = (rule: unknown): string | undefined => {
  if (!isJsonObject(rule)) return 'must be an object';
  const { min_port: first, max_port: last, source, name } = rule;
  if (!['tcp', 'udp'].includes(readProtocol(rule))) return 'must have an ip_protocol, tcp or udp';
  if (!isPort(first) || !isPort(last)) return 'must have a min_port and a max_port up to 65535';
  if (first > last) return 'must not have a min_port above its max_port';
  if (typeof source !== 'string' || !isRuleSource(source.toLowerCase()))
    return 'must have a source: a network or any';
  return name === undefined || typeof name === 'string' ? undefined : 'must have a string as name';
};

const normaliseRule = (rule: InputMembers): InputMembers => {
  const { name, min_port, max_port, source } = rule;
  return {
    ...(name !== undefined && { name }),
    ip_protocol: readProtocol(rule),
    min_port,
    max_port,
    source: String(source).toLowerCase(),
  };
};

/**
 * Firewall profiles: rules are checked one by one; the default one of the account cannot be
 * deleted.
 */
export const firewallProfileBehaviour: Behaviour<Profile> = {
  check: ({ values: { rules } }) => {
    if (rules === undefined) return {};
    if (!Array.isArray(rules)) return { rules: ['must be a list'] };
    const problems = rules.flatMap((rule: unknown, index) => {
      const problem = explainRule(rule);
      return problem ? [`number ${index + 1} ${problem}`] : [];
    });
    return problems.length > 0 ? { rules: problems } : {};
  },
  normaliseInput: (values) =>
    Array.isArray(values.rules)
      ? { ...values, rules: values.rules.filter(isJsonObject).map(normaliseRule) }
      : values,
  onCreate: (profile) => {
    // Without management rules the platform could not reach the servers.
    if (!profile.rules || profile.rules.length === 0) profile.rules = [...managementRules];
  },
  explainRefusal: (profile, verb) =>
    verb === 'delete' && profile.default
      ? `The firewall profile ${profile.name} is the default of the account`
      : undefined,
};
