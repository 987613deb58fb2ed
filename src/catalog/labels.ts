import { create, id, list, resource, show, text } from './vocabulary.ts';

export const labels = resource('labels', {
  path: '/labels',
  about: 'Tags, many to many with resources',
  sample: 'production',
  fields: {
    id: id(),
    name: text('Name', {
      always: true,
      pattern: {
        test: /^[A-Za-z0-9 ._-]+$/,
        says: 'letters, digits, spaces, dots, dashes and underscores',
      },
    }),
    namespace: text('Set on labels the platform keeps for itself', { nullable: true }),
    value: text('Technical value that goes with a namespace', { nullable: true }),
    resource_type: text('Kind of resource'),
  },
  internal: 'namespace',
  columns: ['name', 'id'],
  wide: ['namespace', 'value'],
  verbs: {
    list: list(),
    show: show(),
    create: create({ needs: ['name'], takes: ['namespace', 'value'], argument: 'name' }),
  },
});

/** Where labels are put on things and taken off them: no thing's own path, so told here. */
export const labelPaths = {
  assign: '/labels/{id}/resources',
  unassign: '/labels/{id}/resources/{resource_type}/{resource_id}',
} as const;
