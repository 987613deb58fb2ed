import { list, resource, text } from '../vocabulary.ts';

export const roles = resource('settings roles', {
  path: '/settings/roles',
  about: 'Roles that users can have',
  since: 'v3',
  sample: 'operator',
  // A role has no id: its name is its key.
  fields: {
    name: text('Name', { always: true }),
    description: text('What it allows', { nullable: true }),
    resource_type: text('Resource type'),
  },
  columns: ['name', 'description'],
  verbs: { list: list() },
});
