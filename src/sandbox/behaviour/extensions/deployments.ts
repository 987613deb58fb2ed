/** Deployed extensions: what they give back is there as soon as they are applied. */
import type { extensionDeployments } from '../../../catalog/extensions/deployments.ts';
import type { Row } from '../../../catalog/resource.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';

type Deployment = Row<typeof extensionDeployments> & StoredItem;

/** What the provider gives back when a deployment has been applied. */
export const settleDeployment = (deployment: Deployment): void => {
  const end = deployment.id.slice(-8);
  deployment.remote_id = `extension-${end}`;
  deployment.outputs = { address: '203.0.113.40', adminPassword: `of-the-sandbox-${end}` };
};

export const extensionDeploymentBehaviour: Behaviour<Deployment> = {
  onEnter: (deployment, value) => {
    if (value === 'applied') settleDeployment(deployment);
  },
  explainRefusal: (deployment, verb) =>
    verb === 'delete' ? explainTransition('extension deployment', deployment) : undefined,
};
