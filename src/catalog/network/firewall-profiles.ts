import { boolean, id, json, list, refs, resource, show, text } from '../vocabulary.ts';

/** One opening of a firewall profile; older platforms say `protocol` for `ip_protocol`. */
export interface FirewallRule {
  name?: string;
  ip_protocol?: string;
  protocol?: string;
  min_port: number;
  max_port: number;
  source: string;
}

export const firewallProfiles = resource('network firewall-profiles', {
  path: '/network/firewall_profiles',
  about: 'Named sets of firewall rules for servers',
  labelable: 'firewall_profile',
  sample: 'web',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    description: text('What it is for', { nullable: true }),
    default: boolean('True for the one used where none is named'),
    rules: json<FirewallRule[]>('Rules in force, those the platform keeps for itself included'),
    label_ids: refs('labels', 'Labels on it'),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'description', 'default', 'id'],
  wide: ['label_ids'],
  verbs: { list: list(), show: show() },
});
