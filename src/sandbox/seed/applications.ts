import { applicationTemplates } from '../../catalog/applications/templates.ts';
import { addDeployment } from '../behaviour/applications/deployments.ts';
import type { AccountState } from '../state/account-state.ts';
import { plant } from './plant.ts';

/** An input that a deployment needs. */
const need = (name: string, description: string, isRequired: boolean) => ({
  name,
  description,
  type: 'string',
  required: isRequired,
  dependencies: {},
});

/** Application templates of the platform and of the customer, and what was deployed from them. */
export const plantApplications = (accountState: AccountState): void => {
  const wordpress = plant(accountState, applicationTemplates, {
    name: 'wordpress',
    version: '1.0',
    global: false,
    inputs: [
      need('server_plan', 'Size of the web server', true),
      need('admin_password', 'Password of the administrator', true),
      need('site_title', 'Title of the site', false),
    ],
    is_mock: false,
  });
  plant(accountState, applicationTemplates, {
    name: 'redis-cluster',
    version: '2.1',
    global: true,
    inputs: [],
    is_mock: false,
  });
  addDeployment(accountState, { name: 'blog-prod', value: 'deployed', cat_id: wordpress.id });
  addDeployment(accountState, { name: 'blog-staging', value: 'error', cat_id: wordpress.id });
};
