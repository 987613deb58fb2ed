import { pointer } from '../rules/pointers.ts';
import { add, choice, destroy, id, list, ref, resource } from '../vocabulary.ts';
import { appliedAtBalancer } from './applied.ts';

/** The load balancer applies a change of its targets. */
const awaits = appliedAtBalancer(['target_group_id', 'load_balancer_id']);

export const targets = resource('network targets', {
  path: '/network/target_groups/{target_group_id}/targets',
  since: 'v3',
  about: 'Servers and server arrays in target groups',
  sample: 'web-1',
  parents: {
    load_balancer_id: ref('network load-balancers', 'Load balancer'),
    target_group_id: ref('network target-groups', 'Target group', { within: 'load_balancer_id' }),
  },
  fields: {
    id: id('ID of the server or server array'),
    resource_type: choice(['server', 'server_array'], 'Kind of the target', { always: true }),
    server_id: pointer('resource_type', 'server', 'cloud servers', 'Server'),
    server_array_id: pointer(
      'resource_type',
      'server_array',
      'cloud server-arrays',
      'Server array',
    ),
  },
  pointsBy: {
    kind: 'resource_type',
    references: { server: 'server_id', server_array: 'server_array_id' },
  },
  namedBy: 'id',
  columns: ['server_id', 'server_array_id'],
  verbs: {
    list: list({
      path: '/network/target_groups/{target_group_id}/targets',
      within: 'target_group_id',
    }),
    add: add({
      about: 'Add servers or server arrays to a target group',
      operation: 'createTarget',
      awaits,
    }),
    remove: destroy({
      about: 'Remove servers or server arrays from a target group',
      operation: 'deleteTarget',
      awaits,
      loses: 'The load balancer sends no more traffic to them; the servers themselves stay.',
    }),
  },
});
