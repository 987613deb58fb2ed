/** The configuration of OpenSSH for all machines. */
import type { Resource } from '../../catalog/vocabulary.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { defaultFormat } from '../../output/formats/formats.ts';
import { createItemColumn } from '../../output/result.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import type { Session } from '../session.ts';
import { nameItems } from '../targets/item-names.ts';
import { chooseAddress, readAddressOrder } from './addresses.ts';
import { type NamedMachine, nameMachines } from './host-names.ts';
import { createKnownHosts, nameForPath } from './known-hosts.ts';
import { type LoginFlags, listSshOptions, readLogin, type SshMachine } from './ssh-command.ts';
import { isKeyAlias } from './ssh-words.ts';

/** A call of `ssh-config` as given on the command line. */
export interface SshConfigCall extends LoginFlags {
  readonly resource: Resource;
  readonly name: string;
  readonly address: string | undefined;
  /** Also accept the names alone: `ssh web-1`. */
  readonly shortNames: boolean;
}

/** A host of the configuration, or why a machine is none. */
type ConfiguredHost = { readonly id: string; readonly name: string } & (
  | {
      /** The names that ssh accepts for it. */
      readonly hosts: readonly string[];
      readonly machine: SshMachine;
    }
  | { readonly skipped: string }
);

/** What all hosts of a configuration have in common. */
interface Common {
  readonly resource: Resource;
  /** The end of each host name. */
  readonly suffix: string;
  readonly shortNames: boolean;
  readonly order: ReturnType<typeof readAddressOrder>;
  readonly login: Pick<SshMachine, 'user' | 'key' | 'knownHosts'>;
}

const configureHost = (
  { item, name, id, host }: NamedMachine,
  { resource, suffix, shortNames, order, login }: Common,
): ConfiguredHost => {
  if (!isKeyAlias(id)) return { id, name, skipped: 'its id is not valid' };
  if (host === undefined) return { id, name, skipped: 'its name cannot be used as a host name' };
  const choice = chooseAddress(resource, item, order);
  if ('problem' in choice) return { id, name, skipped: choice.problem };
  // A name with a dot could be that of a host in the internet.
  const short = shortNames && !host.includes('.') ? [host] : [];
  return {
    ...{ id, name, hosts: [`${host}${suffix}`, ...short] },
    machine: { ...login, id, address: choice.address },
  };
};

/** The hosts of the configuration, in the order of the list, and the skipped machines. */
export interface SshConfig {
  readonly hosts: readonly ConfiguredHost[];
  /** The file, as text. */
  readonly text: string;
}

const formatHost = (host: ConfiguredHost, platform: string): string => {
  if ('skipped' in host) {
    return `# skipped: ${toSafeLine(host.name)} (${toSafeLine(host.id)}): ${host.skipped}`;
  }
  return [
    `Host ${host.hosts.join(' ')}`,
    `  HostName ${host.machine.address}`,
    ...listSshOptions(host.machine, platform).map(([name, value]) => `  ${name} ${value}`),
  ].join('\n');
};

/**
 * The file with the host keys; undefined, with a warning, if it cannot be created: the configuration
 * is of use without it. Throws a `ConfigurationFailure` if others can change it.
 */
const prepareKnownHosts = async ({
  host,
  profile,
  writer,
}: Session): Promise<string | undefined> => {
  try {
    return await createKnownHosts(host, profile.name);
  } catch (failure) {
    const isUnwritable =
      failure instanceof ConfigurationFailure && failure.details.code === 'unwritable_file';
    if (!isUnwritable) throw failure;
    writer.warnOfInput(`host keys cannot be stored for this profile: ${failure.message}`);
    return undefined;
  }
};

/**
 * Reads all machines and describes them for OpenSSH. A host is called `web-1.prod.imco` after its
 * profile: whoever can name a machine does not decide where `ssh github.com` leads. `prepare` returns
 * the file with the host keys, if any.
 */
export const createSshConfig = async (
  session: Session,
  call: SshConfigCall,
  prepare: () => Promise<string | undefined>,
): Promise<SshConfig> => {
  const { host, cache, profile } = session;
  const { resource, shortNames } = call;
  const order = readAddressOrder(call.address, session.options.ssh?.address);
  const login = readLogin(session, call);
  const machines = await nameItems(cache, resource, await cache.list(resource));
  const knownHosts = await prepare();
  const suffix = `.${nameForPath(profile.name)}.imco`;
  const common = { resource, suffix, shortNames, order, login: { ...login, knownHosts } };
  const hosts = nameMachines(machines).map((machine) => configureHost(machine, common));
  const head = `# Written by "imco ${resource.noun} ${call.name}" for profile ${toSafeLine(profile.name)}; changes are overwritten.`;
  const blocks = hosts.map((one) => formatHost(one, host.platform));
  return { hosts, text: `${[head, ...blocks].join('\n\n')}\n` };
};

const createHostItem = (host: ConfiguredHost): Item => {
  const { id, name } = host;
  if ('skipped' in host) return { id, name, hosts: [], skipped: host.skipped };
  const { address, user = null, key = null, knownHosts } = host.machine;
  return {
    ...{ id, name, hosts: host.hosts, address, user },
    ...{ identity_file: key, known_hosts_file: knownHosts ?? null, skipped: null },
  };
};

/** `ssh-config`: the text of the file, or the hosts as a list. */
export const writeSshConfig = async (session: Session, call: SshConfigCall): Promise<void> => {
  const { writer } = session;
  const { hosts, text } = await createSshConfig(session, call, () => prepareKnownHosts(session));
  if (writer.format === defaultFormat) return writer.text(text);
  await writer.document({
    shape: 'list',
    items: hosts.map(createHostItem),
    columns: ['name', 'hosts', 'address', 'user', 'skipped', 'id'].map(createItemColumn),
  });
};
