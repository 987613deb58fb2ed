/** What is typed, and what is to be offered: the same in every shell. */

export interface Row {
  readonly typed: string;
  /** All that is offered, in the order shown. */
  readonly offers?: readonly string[];
  /** Some of what is offered. */
  readonly among?: readonly string[];
  /** None of these is offered. */
  readonly not?: readonly string[];
}

const imco = (words: string, rest: Omit<Row, 'typed'>): Row => ({
  typed: `imco ${words}`,
  ...rest,
});

/** Commands, flags and fixed values. */
export const fixedRows: readonly Row[] = [
  imco('', { among: ['blueprint', 'cloud', 'labels', 'ping', 'completion'], not: ['label', '-h'] }),
  imco('s', { offers: ['storage', 'settings', 'secret', 'status', 'sandbox'] }),
  imco('cloud s', {
    offers: ['servers', 'server-arrays', 'ssh-profiles', 'server-plans', 'saas-providers'],
  }),
  imco('cloud ssh_', { among: ['ssh_profiles', 'ssh_profile'] }),
  imco('cloud server l', { offers: ['list', 'label'] }),
  imco('cloud ssh_profiles d', { offers: ['delete'] }),
  imco('network firewall-profiles r', { offers: ['remove-rule'] }),
  imco('cloud servers g', { offers: ['get'] }),
  imco('cloud servers list --o', { offers: ['--output'] }),
  imco('cloud servers list -o j', { offers: ['json', 'jsonl'] }),
  imco('cloud servers list --output=j', { among: ['json', 'jsonl'] }),
  imco('--color ', { offers: ['auto', 'always', 'never'] }),
  imco('--output json cloud ss', { offers: ['ssh-profiles'] }),
  imco('network subnets create --type only_p', { offers: ['only_public', 'only_private'] }),
  imco('sandbox start --seed ', { offers: ['demo', 'empty'] }),
  imco('cloud servers commission --se', { offers: ['--server-plan'] }),
  imco('cloud servers boot --pr', { offers: ['--profile'] }),
  imco('ser', { offers: ['servers', 'server-arrays', 'server-plans'] }),
  imco('servers bo', { offers: ['boot'] }),
  imco('firewall_profile add', { offers: ['add-rule'] }),
  imco('-o json server boot --wait=op', { offers: ['operational'] }),
  imco('help volumes att', { offers: ['attach'] }),
  imco('help exi', { offers: ['exit-codes'] }),
  imco('help conf', { offers: ['config'] }),
  imco('help audit ', { offers: ['events', 'system-events'] }),
  imco('api ', { offers: ['GET', 'POST', 'PUT', 'DELETE'] }),
  imco('completion install z', { offers: ['zsh'] }),
  imco('cloud servers boot --wait=op', { offers: ['operational'] }),
  imco('cloud servers boot --wait=', { among: ['inactive', 'stalled', 'deleted'] }),
  imco('cloud servers wait --for state=op', { offers: ['operational'] }),
  imco('cloud servers wait --for d', { offers: ['deleted'] }),
  imco('cloud servers list --columns fq', { offers: ['fqdn'] }),
  imco('cloud servers list --columns name,pu', { offers: ['public-ip'] }),
  imco('cloud servers list --columns +name,public-ip,pu', { not: ['public-ip'] }),
  imco('cloud servers list --columns +fq', { offers: ['+fqdn'] }),
  imco('cloud servers list --sort -fq', { offers: ['-fqdn'] }),
  imco('cloud servers list --sort name,-fq', { offers: ['-fqdn'] }),
  imco('network vpcs list --sort=na', { offers: ['name'] }),
  imco('cloud servers list --filter sta', { offers: ['state='] }),
  imco('cloud servers list --filter state=op', { offers: ['operational'] }),
  imco('cloud servers list --filter=state=boot', { among: ['booting', 'bootstrapping'] }),
  imco('cloud servers boot --selector state=stalled,fq', { offers: ['fqdn='] }),
  imco('cloud servers events web-1 --filter level=w', { offers: ['warning'] }),
  imco('audit events list --level info,w', { offers: ['warning'] }),
  imco('config set outp', { offers: ['output'] }),
  imco('config set api v', { offers: ['v2', 'v3'] }),
  imco('config set --profile prod color al', { offers: ['always'] }),
  imco('config set protected t', { offers: ['true'] }),
  imco('cloud servers list --api v', { offers: ['v2', 'v3'] }),
  imco('nonsense ', { not: ['servers', 'list'] }),
];

/** Words in quotes that are still open. */
export const quotedRows: readonly Row[] = [
  imco('cloud servers list --filter "state=stalled|op', { offers: ['operational'] }),
  imco('cloud servers boot --selector "name=a,state=stalled|inactive|op', {
    offers: ['operational'],
  }),
];

/** Names of things. */
export const nameRows: readonly Row[] = [
  // Values that a plan lists are those of the plan on the line; all where it is not known.
  imco('kubernetes clusters create --kubernetes-version 1.2', { offers: ['1.28', '1.29'] }),
  imco('kubernetes clusters create --kubernetes-version 1.3', {
    offers: ['1.30', '1.31', '1.32', '1.33'],
  }),
  imco('kubernetes clusters create --cluster-plan AKS --kubernetes-version ', {
    offers: ['1.28', '1.29'],
  }),
  imco('kubernetes clusters create --cluster-plan=EKS --kubernetes-version=1.', {
    offers: ['1.29', '1.30'],
  }),
  imco('kubernetes clusters create --cluster-plan GKE --kubernetes-version ', {
    offers: ['1.31', '1.32', '1.33'],
  }),
  imco('kubernetes clusters create --cluster-plan GKE@two --kubernetes-version ', {
    offers: ['1.31', '1.33'],
  }),
  imco('kubernetes clusters create --cluster-plan other --kubernetes-version 1.3', {
    offers: ['1.30', '1.31', '1.32', '1.33'],
  }),
  imco('kubernetes clusters update old --kubernetes-version ', { offers: ['1.28', '1.29'] }),
  imco('kubernetes clusters update lost --kubernetes-version=1.2', { offers: ['1.28', '1.29'] }),
  imco('kubernetes node-pools create --node-pool-plan large --cpu-type ', { offers: ['x86_64'] }),
  imco('kubernetes node-pools create --node-pool-plan plain --cpu-type ', {
    not: ['x86_64', 'arm64'],
  }),
  imco('network listeners create --load-balancer web --protocol ', { offers: ['http', 'https'] }),
  imco('network target-groups create --load-balancer net --protocol ', { offers: ['tcp', 'udp'] }),
  imco('network target-groups create --load-balancer web --health-check-protocol ', {
    offers: ['http', 'tcp'],
  }),
  imco('network target-groups update net-group --protocol ', { offers: ['tcp', 'udp'] }),
  imco('network listeners create --protocol t', { offers: ['tcp'] }),
  imco('cloud servers boot web', { offers: ['web-2', 'web-1', 'web-3'] }),
  imco('cloud servers show web', { offers: ['web-1', 'web-2', 'web-3'] }),
  imco('cloud servers boot web-2 web', { offers: ['web-1', 'web-3'] }),
  imco('cloud servers get db', { offers: ['db-1'] }),
  imco('cloud servers show web-1 web', { offers: ['web-2', 'web-3'] }),
  imco('cloud servers events web-1 ', { not: ['web-2'] }),
  imco('cloud servers commission --template ', { among: ['joomla'] }),
  imco('cloud servers commission --template=j', { among: ['joomla'] }),
  imco('cloud servers commission --template_id j', { among: ['joomla'] }),
  imco('cloud servers commission --label ', { offers: ['prod', 'staging'] }),
  imco('cloud servers list --label prod,', { offers: ['staging'] }),
  // Only what is on it can be taken off; where that is not known, anything.
  imco('cloud servers label web-1 --remove ', { offers: ['prod'] }),
  imco('cloud servers label web-1 web-2 --remove ', { offers: ['prod', 'staging'] }),
  imco('cloud servers label web-2 --remove prod,', { offers: ['staging'] }),
  imco('cloud servers label web-3 --remove ', { not: ['prod', 'staging'] }),
  imco('cloud servers label db-1 --remove ', { offers: ['prod', 'staging'] }),
  imco('cloud servers label web-1 --add ', { offers: ['prod', 'staging'] }),
  imco('cloud servers boot --selector state=inactive,label=', { offers: ['prod', 'staging'] }),
  imco('cloud servers list --profile ', { offers: ['prod', 'test'] }),
  imco('config use t', { offers: ['test'] }),
  imco('cloud servers boot -- web-1 web', { offers: ['web-2', 'web-3'] }),
  imco('cloud servers boot --wait db', { offers: ['db-1'] }),
  imco('cloud servers show --endpoint https://x web', { not: ['web-1', 'web-2'] }),
];

/** Aliases and plugins. */
export const commandRows: readonly Row[] = [
  imco('st', { offers: ['storage', 'status', 'stalled', 'starting', 'stock'] }),
  imco('stal', { offers: ['stalled'] }),
  imco('stalled --lim', { offers: ['--limit'] }),
  imco('stalled --filter state=op', { offers: ['operational'] }),
  imco('--output json stalled --colu', { offers: ['--columns'] }),
  imco('starting web', { among: ['web-1', 'web-2', 'web-3'] }),
  imco('starting --wai', { offers: ['--wait'] }),
  imco('cloud stal', { not: ['stalled'] }),
  imco('help stal', { not: ['stalled'] }),
  imco('alias delete s', { offers: ['stalled', 'starting'] }),
  imco('alias delete stalled st', { among: ['starting'], not: ['stock'] }),
  imco('config prompt z', { offers: ['zsh'] }),
];

/** Behind a plugin nothing of imco is offered. */
export const pluginRows: readonly Row[] = [
  imco('stock --he', { not: ['--help'] }),
  imco('stock clo', { not: ['cloud'] }),
];
