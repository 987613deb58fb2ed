/** The choices of the wizard for an app and a location: rows of other resources. */
import { cloudProviders } from '../cloud/cloud-providers.ts';
import { serverPlans } from '../cloud/server-plans.ts';
import { cloudAccounts } from '../settings/cloud-accounts.ts';
import { list, ref, resource } from '../vocabulary.ts';

const app = ref('wizard apps', 'App to deploy');
const location = ref('wizard locations', 'Location to deploy it to');

export const wizardCloudProviders = resource('wizard cloud-providers', {
  path: '/wizard/cloud_providers',
  about: 'Cloud providers for an app',
  sample: cloudProviders.sample,
  rowsOf: cloudProviders.noun,
  fields: cloudProviders.fields,
  toldApartBy: 'disambiguation',
  columns: ['name'],
  wide: ['required_credentials'],
  verbs: {
    list: list({
      operation: 'listWizardCloudProviders',
      filters: { app_id: app, location_id: location },
      needs: ['app_id', 'location_id'],
    }),
  },
});

export const wizardCloudAccounts = resource('wizard cloud-accounts', {
  path: '/wizard/cloud_accounts',
  about: 'Cloud accounts for an app',
  sample: cloudAccounts.sample,
  rowsOf: cloudAccounts.noun,
  fields: cloudAccounts.fields,
  columns: ['name', 'cloud_provider_id'],
  verbs: {
    list: list({
      operation: 'listWizardCloudAccounts',
      filters: { app_id: app, location_id: location },
      byVersion: { v3: { needs: ['app_id', 'location_id'] } },
    }),
  },
});

export const wizardServerPlans = resource('wizard server-plans', {
  path: '/wizard/server_plans',
  about: 'Server plans for an app',
  sample: serverPlans.sample,
  rowsOf: serverPlans.noun,
  fields: serverPlans.fields,
  toldApartBy: 'realm_provider_name',
  columns: ['name', 'cpus', 'memory', 'storage', 'realm_provider_name'],
  wide: ['cloud_provider_id', 'location_id'],
  verbs: {
    list: list({
      operation: 'listWizardServerPlans',
      filters: {
        app_id: app,
        location_id: location,
        cloud_provider_id: ref('cloud cloud-providers', 'Cloud provider'),
      },
      needs: ['app_id', 'location_id', 'cloud_provider_id'],
    }),
  },
});
