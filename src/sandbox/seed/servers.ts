import { templates } from '../../catalog/blueprint/templates.ts';
import { serverArrays } from '../../catalog/cloud/server-arrays.ts';
import { serverPlans } from '../../catalog/cloud/server-plans.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import { sshProfiles } from '../../catalog/cloud/ssh-profiles.ts';
import { labels } from '../../catalog/labels.ts';
import { firewallProfiles } from '../../catalog/network/firewall-profiles.ts';
import { subnets } from '../../catalog/network/subnets.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import { assignAddresses } from '../behaviour/servers.ts';
import type { SandboxPlatform } from '../platform.ts';
import { createFurtherMachines, type Machine, machines } from './machines.ts';
import { findByName, plant } from './plant.ts';

/**
 * The verb behind a transitional state, which the transition continues. A decommission is
 * omitted: a server that stays in decommissioning keeps the requested number of servers.
 */
const verbBehind: Readonly<Partial<Record<Machine['state'], string>>> = {
  commissioning: 'commission',
  booting: 'boot',
  bootstrapping: 'boot',
  shutting_down: 'shutdown',
};

/** States of servers that have not been started yet. */
const neverStarted = new Set<Machine['state']>([
  'commissioning',
  'commission_stalled',
  'inactive',
  'booting',
]);

const plantMachine = (platform: SandboxPlatform, machine: Machine): void => {
  const subnet =
    machine.subnet === undefined ? null : findByName(platform, subnets, machine.subnet);
  const server = plant(platform, servers, {
    name: machine.name,
    state: machine.state,
    template_id: machine.template && findByName(platform, templates, machine.template).id,
    server_plan_id: machine.plan && findByName(platform, serverPlans, machine.plan).id,
    cloud_account_id: findByName(platform, cloudAccounts, machine.account).id,
    ssh_profile_ids: (machine.ssh ?? []).map((name) => findByName(platform, sshProfiles, name).id),
    firewall_profile_id: findByName(
      platform,
      firewallProfiles,
      machine.firewall ?? 'Default firewall',
    ).id,
    server_array_id:
      machine.array === undefined ? null : findByName(platform, serverArrays, machine.array).id,
    brownfield_state: machine.imported ?? 'Pure',
    subnet_id: subnet?.id ?? null,
    vpc_id: subnet?.vpc_id ?? null,
    privateness: machine.isPrivate ?? false,
    variable_value_ids: {},
    label_ids: (machine.labels ?? []).map((name) => findByName(platform, labels, name).id),
  });
  if (!neverStarted.has(machine.state)) assignAddresses(server, platform);
  const verb = verbBehind[machine.state];
  const action = { resource: servers, row: server, by: 'operator' };
  if (verb) platform.lifecycle.resume({ ...action, verb }, platform.now());
};

/** Server arrays; their members come with the servers. */
const plantArrays = (platform: SandboxPlatform): void => {
  const common = {
    template_id: findByName(platform, templates, 'node-app').id,
    cloud_account_id: findByName(platform, cloudAccounts, 'aws-prod').id,
    server_plan_id: findByName(platform, serverPlans, 'm5.large').id,
    ssh_profile_ids: [findByName(platform, sshProfiles, 'ops-team').id],
    firewall_profile_id: findByName(platform, firewallProfiles, 'Default firewall').id,
    variable_value_ids: {},
  };
  plant(platform, serverArrays, { ...common, name: 'workers', state: 'operational', size: 0 });
  plant(platform, serverArrays, { ...common, name: 'nightly', state: 'inactive', size: 0 });
};

/** `count` servers and the arrays some of them are in. */
export const plantServers = (platform: SandboxPlatform, count: number): void => {
  plantArrays(platform);
  const further = createFurtherMachines(count - machines.length);
  for (const machine of [...machines.slice(0, count), ...further]) plantMachine(platform, machine);
  const rows = platform.account.of(servers).rows();
  for (const array of platform.account.of(serverArrays).rows())
    array.size = rows.filter((server) => server.server_array_id === array.id).length;
};
