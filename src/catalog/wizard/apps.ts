import { servers } from '../cloud/servers.ts';
import { commissioning } from '../cloud/transitions.ts';
import { hostName } from '../notations/host-name.ts';
import { formatMachineSize } from '../summaries.ts';
import { id, json, list, make, ref, resource, text } from '../vocabulary.ts';

export const wizardApps = resource('wizard apps', {
  path: '/wizard/apps',
  about: 'Ready-made apps',
  title: 'app',
  sample: 'Joomla',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    flavour_requirements: json<Record<string, unknown>>('Requirements for the server plan', {
      object: true,
      heading: 'needs at least',
      brief: formatMachineSize,
    }),
    generic_image_id: ref('cloud generic-images', 'Operating system image'),
  },
  columns: ['name', 'flavour_requirements', 'generic_image_id'],
  verbs: {
    list: list({ operation: 'listWizardApps' }),
    deploy: make(servers, 'deploy', {
      about: 'Commission a server with an app, and create a template for it',
      note: 'The new server is inactive until it is booted: use --boot or "imco cloud servers boot".',
      operation: 'deployWizardApp',
      sends: {
        location_id: ref('wizard locations', 'Location'),
        cloud_account_id: ref('settings cloud-accounts', 'Cloud account'),
        hostname: text('Host name, also the name of the server', { inputForm: hostName }),
        server_plan_id: ref('cloud server-plans', 'Server plan; default: chosen by the platform', {
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
