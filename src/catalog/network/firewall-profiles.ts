import {
  type FirewallRule,
  firewallRules,
  warnOfLostManagementRules,
} from '../notations/firewall-rules.ts';
import {
  amend,
  boolean,
  create,
  destroy,
  id,
  json,
  list,
  refs,
  resource,
  show,
  text,
  update,
} from '../vocabulary.ts';

export const firewallProfiles = resource('network firewall-profiles', {
  path: '/network/firewall_profiles',
  about: 'Named sets of firewall rules for servers',
  labelable: 'firewall_profile',
  sample: 'web',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    description: text('What it is for', { nullable: true, sample: 'HTTPS for everybody' }),
    default: boolean('True for the one used where none is named'),
    rules: json<FirewallRule[]>('Rules in force, those the platform keeps for itself included', {
      flag: 'rule',
      notation: firewallRules,
    }),
    label_ids: refs('labels', 'Labels on it'),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'description', 'default', 'id'],
  wide: ['rules', 'label_ids'],
  verbs: {
    list: list(),
    show: show(),
    create: create({ needs: ['name', 'description'], takes: ['rules', 'label_ids'] }),
    update: update({
      takes: ['name', 'description', 'rules'],
      replaces: ['rules'],
      guard: warnOfLostManagementRules,
      note: '"add-rule" and "remove-rule" change single rules.',
    }),
    delete: destroy({
      usedBy: ['cloud servers', 'cloud server-arrays'],
      expects: {
        field: 'default',
        in: [null],
        words: { otherwise: 'is the default of the account', needed: 'another one' },
      },
      loses: 'The profile is deleted with all its rules.',
    }),
    'add-rule': amend('add', 'rules', { about: 'Add rules to a firewall profile' }),
    'remove-rule': amend('remove', 'rules', {
      about: 'Take rules out of a firewall profile',
      guard: warnOfLostManagementRules,
    }),
  },
});
