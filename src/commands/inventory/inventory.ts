/** `imco inventory`: the servers in the form that Ansible expects of an inventory script. */
import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { toJsonText } from '../../lib/json/json-text.ts';
import type { Session } from '../../operate/session.ts';
import { chooseAddress, readAddressOrder } from '../../operate/ssh/addresses.ts';
import { type NamedMachine, nameMachines } from '../../operate/ssh/host-names.ts';
import { readSshUser } from '../../operate/ssh/ssh-words.ts';
import { nameItems } from '../../operate/targets/item-names.ts';
import { createNameLearner } from '../../operate/targets/names.ts';
import { groupMachines } from './groups.ts';
import {
  createVariables,
  isTemplate,
  listVariableFields,
  type VariableExtent,
} from './variables.ts';

/** What is to be printed. */
export interface InventoryCall {
  /** The only host whose variables are printed. */
  readonly host: string | undefined;
  readonly variables: VariableExtent;
  readonly address: string | undefined;
}

/** The group of machines without an address. */
const noAddressGroup = 'no_address';

/** A host with its variables and groups. */
interface InventoryHost {
  readonly name: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly groups: readonly string[];
}

/** The hosts of an inventory, and warnings about them. */
interface Inventory {
  readonly hosts: readonly InventoryHost[];
  readonly warnings: readonly string[];
}

/** How to log in, as far as settings say so; anything else is left to the variables of Ansible. */
const createLoginVariables = ({ options }: Session): Readonly<Record<string, string>> => {
  const user = readSshUser(undefined, options.ssh?.user);
  const key = options.ssh?.key;
  return {
    ...(user !== undefined && { ansible_user: user }),
    ...(key !== undefined && !isTemplate(key) && { ansible_ssh_private_key_file: key }),
  };
};

const countWords = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`;

const composeWarnings = (renamed: number, omitted: number): readonly string[] => [
  ...(renamed > 0
    ? [
        `${countWords(renamed, 'server has a name', 'servers have names')} that cannot be used as a host name and is called by the id`,
      ]
    : []),
  ...(omitted > 0
    ? [
        `${countWords(omitted, 'value was', 'values were')} left out: Ansible would run {{, {% or {# as a template`,
      ]
    : []),
];

/** The hosts of one resource. */
const readHosts = async (
  session: Session,
  resource: Resource,
  { variables, address }: InventoryCall,
): Promise<Inventory> => {
  const { cache, options } = session;
  const order = readAddressOrder(address, options.ssh?.address);
  const login = createLoginVariables(session);
  const items = await cache.list(resource);
  const keys = listVariableFields(resource, variables);
  const learner = createNameLearner(cache, resource, keys);
  const [named, groups] = await Promise.all([
    nameItems(cache, resource, items),
    groupMachines(session, resource, items),
    learner.learn(items),
  ]);
  const groupNames = new Set([noAddressGroup, ...[...groups.of.values()].flat()]);
  let omitted = 0;
  const createHost = ({ item, id, host }: NamedMachine): InventoryHost => {
    const own = createVariables(resource, item, { keys, names: learner.names });
    omitted += own.omitted;
    const choice = chooseAddress(resource, item, order);
    const reached = 'address' in choice ? { ansible_host: choice.address, ...login } : {};
    const none = 'address' in choice ? [] : [noAddressGroup];
    return {
      name: host ?? id,
      variables: { ...reached, ...own.values },
      groups: [...(groups.of.get(id) ?? []), ...none],
    };
  };
  const machines = nameMachines(named, (name) => groupNames.has(name));
  const hosts = machines.map(createHost);
  const renamed = machines.filter(({ host }) => host === undefined).length;
  return { hosts, warnings: [...groups.collisions, ...composeWarnings(renamed, omitted)] };
};

/** Every machine of the account. */
const readInventory = async (session: Session, call: InventoryCall): Promise<Inventory> => {
  const resources = session.cache.catalog.resources.filter(({ machine }) => machine);
  const all = await Promise.all(resources.map((one) => readHosts(session, one, call)));
  return {
    hosts: all.flatMap(({ hosts }) => hosts),
    warnings: all.flatMap(({ warnings }) => warnings),
  };
};

/** The document of `--list`: groups with their hosts, and the variables of all hosts at once. */
const createListDocument = (hosts: readonly InventoryHost[]): Readonly<Record<string, unknown>> => {
  const groups = new Map<string, string[]>();
  for (const { name, groups: own } of hosts) {
    for (const group of own) groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const sorted = [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    _meta: { hostvars: Object.fromEntries(hosts.map((host) => [host.name, host.variables])) },
    all: { hosts: hosts.map(({ name }) => name) },
    ...Object.fromEntries(sorted.map(([group, members]) => [group, { hosts: members }])),
  };
};

/** The variables of one host. Throws a `TargetFailure` if there is none of this name. */
const findVariables = (
  hosts: readonly InventoryHost[],
  name: string,
): Readonly<Record<string, unknown>> => {
  const host = hosts.find((one) => one.name === name);
  if (host) return host.variables;
  throw new TargetFailure(`host "${name}" not found in the inventory`, {
    code: 'not_found',
    hint: 'see "imco inventory --list"',
  });
};

/** Prints the inventory, or the variables of one host. */
export const printInventory = async (session: Session, call: InventoryCall): Promise<void> => {
  const { writer } = session;
  const { hosts, warnings } = await readInventory(session, call);
  const value =
    call.host === undefined ? createListDocument(hosts) : findVariables(hosts, call.host);
  for (const warning of warnings) writer.warnOfInput(warning);
  if (writer.forPeople) return writer.text(toJsonText(value, 2));
  await writer.document({ shape: 'value', value });
};
