import { id, list, resource, text } from '../vocabulary.ts';

export const wizardLocations = resource('wizard locations', {
  path: '/wizard/locations',
  about: 'Locations to deploy apps to, such as Europe',
  sample: 'Europe',
  fields: { id: id(), name: text('Name', { always: true }) },
  columns: ['name'],
  verbs: { list: list({ operation: 'listWizardLocations' }) },
});
