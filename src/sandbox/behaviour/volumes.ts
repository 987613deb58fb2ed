import { storagePlans } from '../../catalog/storage/plans.ts';
import { volumes } from '../../catalog/storage/volumes.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import { createAttachableBehaviour } from './attachable.ts';
import type { Behaviour } from './behaviour.ts';

/** Device nodes of additional disks, in the order of assignment. */
const devices = [...'cdefghijklmnopqrstuvwxyz'].map((letter) => `/dev/sd${letter}`);

const findFreeDevice = (serverId: unknown, { account }: AccountState): string | null => {
  const used = account
    .of(volumes)
    .rows()
    .filter((row) => row.attached_server_id === serverId)
    .map((row) => row.device);
  return devices.find((device) => !used.includes(device)) ?? null;
};

const onSettle = (row: StoredItem, accountState: AccountState): void => {
  if (row.state === 'detached') {
    row.device = null;
    row.remote_id ??= `disk-${row.id.slice(-8)}`;
  }
  if (row.state === 'attached') row.device ??= findFreeDevice(row.attached_server_id, accountState);
};

const common = createAttachableBehaviour(volumes, onSettle);

/** Volumes have a size that their plan allows, and a device node while they are attached. */
export const volumeBehaviour = {
  ...common,
  check: ({ values, present }, { account }) => {
    const plan = account.of(storagePlans).get(String(values.storage_plan_id));
    if (!plan || present) return {};
    if (plan.deprecated) return { storage_plan_id: ['does not accept new volumes'] };
    const size = Number(values.size);
    const { min_size: min, max_size: max } = plan;
    if (min && size < min) return { size: [`must be greater than or equal to ${min}`] };
    if (max && size > max) return { size: [`must be less than or equal to ${max}`] };
    return {};
  },
  onCreate: (row: StoredItem, { account }: AccountState) => {
    const plan = account.of(storagePlans).get(String(row.storage_plan_id));
    if (plan?.realm_id) row.realm_id = plan.realm_id;
  },
} satisfies Behaviour<never>;
