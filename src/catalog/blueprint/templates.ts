import {
  action,
  create,
  destroy,
  id,
  json,
  list,
  listView,
  ref,
  refs,
  resource,
  show,
  state,
  text,
  texts,
  update,
} from '../vocabulary.ts';
import {
  type Cookbooks,
  cookbooks,
  recipe,
  unwrapRecipe,
  warnOfUnknownRecipes,
} from './cookbooks.ts';

/** The states of a compilation. */
const compilation = {
  transitional: ['created', 'compiling'],
  success: ['ready'],
  failure: ['compiling_error'],
} as const;

export const templates = resource('blueprint templates', {
  path: '/blueprint/templates',
  about: 'Server templates: image, cookbooks, attributes and scripts',
  labelable: 'template',
  sample: 'joomla',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    generic_image_id: ref('cloud generic-images', 'OS image; cannot be changed later'),
    state: state('State of the compilation', {
      values: ['created', 'compiling', 'ready', 'compiling_error'],
      good: ['ready'],
      passing: ['created', 'compiling'],
      failed: ['compiling_error'],
    }),
    run_list: texts('Recipes in running order: cookbook or cookbook::recipe', {
      inputForm: recipe,
      normal: unwrapRecipe,
    }),
    configuration_attributes: json<Record<string, unknown>>('Attributes for the recipes', {
      flag: 'attributes',
      object: true,
    }),
    cookbook_versions: json<Cookbooks>('Cookbooks by name', {
      flag: 'cookbooks',
      notation: cookbooks,
      refersBy: { version_id: 'blueprint cookbook-versions' },
    }),
    configuration_management_system: text('What configures the servers: chef or ansible', {
      since: 'v3',
      flag: 'configuration-management',
      sample: 'ansible',
    }),
    collection_versions: json<Cookbooks>('Ansible collections in use, by name', {
      since: 'v3',
      flag: 'collections',
      object: true,
    }),
    error_message: text('Compilation error', { nullable: true }),
    variables: texts('Variables that each server must set'),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'state', 'generic_image_id', 'run_list'],
  wide: ['label_ids'],
  verbs: {
    list: list({
      lacks: [
        'state',
        'run_list',
        'configuration_attributes',
        'cookbook_versions',
        'collection_versions',
        'error_message',
        'variables',
      ],
    }),
    show: show(),
    create: create({
      needs: ['name', 'generic_image_id'],
      takes: [
        'run_list',
        'configuration_attributes',
        'cookbook_versions',
        'configuration_management_system',
        'collection_versions',
        'label_ids',
      ],
      awaits: compilation,
      remark: warnOfUnknownRecipes,
    }),
    update: update({
      takes: [
        'name',
        'run_list',
        'configuration_attributes',
        'cookbook_versions',
        'collection_versions',
      ],
      replaces: [
        'run_list',
        'configuration_attributes',
        'cookbook_versions',
        'collection_versions',
      ],
      merges: 'configuration_attributes',
      awaits: compilation,
      remark: warnOfUnknownRecipes,
    }),
    compile: action('PUT', 'compile', {
      about: 'Compile a template again',
      awaits: compilation,
      repeats: true,
    }),
    delete: destroy({
      usedBy: ['cloud servers', 'cloud server-arrays'],
      loses: 'The template is deleted with its attributes and template scripts.',
    }),
    servers: listView('cloud servers', 'servers', {
      about: 'List the servers created from a template',
    }),
  },
});
