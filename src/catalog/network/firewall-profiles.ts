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
  about: 'Sets of firewall rules for servers',
  labelable: 'firewall_profile',
  sample: 'web',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    description: text('Description', { nullable: true, sample: 'HTTPS for everybody' }),
    default: boolean('Used for servers without a profile of their own'),
    rules: json<FirewallRule[]>('Firewall rules, including those of the platform itself', {
      flag: 'rule',
      notation: firewallRules,
    }),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'description', 'default'],
  wide: ['rules', 'label_ids'],
  verbs: {
    list: list(),
    show: show(),
    create: create({ needs: ['name', 'description'], takes: ['rules', 'label_ids'] }),
    update: update({
      takes: ['name', 'description', 'rules'],
      replaces: ['rules'],
      guard: warnOfLostManagementRules,
      note: 'Use "add-rule" and "remove-rule" to change single rules.',
    }),
    delete: destroy({
      usedBy: ['cloud servers', 'cloud server-arrays'],
      expects: {
        field: 'default',
        in: [null],
        words: {
          otherwise: 'is the default of the account',
          needed: 'a profile that is not the default',
        },
      },
      loses: 'The profile is deleted with all its rules.',
    }),
    'add-rule': amend('add', 'rules', { about: 'Add rules to a firewall profile' }),
    'remove-rule': amend('remove', 'rules', {
      about: 'Remove rules from a firewall profile',
      guard: warnOfLostManagementRules,
    }),
  },
});
