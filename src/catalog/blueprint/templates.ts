import { id, json, list, ref, refs, resource, show, state, text, texts } from '../vocabulary.ts';

export const templates = resource('blueprint templates', {
  path: '/blueprint/templates',
  about: 'What is installed on a server and how: image, cookbooks, attributes, scripts',
  labelable: 'template',
  sample: 'joomla',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    generic_image_id: ref('cloud generic-images', 'Operating system image'),
    state: state('State of the compilation', {
      values: ['created', 'compiling', 'ready', 'compiling_error'],
      good: ['ready'],
      passing: ['compiling'],
      failed: ['compiling_error'],
    }),
    run_list: texts('Recipes to run, cookbook or cookbook::recipe'),
    configuration_attributes: json<Record<string, unknown>>('Attributes for the recipes'),
    cookbook_versions: json<Record<string, { version?: string; version_id?: string }>>(
      'Cookbooks in use, by name',
    ),
    error_message: text('Why compiling failed', { nullable: true }),
    variables: texts('Variables a server has to give values for'),
    label_ids: refs('labels', 'Labels on it'),
    resource_type: text('Kind of resource'),
  },
  columns: ['name', 'state', 'run_list', 'id'],
  wide: ['generic_image_id', 'label_ids'],
  verbs: {
    list: list({
      lacks: [
        'state',
        'run_list',
        'configuration_attributes',
        'cookbook_versions',
        'error_message',
        'variables',
      ],
    }),
    show: show(),
  },
});
