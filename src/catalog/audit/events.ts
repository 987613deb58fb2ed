import { choice, id, list, resource, show, text, time } from '../vocabulary.ts';

export const events = resource('audit events', {
  path: '/audit/events',
  about: 'What happened on the account',
  sample: '651dd3414c9027ad77d91b45',
  fields: {
    id: id(),
    timestamp: time('When it happened', { always: true }),
    level: choice(['info', 'warning', 'error'], 'How serious it is', {
      always: true,
      also: ['severity'],
    }),
    header: text('Short text', { always: true }),
    description: text('Long text'),
    resource_type: text('Kind of resource'),
  },
  namedBy: 'header',
  columns: ['timestamp', 'level', 'header', 'description'],
  wide: ['id'],
  verbs: {
    list: list({ about: 'List events, newest first', clientFilters: ['timestamp', 'level'] }),
    show: show(),
  },
});
