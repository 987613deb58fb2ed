import { type ParameterValues, parameterValues } from '../notations/parameters.ts';
import { errorEvent } from '../provider-fields.ts';
import {
  boolean,
  create,
  destroy,
  id,
  json,
  list,
  ref,
  refs,
  resource,
  show,
  state,
  text,
  update,
} from '../vocabulary.ts';

export const policyAssignments = resource('policy assignments', {
  since: 'v3',
  path: '/policy/assignments',
  about: 'Policy definitions that apply in cloud accounts',
  title: 'policy assignment',
  labelable: 'policy_assignment',
  sample: 'no-public-buckets-prod',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    description: text('Purpose', { nullable: true, sample: 'Production storage stays private' }),
    state: state('State', {
      always: true,
      values: [
        'start',
        'applying',
        'applied',
        'application_error',
        'decommissioning',
        'decommission_error',
        'end',
      ],
      good: ['applied'],
      passing: ['start', 'applying', 'decommissioning'],
      failed: ['application_error', 'decommission_error'],
    }),
    remote_id: text('ID at the provider', { nullable: true }),
    definition_id: ref('policy definitions', 'Policy definition'),
    cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
    parameter_values: json<ParameterValues, 'definition_id'>('Parameter value', {
      flag: 'parameter',
      notation: parameterValues,
      sample: 'prefix=prod-',
      declaredBy: { ref: 'definition_id', field: 'parameters' },
    }),
    reseller_applied: boolean('Assigned by the reseller'),
    brownfield: boolean('Imported, not created by the platform'),
    error_event_id: errorEvent,
    label_ids: refs('labels', 'Labels'),
    resource_type: text('Resource type'),
  },
  fixed: [
    { when: { field: 'reseller_applied', in: [true] }, because: 'was assigned by the reseller' },
  ],
  overview: { failed: 'state' },
  columns: ['name', 'state', 'definition_id', 'cloud_account_id'],
  wide: [
    'description',
    'remote_id',
    'reseller_applied',
    'brownfield',
    'error_event_id',
    'label_ids',
  ],
  verbs: {
    // An account has few assignments, and a platform few accounts but hundreds of definitions.
    list: list({
      operation: 'listCloudAccountPolicyAssignments',
      path: '/settings/cloud_accounts/{cloud_account_id}/policy_assignments',
      within: 'cloud_account_id',
      otherParents: [
        {
          operation: 'listPolicyDefinitionAssignments',
          path: '/policy/definitions/{definition_id}/assignments',
          within: 'definition_id',
        },
      ],
    }),
    show: show(),
    create: create({
      about: 'Assign a policy definition to a cloud account',
      path: '/policy/definitions/{definition_id}/assignments',
      needs: ['name', 'description', 'cloud_account_id'],
      takes: ['parameter_values', 'label_ids'],
      awaits: {
        success: ['applied'],
        failure: ['application_error'],
        transitional: ['start', 'applying'],
      },
    }),
    update: update({
      about: 'Rename or describe a policy assignment',
      takes: ['name', 'description'],
      resends: ['name'],
    }),
    delete: destroy({
      answersRow: true,
      loses: 'The policy no longer applies in the cloud account.',
      awaits: {
        success: ['end'],
        failure: ['decommission_error'],
        transitional: ['decommissioning'],
        deleted: true,
      },
    }),
  },
});
