import { id, list, resource, text } from '../vocabulary.ts';

export const wizardLocations = resource('wizard locations', {
  path: '/wizard/locations',
  about: 'Broad places to deploy to, the size of a continent',
  sample: 'Europe',
  fields: { id: id(), name: text('Name', { always: true }) },
  columns: ['name', 'id'],
  verbs: { list: list({ operation: 'listWizardLocations' }) },
});
