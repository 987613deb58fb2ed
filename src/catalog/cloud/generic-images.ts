import { id, list, resource, show, text } from '../vocabulary.ts';

export const genericImages = resource('cloud generic-images', {
  path: '/cloud/generic_images',
  about: 'Operating system images',
  sample: 'Ubuntu 22.04 LTS x86_64',
  fields: {
    id: id(),
    name: text('Operating system, version and architecture', { always: true }),
    resource_type: text('Resource type'),
  },
  columns: ['name'],
  verbs: { list: list(), show: show({ from: 'list' }) },
});
