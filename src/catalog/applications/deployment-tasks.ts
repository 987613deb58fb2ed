import { id, ref, resource, show, state, text } from '../vocabulary.ts';

export const deploymentTasks = resource('applications deployment-tasks', {
  path: '/plugins/tosca/cats/{cat_id}/deployment_tasks',
  about: 'Deployments of applications in progress, and why they failed',
  since: 'v3',
  sample: '626579725328279d09772c61',
  parents: { cat_id: ref('applications templates', 'Application template', { flag: 'template' }) },
  fields: {
    id: id(),
    label_name: text('Name of the deployment', { heading: 'name', nullable: true }),
    // No source has the words of its end.
    state: state('State; pending while it is in progress', { always: true }),
    error_message: text('Why it failed', { nullable: true }),
    deployment_id: ref('applications deployments', 'Deployment', { nullable: true }),
    type: text('Kind of task', { nullable: true }),
    label_id: ref('labels', 'Label of the deployment', { nullable: true }),
    archive_id: text('Archive it used', { heading: 'archive', nullable: true }),
    user_id: text('User who started it', { heading: 'user', nullable: true }),
    outputs: text('Results; they may contain passwords', {
      nullable: true,
      secret: true,
      neverShown: true,
    }),
    resource_type: text('Resource type'),
  },
  namedBy: 'label_name',
  columns: ['label_name', 'state', 'error_message', 'deployment_id', 'id'],
  wide: ['user_id', 'archive_id'],
  verbs: { show: show({ operation: 'getCatDeploymentTask' }) },
});
