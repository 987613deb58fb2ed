import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { getCollectionPath } from '../../src/catalog/paths.ts';
import type { Resource } from '../../src/catalog/resource.ts';
import type { ListVerb } from '../../src/catalog/verb-forms.ts';
import { catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import { checkExactly, contract } from './schema.ts';
import {
  type Bed,
  type Client,
  idOf,
  membersOf,
  openSandbox,
  rowsIn,
  sandboxFor,
  taken,
} from './support.ts';

/** The schema of what a resource answers, by its type. */
const schemaOf: Readonly<Record<string, string>> = {
  'cloud servers': 'Server',
  'cloud server-arrays': 'ServerArray',
  'cloud ssh-profiles': 'SshProfile',
  'cloud cloud-providers': 'CloudProvider',
  'cloud server-plans': 'ServerPlan',
  'cloud realms': 'Realm',
  'cloud generic-images': 'GenericImage',
  'blueprint templates': 'Template',
  'blueprint template-scripts': 'TemplateScript',
  'blueprint scripts': 'Script',
  'network firewall-profiles': 'FirewallProfile',
  'network floating-ips': 'FloatingIp',
  'network vpcs': 'Vpc',
  'network subnets': 'Subnet',
  'blueprint attachments': 'Attachment',
  'blueprint cookbook-versions': 'CookbookVersion',
  'cloud saas-providers': 'SaasProvider',
  'network vpns': 'Vpn',
  'network vpn-plans': 'VpnPlan',
  'settings saas-accounts': 'SaasAccount',
  'audit system-events': 'Event',
  'wizard apps': 'WizardApp',
  'wizard locations': 'Location',
  'wizard cloud-providers': 'CloudProvider',
  'wizard cloud-accounts': 'CloudAccount',
  'wizard server-plans': 'ServerPlan',
  'storage volumes': 'Volume',
  'storage plans': 'StoragePlan',
  'settings cloud-accounts': 'CloudAccount',
  'audit events': 'Event',
  labels: 'Label',
};

const parentIds = async (client: Client, path: string): Promise<string[]> => {
  const parent = path.slice(0, path.indexOf('/{'));
  return rowsIn((await client.send('GET', parent)).json).map((row) => String(row.id));
};

/** The queries without which a list has no answer, one for each word of a choice. */
const queriesFor = async (client: Client, { filters = {}, each, needs = [] }: ListVerb) => {
  if (each !== undefined) return (filters[each]?.values ?? []).map((word) => `?${each}=${word}`);
  if (needs.length === 0) return [''];
  const ids: Record<string, string> = {
    app_id: await idOf(client, '/wizard/apps', 'Joomla'),
    location_id: await idOf(client, '/wizard/locations', 'Europe'),
    cloud_provider_id: await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure'),
  };
  return [`?${needs.map((name) => `${name}=${ids[name]}`).join('&')}`];
};

/** The addresses of a resource's list, for each parent where it has parents. */
const listPaths = async (client: Client, path: string, verb: ListVerb): Promise<string[]> => {
  const paths = path.includes('{')
    ? (await parentIds(client, path)).map((id) => path.replace(/\{\w+\}/, id))
    : [path];
  const queries = await queriesFor(client, verb);
  return paths.flatMap((one) => queries.map((query) => `${one}${query}`));
};

/** Where one thing is, beside the list that holds it. */
const pathOf = (resource: Resource, list: string, id: string): string => {
  const [base = ''] = list.split('?');
  return resource.path.includes('{') ? `${base}/${id}` : `${resource.path}/${id}`;
};

describe('every response conforms to the contract:', () => {
  let bed: Bed & { close(): Promise<void> };
  before(async () => {
    bed = await openSandbox({ seed: { kind: 'demo', servers: 40, events: 40 } });
    await taken(bed.client, 'POST', '/settings/saas_accounts', {
      saas_provider_id: await idOf(bed.client, '/cloud/saas_providers', 'New Relic'),
      account_data: { license_key: 'xyz' },
    });
  });
  after(() => bed.close());

  for (const resource of catalogFor('v2').resources) {
    const { list, show } = resource.verbs;
    const schema = schemaOf[resource.noun];
    if (list?.kind !== 'list' || !schema) continue;
    test(resource.noun, async () => {
      const { client } = bed;
      const checkOne = checkExactly(schema);
      const checkListed = list.lacks ? checkExactly(`${schema}Summary`) : checkOne;
      let seen = 0;
      for (const path of await listPaths(client, getCollectionPath(resource), list)) {
        const rows = rowsIn((await client.send('GET', path)).json);
        seen += rows.length;
        for (const row of rows) checkListed(row);
        const [first] = rows;
        if (!first || show?.kind !== 'show' || show.from === 'list') continue;
        const one = await client.send('GET', pathOf(resource, path, String(first.id)));
        assert.equal(one.status, 200);
        checkOne(one.json);
      }
      assert.ok(seen > 0);
    });
  }
});

// What only newer versions have is checked with the exchanges of their verbs.
test('every resource of API v2 is checked against a schema', () => {
  const { resources } = catalogFor('v2');
  const unchecked = resources.map(({ noun }) => noun).filter((noun) => !schemaOf[noun]);
  assert.deepEqual(unchecked, ['ping']);
});

test('every operation of the contract is served', async (context) => {
  const { client } = await sandboxFor(context);
  const paths = Object.entries(membersOf(membersOf(contract).paths));
  const missing: string[] = [];
  for (const [path, item] of paths) {
    for (const method of Object.keys(membersOf(item))) {
      if (!['get', 'post', 'put', 'delete'].includes(method)) continue;
      const answer = await client.send(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x'));
      // A thing that is not there is answered by name; a path that is not, is not.
      if (answer.status === 405 || answer.status === 501 || answer.text.includes('Not found'))
        missing.push(`${method} ${path}`);
    }
  }
  assert.deepEqual(missing, []);
  assert.ok(paths.length > 70);
});
