import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { catalog } from '../../src/catalog/index.ts';
import { collectionOf } from '../../src/sandbox/reading.ts';
import { type Client, idOf, membersOf, rowsIn, sandboxFor } from './support.ts';

const contract: unknown = parse(
  readFileSync(join(process.cwd(), 'test', 'contract', 'imco-v2.openapi.yaml'), 'utf8'),
);

const schemaValidator = () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // The types of the package hide that its export is the function itself.
  (addFormats as unknown as (target: Ajv2020) => void)(ajv);
  ajv.addFormat('cidr', /^\d+\.\d+\.\d+\.\d+\/\d+$/);
  ajv.addSchema(membersOf(contract), 'contract');
  return (schema: string) => {
    const validate = ajv.getSchema(`contract#/components/schemas/${schema}`);
    if (!validate) throw new Error(`the contract has no schema ${schema}`);
    return (value: unknown): void => {
      assert.ok(validate(value), `${schema}: ${ajv.errorsText(validate.errors)}`);
    };
  };
};

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

/** The paths of a resource's list, one for each parent where it has parents. */
const listPaths = async (client: Client, path: string): Promise<string[]> =>
  path.includes('{')
    ? (await parentIds(client, path)).map((id) => path.replace(/\{\w+\}/, id))
    : [path];

for (const resource of catalog) {
  const { list, show } = resource.verbs;
  const schema = schemaOf[resource.noun];
  if (list?.kind !== 'list' || !schema) continue;
  test(`every answer about ${resource.noun} is as the contract says`, async (context) => {
    const { client } = await sandboxFor(context, {
      seed: { kind: 'demo', servers: 40, events: 40 },
    });
    const check = schemaValidator()(schema);
    let seen = 0;
    for (const path of await listPaths(client, collectionOf(resource))) {
      const rows = rowsIn((await client.send('GET', path)).json);
      seen += rows.length;
      for (const row of rows) check(row);
      const [first] = rows;
      if (!first || show?.kind !== 'show' || show.from === 'list') continue;
      const one = await client.send('GET', `${resource.path}/${String(first.id)}`);
      assert.equal(one.status, 200);
      check(one.json);
    }
    assert.ok(seen > 0);
  });
}

test('what changes something answers as the contract says', async (context) => {
  const { client } = await sandboxFor(context);
  const schema = schemaValidator();
  const provider = await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure');
  const plans = `/cloud/cloud_providers/${provider}/server_plans`;
  const web = `/cloud/servers/${await idOf(client, '/cloud/servers', 'web-01')}`;
  const app = `/cloud/servers/${await idOf(client, '/cloud/servers', 'app-1')}`;
  const imported = `/cloud/servers/${await idOf(client, '/cloud/servers', 'legacy-erp')}`;
  const [script] = rowsIn((await client.send('GET', `${web}/operational_scripts`)).json);
  const commission = {
    name: 'web-1',
    template_id: await idOf(client, '/blueprint/templates', 'joomla'),
    server_plan_id: await idOf(client, plans, 'Standard_B2s'),
    cloud_account_id: await idOf(client, '/settings/cloud_accounts', 'azure-prod'),
  };
  for (const [method, path, body, status, name] of [
    ['POST', '/cloud/servers', commission, 201, 'Server'],
    ['PUT', app, { name: 'app-9' }, 200, 'Server'],
    ['PUT', `${app}/boot`, {}, 200, 'Server'],
    ['PUT', `${imported}/converge`, {}, 200, 'Server'],
    ['PUT', `${web}/operational_scripts/${String(script?.id)}/execute`, {}, 200, 'Event'],
    ['GET', `${web}/credentials`, undefined, 200, 'ServerCredentials'],
    ['POST', `${imported}/brownfield_token`, {}, 201, 'BrownfieldToken'],
    ['POST', '/cloud/ssh_profiles', { name: 'night' }, 201, 'SshProfile'],
    ['POST', '/labels', { name: 'blue', namespace: 'imco.test' }, 201, 'Label'],
    ['GET', '/ping', undefined, 200, 'Ping'],
  ] as const) {
    const answer = await client.send(method, path, body);
    assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
    schema(name)(answer.json);
  }
});

test('refusals are in the shapes the contract has', async (context) => {
  const { client } = await sandboxFor(context);
  const check = schemaValidator()('Error');
  for (const [method, path, body, status] of [
    ['GET', '/cloud/nothing', undefined, 404],
    ['PATCH', '/cloud/servers', undefined, 405],
    ['POST', '/cloud/servers', '{"name": ', 400],
    ['POST', '/cloud/servers', '["name"]', 400],
    ['POST', '/cloud/servers', {}, 422],
    ['GET', '/cloud/cloud_providers/5c7b20800000000000000000', undefined, 404],
    ['GET', '/%zz/x', undefined, 400],
  ] as const) {
    const answer = await client.send(method, path, body);
    assert.equal(answer.status, status, `${method} ${path}`);
    assert.match(String(answer.headers['content-type']), /^application\/json/);
    check(answer.json);
  }
});
