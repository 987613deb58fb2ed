import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { findPlatformRelease } from '../../src/catalog/versions/platform-release.ts';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import {
  clientFor,
  idOf,
  listed,
  membersOf,
  operatorKeys,
  sandboxFor,
  taken,
  wrongFields,
} from './support.ts';

const minutes = (count: number): number => count * 60_000;

/** A platform that speaks API v3, and a client of it. */
const newest = async (context: TestContext, options: Partial<SandboxOptions> = {}) => {
  const release = findPlatformRelease('10');
  const { sandbox, clock } = await sandboxFor(context, { release, ...options });
  const client = await clientFor(sandbox, await operatorKeys(sandbox.folder), 'v3');
  context.after(() => client.close());
  const account = (name: string) => idOf(client, '/settings/cloud_accounts', name);
  const realm = async (accountName: string, code: string): Promise<unknown> => {
    const rows = await listed(client, '/settings/cloud_accounts');
    const provider = rows.find(({ name }) => name === accountName)?.cloud_provider_id;
    const realms = await listed(client, `/cloud/cloud_providers/${String(provider)}/realms`);
    return realms.find(({ provider_name }) => provider_name === code)?.id;
  };
  const template = await idOf(client, '/cse/templates', 'vm-scale-set');
  return { client, clock, account, realm, path: `/cse/templates/${template}/deployments` };
};

const values = { vmName: 'web', adminPassword: 'example' };

test('parameters of an extension template are read where each language declares them', async (context) => {
  const { client } = await newest(context);
  for (const [syntax, definition] of [
    ['Azure', { parameters: { size: { type: 'string' } } }],
    ['AWS', { Parameters: { size: { Type: 'String' } } }],
  ] as const) {
    const body = { name: `of ${syntax}`, syntax, definition: JSON.stringify(definition) };
    const { parameters, global } = await taken(client, 'POST', '/cse/templates', body);
    assert.deepEqual([Object.keys(membersOf(parameters)), global], [['size'], false]);
  }
});

test('an extension is deployed at a provider of its language, with values for its parameters', async (context) => {
  const { client, clock, account, realm, path } = await newest(context);
  const azure = await account('azure-dev');
  const west = await realm('azure-dev', 'westeurope');
  const east = await realm('azure-dev', 'eastus');
  const ireland = await realm('aws-prod', 'eu-west-1');
  const body = { name: 'shop', cloud_account_id: azure, parameter_values: values };
  for (const [sent, wrong] of [
    [{ ...body, realm_id: ireland }, ['realm_id']],
    [{ ...body, realm_ids: [west, ireland], is_stackset: true }, ['realm_ids']],
    [
      { ...body, cloud_account_id: await account('aws-prod'), realm_id: ireland },
      ['cloud_account_id'],
    ],
    [{ ...body, realm_id: west, parameter_values: { vmName: 'web' } }, ['parameter_values']],
    [{ ...body, realm_id: west, parameter_values: { ...values, x: 1 } }, ['parameter_values']],
    [{ ...body, realm_id: west, parameter_values: { ...values, tier: 'x' } }, ['parameter_values']],
    [{ ...body, realm_id: west, name: 'scale-set-prod' }, ['name']],
  ] as const)
    assert.deepEqual(await wrongFields(client, 'POST', path, sent), wrong);

  const set = { ...body, realm_ids: [west, east], is_stackset: true };
  const { id, outputs, remote_id } = await taken(client, 'POST', path, set);
  assert.deepEqual([outputs, remote_id], [{}, null]);
  clock.forward(minutes(60));
  const applied = await taken(client, 'GET', `/cse/deployments/${String(id)}`);
  assert.equal(applied.state, 'applied');
  assert.deepEqual(applied.realm_ids, [west, east]);
  assert.ok(applied.remote_id && Object.keys(membersOf(applied.outputs)).length > 0);
  assert.ok(!JSON.stringify(applied).includes('example'), 'values are not stored');
});

test('--fault deploy:application_error fails a deployment, and an event says why', async (context) => {
  const fault = { kind: 'outcome', verb: 'deploy', state: 'application_error', share: 1 } as const;
  const { client, clock, account, realm, path } = await newest(context, { faults: [fault] });
  const { id } = await taken(client, 'POST', path, {
    name: 'shop',
    cloud_account_id: await account('azure-dev'),
    realm_id: await realm('azure-dev', 'westeurope'),
    parameter_values: values,
  });
  clock.forward(minutes(60));
  const failed = await taken(client, 'GET', `/cse/deployments/${String(id)}`);
  assert.deepEqual([failed.state, failed.remote_id], ['application_error', null]);
  const event = await taken(client, 'GET', `/audit/events/${String(failed.error_event_id)}`);
  assert.match(String(event.description), /Deploy of the extension deployment shop/);
});
