import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ApiVersion, apiVersions } from '../../src/catalog/versions/api-version.ts';
import { checkExactly, schemaValidator } from './schema.ts';
import { type Client, idOf, membersOf, rowsIn, sandboxOf } from './support.ts';

/** The list of the server plans that Azure has in West Europe, in v2 of every realm. */
const findPlansPath = async (client: Client, version: ApiVersion): Promise<string> => {
  const provider = await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure');
  const path = `/cloud/cloud_providers/${provider}`;
  const realm = await idOf(client, `${path}/realms`, 'West Europe');
  return `${path}/server_plans${version === 'v2' ? '' : `?realm_id=${realm}`}`;
};

/** Names of things the next requests need, by what they were called in the answer. */
type Ids = Record<string, string>;

/** A request: method, path, body, status, schema of the answer, and what to call its id. */
type Step = readonly [string, string, unknown, number, string | undefined, string?];

const steps = (ids: Ids, version: ApiVersion): readonly Step[] => {
  const template = { name: 'fresh', generic_image_id: ids.image };
  const order = { type: 'boot', script_ids: [ids.pairing] };
  const array = {
    name: 'farm',
    size: 2,
    template_id: ids.joomla,
    cloud_account_id: ids.account,
    server_plan_id: ids.plan,
  };
  const more = version === 'v2' ? { size: 1 } : { size_increase: 1 };
  const deploy = { location_id: ids.europe, cloud_account_id: ids.account, hostname: 'h1' };
  const place = { cloud_account_id: ids.account, realm_id: ids.realm };
  const disk = { name: 'd', size: 8, cloud_account_id: ids.account, storage_plan_id: ids.disk };
  const vpc = {
    name: 'v',
    cidr: '10.9.0.0/16',
    cloud_account_id: ids.account,
    realm_provider_name: 'westeurope',
  };
  const vpn = {
    public_ip: '192.0.2.1',
    psk: 'x',
    exposed_cidrs: ['10.0.0.0/8'],
    vpn_plan_id: ids.gateway,
  };
  const attach = { attached_server_id: ids.web };
  const rule = { ip_protocol: 'udp', min_port: 1, max_port: 2, source: 'any' };
  return [
    ['POST', '/blueprint/templates', template, 201, 'Template', 'template'],
    ['PUT', `/blueprint/templates/${ids.template}`, { run_list: ['a'] }, 200, 'Template'],
    ['PUT', `/blueprint/templates/${ids.template}/compile`, {}, 200, 'Template'],
    ['GET', `/blueprint/templates/${ids.joomla}/servers`, undefined, 200, 'Server'],
    [
      'POST',
      `/blueprint/templates/${ids.template}/scripts`,
      { type: 'boot', script_id: ids.script },
      201,
      'TemplateScript',
      'pairing',
    ],
    ['PUT', `/blueprint/templates/${ids.template}/scripts/reorder`, order, 200, 'TemplateScript'],
    [
      'PUT',
      `/blueprint/templates/${ids.template}/scripts/${ids.pairing}`,
      { parameter_values: {} },
      200,
      'TemplateScript',
    ],
    [
      'DELETE',
      `/blueprint/templates/${ids.template}/scripts/${ids.pairing}`,
      undefined,
      204,
      undefined,
    ],
    [
      'POST',
      `/blueprint/scripts/${ids.script}/attachments`,
      { name: 'f' },
      201,
      'Attachment',
      'file',
    ],
    ['DELETE', `/blueprint/attachments/${ids.file}`, undefined, 204, undefined],
    ['POST', '/blueprint/cookbook_versions', {}, 201, 'CookbookVersion'],
    ['POST', `/blueprint/cookbook_versions/${ids.cookbook}/process`, {}, 200, 'CookbookVersion'],
    ['POST', '/cloud/server_arrays', array, 201, 'ServerArray'],
    ['PUT', `/cloud/server_arrays/${ids.nightly}`, { name: 'n' }, 200, 'ServerArray'],
    ['PUT', `/cloud/server_arrays/${ids.nightly}/empty`, {}, 200, 'ServerArray'],
    ['POST', `/cloud/server_arrays/${ids.nightly}/servers`, more, 201, 'ServerArray'],
    ['GET', `/cloud/server_arrays/${ids.nightly}/servers`, undefined, 200, 'Server'],
    ['POST', '/network/floating_ips', { ...place, name: 'f' }, 201, 'FloatingIp'],
    ['POST', `/network/floating_ips/${ids.edge}/attached_server`, attach, 201, 'Server'],
    ['POST', '/storage/volumes', disk, 201, 'Volume'],
    ['POST', `/storage/volumes/${ids.data}/attached_server`, attach, 201, 'Server'],
    ['GET', `/cloud/servers/${ids.web}/floating_ips`, undefined, 200, 'FloatingIp'],
    ['GET', `/cloud/servers/${ids.web}/events`, undefined, 200, 'Event'],
    ['POST', '/network/vpcs', vpc, 201, 'Vpc', 'vpc'],
    ['POST', `/network/vpcs/${ids.vpc}/vpn`, vpn, 201, 'Vpn'],
    ['GET', `/network/vpcs/${ids.vpc}/vpn`, undefined, 200, 'Vpn'],
    [
      'POST',
      `/network/vpcs/${ids.vpc}/subnets`,
      { name: 's', cidr: '10.9.1.0/24', type: 'only_private' },
      201,
      'Subnet',
      'subnet',
    ],
    ['PUT', `/network/subnets/${ids.subnet}`, { name: 't' }, 200, 'Subnet'],
    [
      'POST',
      '/network/firewall_profiles',
      { name: 'p', description: 'd', rules: [rule] },
      201,
      'FirewallProfile',
    ],
    [
      'POST',
      '/settings/saas_accounts',
      { saas_provider_id: ids.saas, account_data: { license_key: 'x' } },
      201,
      'SaasAccount',
    ],
    ['POST', `/wizard/apps/${ids.app}/deploy`, deploy, 201, 'Server'],
    [
      'POST',
      `/labels/${ids.label}/resources`,
      { resources: [{ id: ids.cookbook, resource_type: 'cookbook_version' }] },
      201,
      'LabeledResource',
    ],
  ];
};

for (const version of apiVersions) {
  describe(`the responses of ${version}`, () => {
    test('to changes conform to the contract', async (context) => {
      const { client } = await sandboxOf(context, version);
      const schema = schemaValidator(version);
      const plans = await findPlansPath(client, version);
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

    test('to all other requests conform to the contract', async (context) => {
      const { client } = await sandboxOf(context, version);
      const provider = await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure');
      const sold = `/cloud/cloud_providers/${provider}`;
      const core = `/network/vpcs/${await idOf(client, '/network/vpcs', 'core')}`;
      const ids: Ids = {
        image: await idOf(client, '/cloud/generic_images', 'Debian 12 x86_64'),
        joomla: await idOf(client, '/blueprint/templates', 'joomla'),
        script: await idOf(client, '/blueprint/scripts', 'drain'),
        cookbook: await idOf(client, '/blueprint/cookbook_versions', 'nginx'),
        account: await idOf(client, '/settings/cloud_accounts', 'azure-prod'),
        plan: await idOf(client, await findPlansPath(client, version), 'Standard_B2s'),
        realm: await idOf(client, `${sold}/realms`, 'West Europe'),
        disk: await idOf(client, `${sold}/storage_plans`, 'Premium SSD'),
        nightly: await idOf(client, '/cloud/server_arrays', 'nightly'),
        web: await idOf(client, '/cloud/servers', 'web-01'),
        edge: await idOf(client, '/network/floating_ips', 'edge-2'),
        data: await idOf(client, '/storage/volumes', 'data-2'),
        gateway: await idOf(client, `${core}/vpn_plans`, 'VpnGw2'),
        saas: await idOf(client, '/cloud/saas_providers', 'New Relic'),
        app: await idOf(client, '/wizard/apps', 'Joomla'),
        europe: await idOf(client, '/wizard/locations', 'Europe'),
        label: await idOf(client, '/labels', 'staging'),
      };
      for (let step = 0; step < steps(ids, version).length; step += 1) {
        // Made anew for each step: later ones need the ids of what earlier ones made.
        const [method, path, body, status, name, as] = steps(ids, version)[step] ?? [];
        if (method === undefined || path === undefined) continue;
        const answer = await client.send(method, path, body);
        assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
        if (name === undefined) continue;
        const rows = Array.isArray(answer.json) ? rowsIn(answer.json) : [membersOf(answer.json)];
        for (const row of rows) checkExactly(version, name)(row);
        if (as !== undefined) ids[as] = String(rows[0]?.id);
      }
    });

    test('that refuse are in the shapes the contract has', async (context) => {
      const { client } = await sandboxOf(context, version);
      const check = schemaValidator(version)('Error');
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
  });
}
