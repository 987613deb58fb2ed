import { probe, resource } from './vocabulary.ts';

export const ping = resource('ping', {
  path: '/ping',
  about: 'Check that the platform answers and takes the certificate',
  sample: '',
  fields: {},
  columns: [],
  verbs: { ping: probe({ about: 'Check that the platform answers and takes the certificate' }) },
});
