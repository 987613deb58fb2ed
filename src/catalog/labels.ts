import { create, id, list, resource, show, text } from './vocabulary.ts';

export const labels = resource('labels', {
  path: '/labels',
  about: 'Labels for grouping resources',
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
    namespace: text('Namespace; only labels of the platform itself have one', { nullable: true }),
    value: text('Technical value, used with a namespace', { nullable: true }),
    resource_type: text('Resource type'),
  },
  internal: 'namespace',
  columns: ['name'],
  wide: ['namespace', 'value'],
  verbs: {
    list: list(),
    show: show(),
    create: create({ needs: ['name'], takes: ['namespace', 'value'], argument: 'name' }),
  },
});

/** The paths to add and remove labels; they are not below the labelled resource. */
export const labelPaths = {
  assign: '/labels/{id}/resources',
  unassign: '/labels/{id}/resources/{resource_type}/{resource_id}',
} as const;
