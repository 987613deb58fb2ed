import { isJsonObject } from '../../lib/json/members.ts';
import { applying } from '../network/applied.ts';
import { explainGivenValues } from '../rules/given-values.ts';
import {
  boolean,
  create,
  destroy,
  exactlyOne,
  id,
  json,
  list,
  make,
  ref,
  refs,
  requires,
  resource,
  show,
  text,
  update,
  type VerbNote,
} from '../vocabulary.ts';
import { extensionDeployments } from './deployments.ts';

/** Whether a declared parameter has a value of its own, in the language of either provider. */
const hasDefault = (declared: unknown): boolean =>
  isJsonObject(declared) && (declared.defaultValue ?? declared.Default) !== undefined;

/** Every parameter without a default needs a value, and the template must declare all of them. */
const checkParameters: VerbNote = ({ parameters }, { parameter_values: values = {} }) => {
  if (!isJsonObject(parameters) || !isJsonObject(values)) return undefined;
  const known = Object.keys(parameters);
  const required = known.filter((name) => !hasDefault(parameters[name]));
  const flag = '--parameter-values-file';
  return explainGivenValues({ flag, called: 'parameters', known, required }, values);
};

export const extensionTemplates = resource('extensions templates', {
  path: '/cse/templates',
  about: 'Deployment templates in the language of one provider',
  title: 'extension template',
  since: 'v3',
  sample: 'vm-scale-set',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    global: boolean('Comes with the platform'),
    definition: json<string>('The template, as JSON', {
      object: true,
      inText: true,
      nullable: true,
      sample: '@template.json',
    }),
    parameters: json<object>('Parameters that deployments give values for', { object: true }),
    // The values are those of cse_syntax of the cloud providers.
    syntax: text('Language of the template: that of a cloud provider', { sample: 'Azure' }),
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  fixed: [{ when: { field: 'global', in: [true] }, because: 'comes with the platform' }],
  columns: ['name', 'syntax', 'global'],
  wide: ['label_ids'],
  verbs: {
    list: list({ operation: 'listCseTemplates' }),
    show: show({ operation: 'getCseTemplate' }),
    create: create({
      operation: 'createCseTemplate',
      needs: ['name', 'syntax'],
      takes: ['definition', 'label_ids'],
      note: 'The template itself cannot be changed later: create another one instead.',
    }),
    update: update({
      about: 'Rename an extension template',
      operation: 'updateCseTemplate',
      takes: ['name'],
    }),
    deploy: make(extensionDeployments, 'deployments', {
      about: 'Deploy an extension in a cloud account',
      operation: 'createCseDeployment',
      note: 'Parameters may contain passwords: they are read from a file and never shown. See "show" for the parameters of a template.',
      sends: {
        name: text('Name of the deployment', { sample: 'scale-set-prod' }),
        cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
        realm_id: ref('cloud realms', 'Realm', { within: 'cloud_account_id' }),
        realm_ids: refs('cloud realms', 'Realms of a stack set', {
          within: 'cloud_account_id',
          flag: 'stackset-realm',
        }),
        is_stackset: boolean('Deploy to several realms at once', { flag: 'stackset' }),
        parameter_values: json<Record<string, unknown>>('Values of the parameters', {
          object: true,
          secret: true,
          inputOnly: true,
          flag: 'parameter-values',
        }),
        label_ids: refs('labels', 'Labels'),
      },
      needs: ['name', 'cloud_account_id'],
      rules: [exactlyOne(['realm_id', 'realm_ids']), requires('realm_ids', ['is_stackset'])],
      nameField: 'name',
      misfit: checkParameters,
      awaits: applying,
    }),
    delete: destroy({
      operation: 'deleteCseTemplate',
      usedBy: ['extensions deployments'],
      loses: 'The template is deleted from the platform.',
    }),
  },
});
