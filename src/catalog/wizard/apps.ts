import { servers } from '../cloud/servers.ts';
import { commissioning } from '../cloud/transitions.ts';
import { hostName } from '../notations/host-name.ts';
import { id, json, list, make, ref, resource, text } from '../vocabulary.ts';

export const wizardApps = resource('wizard apps', {
  path: '/wizard/apps',
  about: 'Ready-made stacks',
  title: 'app',
  sample: 'Joomla',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    flavour_requirements: json<Record<string, unknown>>('What a server plan must offer', {
      object: true,
    }),
    generic_image_id: ref('cloud generic-images', 'Image it builds on'),
  },
  columns: ['name', 'flavour_requirements', 'id'],
  wide: ['generic_image_id'],
  verbs: {
    list: list({ operation: 'listWizardApps' }),
    deploy: make(servers, 'deploy', {
      about: 'Commission a server with an app, and a template for it',
      note: 'The platform answers at once; the server then rests in inactive until it is booted.',
      operation: 'deployWizardApp',
      sends: {
        location_id: ref('wizard locations', 'Where in the world'),
        cloud_account_id: ref('settings cloud-accounts', 'Account that pays'),
        hostname: text('Host name; becomes the name of the server', { inputForm: hostName }),
        server_plan_id: ref('cloud server-plans', 'Size; the platform picks one otherwise', {
          within: 'cloud_account_id',
        }),
      },
      needs: ['location_id', 'cloud_account_id', 'hostname'],
      nameField: 'hostname',
      awaits: commissioning,
      followedBy: 'boot',
    }),
  },
});
