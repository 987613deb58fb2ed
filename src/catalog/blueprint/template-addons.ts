import { id, json, list, refs, resource, show, state, text, texts } from '../vocabulary.ts';

export const templateAddons = resource('blueprint template-addons', {
  path: '/blueprint/template_addons',
  about: 'Ready-made configuration for templates',
  title: 'template add-on',
  since: 'v3',
  sample: 'monitoring-agent',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    description: text('What it does', { nullable: true }),
    generic_image_ids: refs('cloud generic-images', 'Operating system images it works on'),
    run_list: texts('Recipes that it runs'),
    configuration_attributes: json('Attributes of the recipes', { object: true }),
    cookbook_versions: json('Cookbooks that it uses, by name', { object: true }),
    state: state('State', {
      values: ['created', 'compiling', 'ready', 'compiling_error'],
      good: ['ready'],
      passing: ['created', 'compiling'],
      failed: ['compiling_error'],
    }),
    variables: texts('Variables that servers have to set'),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'description', 'state'],
  wide: ['generic_image_ids', 'run_list', 'label_ids'],
  verbs: { list: list({ operation: 'listTemplateAddons' }), show: show({ from: 'list' }) },
});
