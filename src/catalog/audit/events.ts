import { choice, id, list, ref, resource, show, text, time } from '../vocabulary.ts';

export const events = resource('audit events', {
  path: '/audit/events',
  about: 'Events of the account',
  sample: '651dd3414c9027ad77d91b45',
  fields: {
    id: id(),
    timestamp: time('Time of the event', { always: true }),
    level: choice(['info', 'warning', 'error'], 'Severity', {
      always: true,
      also: ['severity'],
    }),
    header: text('Summary', { heading: 'event', always: true }),
    description: text('Details'),
    resource_type: text('Resource type'),
  },
  parents: { server_id: ref('cloud servers', 'Server') },
  namedBy: 'header',
  explainedBy: 'description',
  columns: ['timestamp', 'level', 'header', 'description'],
  wide: ['resource_type'],
  verbs: {
    list: list({
      about: 'List events, newest first',
      otherParents: [
        {
          operation: 'listServerEvents',
          path: '/cloud/servers/{server_id}/events',
          within: 'server_id',
          isView: true,
        },
      ],
      clientFilters: ['timestamp', 'level'],
      mentions: {
        user: {
          in: ['header', 'description'],
          about: 'only events whose text names this user; events have no field for it',
        },
      },
    }),
    show: show(),
  },
});
