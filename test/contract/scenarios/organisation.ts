import { done, newer, nobody, notFound, type Scenarios, unlisted } from './scenario.ts';

/** What an organisation has beside its resources: roles, customers, accounts that could be. */
export const organisationScenarios: Scenarios = newer({
  'blueprint template-addons list': [done(), done('-o', 'wide')],
  'blueprint template-addons show': [done('monitoring-agent'), unlisted(nobody)],
  'settings roles list': [done()],
  'settings configuration-candidates list': [done('--cloud-account', 'aws-prod')],
  'admin customers list': [done()],
  'admin customers show': [done('Example Shop'), notFound(nobody)],
});
