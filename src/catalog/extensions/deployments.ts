import { applyState, decommissioning } from '../network/applied.ts';
import { errorEvent } from '../provider-fields.ts';
import { destroy, id, json, list, ref, refs, resource, show, text, update } from '../vocabulary.ts';

export const extensionDeployments = resource('extensions deployments', {
  path: '/cse/deployments',
  about: 'Extensions deployed in cloud accounts',
  title: 'extension deployment',
  since: 'v3',
  sample: 'scale-set-prod',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    state: applyState,
    template_id: ref('extensions templates', 'Extension template', { flag: 'template' }),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
    realm_id: ref('cloud realms', 'Realm', { within: 'cloud_account_id', nullable: true }),
    realm_ids: refs('cloud realms', 'Realms of a stack set'),
    remote_id: text('ID at the provider', { nullable: true }),
    parameter_values: json('Values of the parameters; they may contain passwords', {
      object: true,
      secret: true,
      neverShown: true,
    }),
    outputs: json('Results from the provider; they may contain passwords', {
      object: true,
      secret: true,
      neverShown: true,
    }),
    error_event_id: errorEvent,
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  overview: { failed: 'state' },
  columns: ['name', 'state', 'template_id', 'cloud_account_id', 'realm_id', 'error_event_id'],
  wide: ['realm_ids', 'label_ids', 'remote_id'],
  verbs: {
    list: list({
      operation: 'listCseDeployments',
      otherParents: [
        {
          operation: 'listCseTemplateDeployments',
          path: '/cse/templates/{template_id}/deployments',
          within: 'template_id',
        },
      ],
    }),
    show: show({ operation: 'getCseDeployment' }),
    update: update({
      about: 'Rename an extension deployment',
      operation: 'updateCseDeployment',
      takes: ['name'],
    }),
    delete: destroy({
      about: 'Undeploy an extension',
      operation: 'deleteCseDeployment',
      also: ['undeploy'],
      loses: 'Everything that was deployed is destroyed at the provider.',
      answersRow: true,
      awaits: decommissioning,
    }),
  },
});
