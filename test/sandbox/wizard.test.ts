import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import { parseFault } from '../../src/sandbox/server/faults.ts';
import { idOf, listed, sandboxFor, taken, wrongFields } from './support.ts';

const minute = 60_000;

const wizardFor = async (context: TestContext, options: Partial<SandboxOptions> = {}) => {
  const bed = await sandboxFor(context, options);
  const { client } = bed;
  const app = await idOf(client, '/wizard/apps', 'Joomla');
  const location = await idOf(client, '/wizard/locations', 'Europe');
  const account = await idOf(client, '/settings/cloud_accounts', 'azure-prod');
  const azure = await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure');
  return { ...bed, app, location, account, azure, query: `app_id=${app}&location_id=${location}` };
};

const names = (rows: readonly Record<string, unknown>[]): unknown[] => rows.map((row) => row.name);

test('the wizard offers what is enough for the app in the location', async (context) => {
  const { client, query, azure, location } = await wizardFor(context);
  const plans = await listed(client, `/wizard/server_plans?${query}&cloud_provider_id=${azure}`);
  assert.ok(plans.length > 0);
  assert.ok(
    plans.every(
      (plan) =>
        plan.location_id === location &&
        plan.cloud_provider_id === azure &&
        Number(plan.memory) >= 2048,
    ),
  );
  assert.ok(
    names(await listed(client, `/wizard/cloud_providers?${query}`)).includes('Microsoft Azure'),
  );

  const big = await idOf(client, '/wizard/apps', 'Magento');
  const asia = await idOf(client, '/wizard/locations', 'Asia Pacific');
  const narrow = `app_id=${big}&location_id=${asia}`;
  assert.deepEqual(await listed(client, `/wizard/cloud_providers?${narrow}`), []);
  assert.deepEqual(await listed(client, `/wizard/cloud_accounts?${narrow}`), []);
  const all = names(await listed(client, '/wizard/cloud_accounts'));
  assert.deepEqual(all, names(await listed(client, '/settings/cloud_accounts')));
});

test('the wizard names the required filters that are missing', async (context) => {
  const { client, query } = await wizardFor(context);
  const wrong = (path: string) => wrongFields(client, 'GET', path, undefined);
  assert.deepEqual(await wrong('/wizard/cloud_providers'), ['app_id', 'location_id']);
  assert.deepEqual(await wrong(`/wizard/server_plans?${query}`), ['cloud_provider_id']);
  assert.deepEqual(await wrong('/wizard/cloud_providers?app_id=x&location_id=y'), [
    'app_id',
    'location_id',
  ]);
});

test('an app is deployed with a template of its own on the smallest plan that is enough', async (context) => {
  const { client, clock, app, location, account, azure, query } = await wizardFor(context);
  const server = await taken(client, 'POST', `/wizard/apps/${app}/deploy`, {
    location_id: location,
    cloud_account_id: account,
    hostname: 'shop-1',
  });
  assert.deepEqual([server.name, server.state], ['shop-1', 'commissioning']);
  const plan = await taken(client, 'GET', `/cloud/server_plans/${String(server.server_plan_id)}`);
  const offered = await listed(client, `/wizard/server_plans?${query}&cloud_provider_id=${azure}`);
  assert.equal(plan.memory, Math.min(...offered.map(({ memory }) => Number(memory))));
  assert.equal(plan.location_id, location);
  const path = `/blueprint/templates/${String(server.template_id)}`;
  const template = await taken(client, 'GET', path);
  assert.deepEqual([template.name, template.state], ['joomla shop-1', 'created']);
  clock.forward(3 * minute);
  assert.equal((await taken(client, 'GET', path)).state, 'ready');
  const one = `/cloud/servers/${String(server.id)}`;
  assert.equal((await taken(client, 'GET', one)).state, 'inactive');
  const [, requested] = await listed(client, `${one}/events`);
  assert.match(String(requested?.description), /server shop-1 for the app Joomla .* by operator/);
});

test('an app is not deployed where it does not fit', async (context) => {
  const { client, app, location, account, azure } = await wizardFor(context);
  const path = `/wizard/apps/${app}/deploy`;
  const body = { location_id: location, cloud_account_id: account, hostname: 'shop-1' };
  assert.deepEqual(await wrongFields(client, 'POST', path, {}), Object.keys(body));
  const plans = await listed(client, `/cloud/cloud_providers/${azure}/server_plans`);
  const small = plans.find((plan) => plan.location_id === location && Number(plan.memory) < 2048);
  const away = plans.find((plan) => plan.location_id !== location);
  const aws = await idOf(client, '/cloud/cloud_providers', 'Amazon Web Services');
  const [foreign] = await listed(client, `/cloud/cloud_providers/${aws}/server_plans`);
  for (const plan of [small, away, foreign]) {
    assert.ok(plan);
    assert.deepEqual(
      await wrongFields(client, 'POST', path, { ...body, server_plan_id: plan.id }),
      ['server_plan_id'],
    );
  }
  for (const hostname of ['web-01', 'a b', '-a'])
    assert.deepEqual(await wrongFields(client, 'POST', path, { ...body, hostname }), ['hostname']);
  const big = await idOf(client, '/wizard/apps', 'Magento');
  const asia = await idOf(client, '/wizard/locations', 'Asia Pacific');
  assert.deepEqual(
    await wrongFields(client, 'POST', `/wizard/apps/${big}/deploy`, { ...body, location_id: asia }),
    ['location_id'],
  );
});

test('a deployment that is to fail does so', async (context) => {
  const { client, clock, app, location, account } = await wizardFor(context, {
    faults: [parseFault('deploy:commission_stalled')],
  });
  const { id } = await taken(client, 'POST', `/wizard/apps/${app}/deploy`, {
    location_id: location,
    cloud_account_id: account,
    hostname: 'shop-1',
  });
  clock.forward(3 * minute);
  const server = await taken(client, 'GET', `/cloud/servers/${String(id)}`);
  assert.equal(server.state, 'commission_stalled');
});

test('system events are the newest first', async (context) => {
  const { client } = await sandboxFor(context);
  const times = (await listed(client, '/audit/system_events')).map((row) => String(row.timestamp));
  assert.ok(times.length > 5);
  assert.deepEqual(times, times.toSorted().reverse());
});
