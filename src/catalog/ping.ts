import { probe, resource } from './vocabulary.ts';

export const ping = resource('ping', {
  path: '/ping',
  about: 'Check the connection to the platform and the credentials',
  sample: '',
  fields: {},
  columns: [],
  verbs: { ping: probe({ about: 'Check the connection to the platform and the credentials' }) },
});
