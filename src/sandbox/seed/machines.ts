import type { servers } from '../../catalog/cloud/servers.ts';
import type { Row } from '../../catalog/resource.ts';

/** A server of the seeded account. */
export interface Machine {
  readonly name: string;
  readonly state: Row<typeof servers>['state'];
  readonly template: string | null;
  readonly plan: string | null;
  readonly account: string;
  readonly firewall?: string;
  readonly ssh?: readonly string[];
  readonly labels?: readonly string[];
  readonly subnet?: string;
  readonly array?: string;
  readonly isPrivate?: true;
  /** For imported machines: their import state. */
  readonly imported?: Row<typeof servers>['brownfield_state'];
}

const shop = {
  template: 'joomla',
  plan: 'Standard_B2s',
  account: 'azure-prod',
  firewall: 'web',
  ssh: ['ops-team'],
  labels: ['production', 'web'],
  subnet: 'front',
} as const;

const app = {
  template: 'node-app',
  plan: 't3.medium',
  account: 'aws-prod',
  ssh: ['ops-team', 'developers'],
  labels: ['staging'],
} as const;

const database = {
  template: 'postgres-14',
  plan: 'Standard_D4s_v3',
  account: 'azure-prod',
  firewall: 'database',
  ssh: ['ops-team'],
  labels: ['production', 'database', 'critical'],
  subnet: 'back',
  isPrivate: true,
} as const;

const worker = { ...app, plan: 'm5.large', labels: ['production'], array: 'workers' } as const;

const lab = {
  template: 'docker-host',
  plan: 'n1-standard-1',
  account: 'gcp-lab',
  ssh: ['developers'],
  labels: ['development'],
} as const;

const legacy = { template: null, plan: null, account: 'azure-prod', state: 'operational' } as const;

/** The servers of the account, oldest first. */
export const machines: readonly Machine[] = [
  { ...legacy, name: 'legacy-erp', imported: 'M1' },
  { ...shop, name: 'web-01', state: 'operational' },
  { ...shop, name: 'web-02', state: 'operational' },
  { ...database, name: 'db-01', state: 'operational' },
  { ...app, name: 'app-1', state: 'inactive' },
  { ...app, name: 'app-2', state: 'inactive' },
  { ...app, name: 'app-3', state: 'inactive' },
  { ...shop, name: 'proxy-01', template: 'nginx-proxy', state: 'stalled' },
  { ...app, name: 'reports', template: 'wordpress', state: 'commission_stalled' },
  { ...database, name: 'db-02', state: 'operational' },
  { ...worker, name: 'worker-01', state: 'operational' },
  { ...worker, name: 'worker-02', state: 'stalled' },
  { ...legacy, name: 'legacy-files', imported: 'M2' },
  { ...app, name: 'blog', template: 'wordpress', state: 'operational', labels: ['production'] },
  { ...app, name: 'mail-relay', state: 'operational', labels: ['production', 'critical'] },
  { ...app, name: 'intranet', plan: 'medium', account: 'vcd-madrid', state: 'operational' },
  { ...lab, name: 'ci-runner', ssh: ['ci'], state: 'operational' },
  { ...lab, name: 'lab-01', state: 'inactive' },
  { ...lab, name: 'lab-02', state: 'booting' },
  { ...shop, name: 'web-03', state: 'bootstrapping', labels: ['staging', 'web'] },
  { ...app, name: 'batch-01', state: 'shutting_down', labels: ['team-payments'] },
  { ...app, name: 'old-shop', template: 'joomla', state: 'decommissioning', labels: [] },
  { ...lab, name: 'preview', state: 'commissioning' },
  { ...app, name: 'payments', state: 'operational', labels: ['production', 'team-payments'] },
  {
    ...app,
    name: 'files-01',
    template: 'windows-iis',
    plan: 'Standard_D2s_v3',
    account: 'azure-dev',
    state: 'inactive',
    labels: ['development'],
  },
];

/** States of additional machines, in turn; together they are all states. */
const furtherStates: readonly Machine['state'][] = [
  'operational',
  'operational',
  'inactive',
  'operational',
  'stalled',
  'operational',
  'inactive',
  'commissioning',
  'operational',
  'booting',
  'bootstrapping',
  'operational',
  'shutting_down',
  'commission_stalled',
  'decommissioning',
];

const kinds = [shop, app, lab, worker] as const;

/** Machines `node-0001`, `node-0002` ... of every state and several kinds. */
export const createFurtherMachines = (count: number): Machine[] =>
  Array.from({ length: Math.max(0, count) }, (_, index) => ({
    ...(kinds[index % kinds.length] ?? shop),
    name: `node-${String(index + 1).padStart(4, '0')}`,
    state: furtherStates[index % furtherStates.length] ?? 'operational',
  }));
