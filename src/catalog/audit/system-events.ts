import { list, resource } from '../vocabulary.ts';
import { events } from './events.ts';

export const systemEvents = resource('audit system-events', {
  path: '/audit/system_events',
  about: 'Events of the platform',
  sample: events.sample,
  fields: events.fields,
  namedBy: 'header',
  columns: ['timestamp', 'level', 'header', 'description'],
  wide: ['resource_type'],
  verbs: {
    list: list({
      about: 'List system events, newest first',
      clientFilters: ['timestamp', 'level'],
    }),
  },
});
