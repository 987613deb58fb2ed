/** Deployed applications: each is an internal label as well, with the same id. */
import type { deploymentTasks } from '../../../catalog/applications/deployment-tasks.ts';
import { applicationDeployments } from '../../../catalog/applications/deployments.ts';
import { labels } from '../../../catalog/labels.ts';
import type { Row } from '../../../catalog/resource.ts';
import type { AccountState } from '../../state/account-state.ts';
import { createRowFrom, type StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';

type Task = Row<typeof deploymentTasks> & StoredItem;
type Deployment = Row<typeof applicationDeployments> & StoredItem;

/** The namespace of labels that are deployments. */
const namespace = 'cat:deployment';

/** Adds a deployment with its label. */
export const addDeployment = (
  { account, random }: Pick<AccountState, 'account' | 'random'>,
  { name, value, cat_id }: Pick<Deployment, 'name' | 'value' | 'cat_id'>,
): StoredItem => {
  const id = random.id();
  const shared = { id, name, namespace, value, resource_type: 'label' };
  account.table(labels.noun).add(createRowFrom(labels, shared));
  return account
    .table(applicationDeployments.noun)
    .add(createRowFrom(applicationDeployments, { ...shared, cat_id }));
};

/** Sets the state of a deployment and of its label. */
const setValue = ({ account }: AccountState, id: string, value: string): void => {
  for (const { noun } of [applicationDeployments, labels]) {
    const row = account.table(noun).get(id);
    if (row) row.value = value;
  }
};

export const applicationDeploymentBehaviour: Behaviour<Deployment> = {
  onEnter: ({ id }, value, accountState) => setValue(accountState, id, String(value)),
  onDelete: ({ id }, { account }) => account.forget(labels.noun, id),
  explainRefusal: ({ value }, verb) =>
    verb === 'delete' && (value === 'deploying' || value === 'undeploying')
      ? `The deployment is ${value}`
      : undefined,
};

/** The task of a deployment ends with it. */
export const deploymentTaskBehaviour: Behaviour<Task> = {
  onEnter: (task, value, accountState) => {
    if (value === 'pending' || !task.deployment_id) return;
    setValue(accountState, task.deployment_id, task.error_message ? 'error' : 'deployed');
  },
  explainFailure: () =>
    'The server plan that the template asks for is sold out in the region (SkuNotAvailable).',
};
