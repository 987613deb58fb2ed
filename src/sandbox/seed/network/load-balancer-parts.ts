import { serverArrays } from '../../../catalog/cloud/server-arrays.ts';
import { servers } from '../../../catalog/cloud/servers.ts';
import { certificates } from '../../../catalog/network/certificates.ts';
import { listenerRules } from '../../../catalog/network/listener-rules.ts';
import { listeners } from '../../../catalog/network/listeners.ts';
import { targetGroups } from '../../../catalog/network/target-groups.ts';
import { targets } from '../../../catalog/network/targets.ts';
import type { AccountState } from '../../state/account-state.ts';
import { createRowFrom } from '../../state/rows.ts';
import { plant } from '../plant.ts';
import { createCertificate } from './certificate-text.ts';

const day = 24 * 3600 * 1000;

/** Certificates: name, days since they are valid, and days until they expire. */
const validities: readonly (readonly [string, number, number])[] = [
  ['shop-2026', 20, 345],
  ['shop-2025', 352, 12],
];

const plantCertificates = (accountState: AccountState, balancerId: string, now: number): string => {
  const issuer = 'Demo Issuing CA';
  const chain = createCertificate({
    name: issuer,
    issuer: 'Demo Root CA',
    from: now - 900 * day,
    until: now + 900 * day,
  });
  const [first] = validities.map(([name, since, left]) =>
    plant(accountState, certificates, {
      name,
      public_key: createCertificate({
        name: 'shop.example.com',
        issuer,
        from: now - since * day,
        until: now + left * day,
      }),
      chain,
      load_balancer_id: balancerId,
    }),
  );
  return first?.id ?? '';
};

/** A server or server array in a target group. */
const plantTarget = (
  { account, random }: AccountState,
  groupId: string,
  pointer: Readonly<Record<'server_id' | 'server_array_id', string | undefined>>,
): void => {
  const resource_type = pointer.server_id === undefined ? 'server_array' : 'server';
  const values = { ...pointer, resource_type, id: random.id() };
  const row = createRowFrom(targets, values);
  account.table(targets.noun).add({ ...row, target_group_id: groupId });
};

const findId = ({ account }: AccountState, noun: string, name: string): string | undefined =>
  account.table(noun).find((row) => row.name === name)?.id;

/**
 * Targets, a rule and certificates in the first load balancer that has listeners. `now` is in
 * milliseconds.
 */
export const plantLoadBalancerParts = (accountState: AccountState, now: number): void => {
  const { account } = accountState;
  const [listener] = account.of(listeners).rows();
  const balancerId = listener?.load_balancer_id;
  if (!listener || balancerId === undefined) return;
  const groups = account.of(targetGroups).having('load_balancer_id', balancerId);
  const [first, second] = groups;
  for (const name of ['web-01', 'web-02']) {
    const server_id = findId(accountState, servers.noun, name);
    if (first && server_id)
      plantTarget(accountState, first.id, { server_id, server_array_id: undefined });
  }
  const server_array_id = findId(accountState, serverArrays.noun, 'workers');
  if (second && server_array_id)
    plantTarget(accountState, second.id, { server_id: undefined, server_array_id });
  if (second) {
    plant(accountState, listenerRules, {
      field: 'path_pattern',
      values: ['/api/*'],
      target_group_id: second.id,
      listener_id: listener.id,
    });
  }
  const certificateId = plantCertificates(accountState, balancerId, now);
  for (const one of account.of(listeners).having('load_balancer_id', balancerId))
    if (one.protocol === 'https') one.certificate_id = certificateId;
};
