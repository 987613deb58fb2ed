import { destroy, id, list, ref, resource, show, state, text } from '../vocabulary.ts';

/** A deployment is an internal label, and the list of labels is the only one that has it. */
export const applicationDeployments = resource('applications deployments', {
  path: '/plugins/tosca/deployments',
  about: 'Applications deployed from application templates',
  since: 'v3',
  sample: 'blog-prod',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    // No source has words for it, but for `undeploying`.
    value: state('State of the deployment', { heading: 'state' }),
    cat_id: ref('applications templates', 'Application template', {
      heading: 'template',
      nullable: true,
    }),
    namespace: text('Namespace of its label'),
    resource_type: text('Resource type'),
  },
  overview: { failed: 'value' },
  columns: ['name', 'value'],
  wide: ['cat_id', 'namespace'],
  verbs: {
    list: list({
      operation: 'listLabels',
      path: '/labels',
      where: { namespace: 'cat:deployment' },
      lacks: ['cat_id'],
    }),
    show: show({ operation: 'getCatDeployment' }),
    delete: destroy({
      about: 'Undeploy an application',
      also: ['undeploy'],
      operation: 'deleteCatDeployment',
      loses: 'The application is undeployed: everything it consists of is destroyed with its data.',
      answersRow: true,
      awaits: {
        field: 'value',
        transitional: ['undeploying'],
        while: ['undeploying'],
        deleted: true,
      },
    }),
  },
});
