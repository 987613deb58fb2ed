import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Field } from '../../src/catalog/fields.ts';
import { getCollectionPath } from '../../src/catalog/paths.ts';
import type { Resource } from '../../src/catalog/resource.ts';
import type { ListVerb } from '../../src/catalog/verb-forms.ts';
import { type ApiVersion, apiVersions } from '../../src/catalog/versions/api-version.ts';
import { catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import { operationsIn, readDocument } from '../contract/document.ts';
import { operationsToCome } from '../contract/operations-to-come.ts';
import { checkExactly } from './schema.ts';
import { type Bed, type Client, idOf, openSandboxOf, rowsIn, taken } from './support.ts';

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

/** The values of a filter that each request needs: its words, or the ids of what it refers to. */
const valuesOf = async (
  client: Client,
  version: ApiVersion,
  { to, values = [] }: Field,
  parent: string,
): Promise<readonly string[]> => {
  if (to === undefined) return values;
  const path = getCollectionPath(catalogFor(version).find(to)).replace(/\{\w+\}/, parent);
  return rowsIn((await client.send('GET', path)).json).map((row) => String(row.id));
};

/** The queries without which a list has no answer, one for each value of a filter it needs. */
const queriesFor = async (
  client: Client,
  version: ApiVersion,
  { filters = {}, each, needs = [] }: ListVerb,
  parent: string,
) => {
  const field = each === undefined ? undefined : filters[each];
  if (field) {
    return (await valuesOf(client, version, field, parent)).map((value) => `?${each}=${value}`);
  }
  if (needs.length === 0) return [''];
  const ids: Record<string, string> = {
    app_id: await idOf(client, '/wizard/apps', 'Joomla'),
    location_id: await idOf(client, '/wizard/locations', 'Europe'),
    cloud_provider_id: await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure'),
  };
  return [`?${needs.map((name) => `${name}=${ids[name]}`).join('&')}`];
};

/** The addresses of a resource's list, for each parent where it has parents. */
const listPaths = async (
  client: Client,
  version: ApiVersion,
  path: string,
  verb: ListVerb,
): Promise<string[]> => {
  const parents = path.includes('{') ? await parentIds(client, path) : [''];
  const paths = parents.map(async (parent) => {
    const queries = await queriesFor(client, version, verb, parent);
    return queries.map((query) => `${path.replace(/\{\w+\}/, parent)}${query}`);
  });
  return (await Promise.all(paths)).flat();
};

/** Where one thing is, beside the list that holds it. */
const pathOf = (resource: Resource, list: string, id: string): string => {
  const [base = ''] = list.split('?');
  return resource.path.includes('{') ? `${base}/${id}` : `${resource.path}/${id}`;
};

for (const version of apiVersions) {
  describe(`every response of ${version} conforms to its contract:`, () => {
    let bed: Bed & { close(): Promise<void> };
    before(async () => {
      bed = await openSandboxOf(version, { seed: { kind: 'demo', servers: 40, events: 40 } });
      await taken(bed.client, 'POST', '/settings/saas_accounts', {
        saas_provider_id: await idOf(bed.client, '/cloud/saas_providers', 'New Relic'),
        account_data: { license_key: 'xyz' },
      });
    });
    after(() => bed.close());

    for (const resource of catalogFor(version).resources) {
      const { list, show } = resource.verbs;
      const schema = schemaOf[resource.noun];
      if (list?.kind !== 'list' || !schema) continue;
      test(resource.noun, async () => {
        const { client } = bed;
        const checkOne = checkExactly(version, schema);
        const checkListed = list.lacks ? checkExactly(version, `${schema}Summary`) : checkOne;
        let seen = 0;
        for (const path of await listPaths(client, version, getCollectionPath(resource), list)) {
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

    test('all operations but those to come', async () => {
      const toCome = operationsToCome[version];
      const operations = operationsIn(readDocument(version));
      assert.ok(operations.length > 100);
      const missing: string[] = [];
      for (const { operationId, method, path } of operations) {
        const { status, text } = await bed.client.send(method, path.replaceAll(/\{\w+\}/g, 'x'));
        // A row that does not exist is reported by name; a path that does not exist is not.
        const isServed = status !== 405 && status !== 501 && !text.includes('Not found');
        if (!isServed && !toCome.includes(operationId)) missing.push(`${method} ${path}`);
      }
      assert.deepEqual(missing, []);
    });
  });
}

// What only newer versions have is checked with the exchanges of their verbs.
test('every resource of API v2 is checked against a schema', () => {
  const { resources } = catalogFor('v2');
  const unchecked = resources.map(({ noun }) => noun).filter((noun) => !schemaOf[noun]);
  assert.deepEqual(unchecked, ['ping']);
});
