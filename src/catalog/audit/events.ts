import { choice, id, list, resource, show, text, time } from '../vocabulary.ts';

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
  namedBy: 'header',
  explainedBy: 'description',
  columns: ['timestamp', 'level', 'header', 'description'],
  wide: ['resource_type'],
  verbs: {
    list: list({ about: 'List events, newest first', clientFilters: ['timestamp', 'level'] }),
    show: show(),
  },
});
