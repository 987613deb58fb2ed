import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { idOf, listed, sandboxFor, wrongFields } from './support.ts';

test('an account at a software service has exactly the required keys', async (context) => {
  const { client, sandbox } = await sandboxFor(context);
  const accounts = '/settings/saas_accounts';
  const saas_provider_id = await idOf(client, '/cloud/saas_providers', 'Datadog');
  const whole = { api_key: 'hidden-one', application_key: 'hidden-two' };
  for (const account_data of [
    undefined,
    { api_key: 'x' },
    { ...whole, region: 'eu' },
    { ...whole, api_key: '' },
    { ...whole, api_key: 7 },
    ['api_key'],
  ])
    assert.deepEqual(
      await wrongFields(client, 'POST', accounts, { saas_provider_id, account_data }),
      ['account_data'],
    );
  const answer = await client.send('POST', accounts, { saas_provider_id, account_data: whole });
  assert.equal(answer.status, 201);
  const row = (await listed(client, accounts)).at(-1);
  assert.deepEqual(Object.keys(row ?? {}), ['id', 'saas_provider_id', 'resource_type']);
  const path = `${accounts}/${String(row?.id)}`;
  assert.deepEqual(await wrongFields(client, 'PUT', path, { account_data: { license_key: 'x' } }), [
    'account_data',
  ]);
  const changed = await client.send('PUT', path, { account_data: whole });
  assert.doesNotMatch(answer.text + changed.text, /hidden/);
  const [created] = (await listed(client, '/audit/events')).slice(1);
  assert.equal(created?.description, 'The SaaS account Datadog has been created by operator.');
  await sandbox.close();
  assert.doesNotMatch(readFileSync(sandbox.folder.state, 'utf8'), /hidden/);
});
