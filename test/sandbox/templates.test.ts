import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { parseFault } from '../../src/sandbox/server/faults.ts';
import {
  type Bed,
  type Client,
  conflict,
  idOf,
  listed,
  sandboxFor,
  taken,
  wrongFields,
} from './support.ts';

const minute = 60_000;

const stateOf = async (client: Client, path: string): Promise<unknown> =>
  (await taken(client, 'GET', path)).state;

const imageOf = (client: Client): Promise<string> =>
  idOf(client, '/cloud/generic_images', 'Debian 12 x86_64');

const newTemplate = async (client: Client, more: object = {}): Promise<string> => {
  const body = { name: 'shop', generic_image_id: await imageOf(client), ...more };
  return `/blueprint/templates/${String((await taken(client, 'POST', '/blueprint/templates', body)).id)}`;
};

test('a template is created, compiling and ready, and again when its sources change', async (context) => {
  const { client, clock } = await sandboxFor(context);
  const path = await newTemplate(client);
  assert.equal(await stateOf(client, path), 'created');
  clock.forward(minute);
  assert.equal(await stateOf(client, path), 'compiling');
  clock.forward(3 * minute);
  assert.equal(await stateOf(client, path), 'ready');

  const renamed = await taken(client, 'PUT', path, { name: 'shop 2' });
  assert.deepEqual([renamed.name, renamed.state], ['shop 2', 'ready']);
  const changed = await taken(client, 'PUT', path, { run_list: ['nginx'] });
  assert.equal(changed.state, 'compiling');
  clock.forward(2 * minute);
  assert.equal(await stateOf(client, path), 'ready');
  assert.equal((await taken(client, 'PUT', `${path}/compile`, {})).state, 'compiling');
});

for (const verb of ['create', 'update', 'compile'] as const)
  test(`a compilation that is to fail does so on ${verb}, and success clears the message`, async (context) => {
    const { client, clock, sandbox } = await sandboxFor(context, {
      faults: [parseFault('compile:compiling_error')],
    });
    let path = `/blueprint/templates/${await idOf(client, '/blueprint/templates', 'joomla')}`;
    if (verb === 'create') path = await newTemplate(client);
    if (verb === 'update') await taken(client, 'PUT', path, { run_list: ['joomla'] });
    if (verb === 'compile') await taken(client, 'PUT', `${path}/compile`, {});
    clock.forward(5 * minute);
    const failed = await taken(client, 'GET', path);
    assert.equal(failed.state, 'compiling_error');
    assert.equal(typeof failed.error_message, 'string');
    await sandbox.close();

    const again = await sandboxFor(context, { folder: sandbox.folder });
    await taken(again.client, 'PUT', `${path}/compile`, {});
    again.clock.forward(5 * minute);
    const ready = await taken(again.client, 'GET', path);
    assert.deepEqual([ready.state, ready.error_message], ['ready', null]);
  });

test('cookbooks of a template are constraints in their exact form or versions that are ready', async (context) => {
  const { client } = await sandboxFor(context);
  const versions = await listed(client, '/blueprint/cookbook_versions');
  const nginx = versions.find((row) => row.name === 'nginx');
  const broken = versions.find((row) => row.state === 'processing_error');
  const path = await newTemplate(client, {
    cookbook_versions: { nginx: { version_id: nginx?.id }, php: { version: '>= 8.0' } },
  });
  for (const wrong of [
    { joomla: { version_id: nginx?.id } },
    { joomla: { version_id: '5c7b20800000000000000000' } },
    { joomla: { version_id: broken?.id } },
    { joomla: { version: '~>4.2.0' } },
    { joomla: { version: '~>  4.2.0' } },
    { joomla: { version: '~> 4.2.0', version_id: nginx?.id } },
    { joomla: {} },
    [],
  ])
    assert.deepEqual(
      await wrongFields(client, 'PUT', path, { cookbook_versions: wrong }),
      ['cookbook_versions'],
      JSON.stringify(wrong),
    );
  assert.match(
    await conflict(client, 'DELETE', `/blueprint/cookbook_versions/${String(nginx?.id)}`),
    /nginx is in use by the template/,
  );
});

test('a template in use cannot be deleted; deleting a template deletes its scripts', async (context) => {
  const { client } = await sandboxFor(context);
  const templates = '/blueprint/templates';
  const used = `${templates}/${await idOf(client, templates, 'node-app')}`;
  assert.match(await conflict(client, 'DELETE', used), /in use by the server/);
  const path = await newTemplate(client);
  const script = await idOf(client, '/blueprint/scripts', 'drain');
  await taken(client, 'POST', `${path}/scripts`, { type: 'boot', script_id: script });
  await taken(client, 'DELETE', path);
  assert.equal((await client.send('GET', path)).status, 404);
  assert.equal((await client.send('GET', `${path}/scripts?type=boot`)).status, 404);
});

interface Bound extends Bed {
  readonly scripts: string;
}

/** A template with scripts of its own. */
const bound = async (context: TestContext): Promise<Bound> => {
  const bed = await sandboxFor(context);
  const id = await idOf(bed.client, '/blueprint/templates', 'joomla');
  return { ...bed, scripts: `/blueprint/templates/${id}/scripts` };
};

const orderOf = async (client: Client, scripts: string, type: string): Promise<unknown[]> =>
  (await listed(client, `${scripts}?type=${type}`)).map(({ id, execution_order: order }) => [
    id,
    order,
  ]);

test('scripts of a type have an order without gaps', async (context) => {
  const { client, scripts } = await bound(context);
  const script = await idOf(client, '/blueprint/scripts', 'update-packages');
  const added = await taken(client, 'POST', scripts, {
    type: 'operational',
    script_id: script,
    parameter_values: { A: 'b' },
  });
  assert.equal(added.execution_order, 4);
  const before = await listed(client, `${scripts}?type=operational`);
  await taken(client, 'DELETE', `${scripts}/${String(before[1]?.id)}`);
  const left = [before[0], before[2], before[3], before[4]].map((row) => row?.id);
  assert.deepEqual(
    await orderOf(client, scripts, 'operational'),
    left.map((id, index) => [id, index]),
  );
});

test('a new order must contain exactly the scripts of the type', async (context) => {
  const { client, scripts } = await bound(context);
  const ids = (await listed(client, `${scripts}?type=operational`)).map((row) => String(row.id));
  const [boot] = await listed(client, `${scripts}?type=boot`);
  const send = (script_ids: unknown, type: unknown = 'operational') =>
    wrongFields(client, 'PUT', `${scripts}/reorder`, { type, script_ids });
  for (const wrong of [
    undefined,
    [],
    ids.slice(1),
    [...ids.slice(1), ids[1]],
    [...ids, boot?.id],
    [...ids.slice(1), boot?.id],
  ])
    assert.deepEqual(await send(wrong), ['script_ids'], JSON.stringify(wrong));
  assert.deepEqual(await send(ids, 'nonsense'), ['type']);

  const reversed = ids.toReversed();
  const answer = await client.send('PUT', `${scripts}/reorder`, {
    type: 'operational',
    script_ids: reversed,
  });
  assert.equal(answer.status, 200);
  const expected = reversed.map((id, index) => [id, index]);
  assert.deepEqual(await orderOf(client, scripts, 'operational'), expected);
  const [event] = await listed(client, '/audit/events');
  assert.match(
    String(event?.description),
    /operational template scripts of the template joomla have been reordered by operator/,
  );
});

test('the list of template scripts wants a type that there is', async (context) => {
  const { client, scripts } = await bound(context);
  assert.deepEqual(await wrongFields(client, 'GET', scripts, undefined), ['type']);
  assert.deepEqual(await wrongFields(client, 'GET', `${scripts}?type=cron`, undefined), ['type']);
});

test('a template script is found under its own template only', async (context) => {
  const { client, scripts } = await bound(context);
  const [first] = await listed(client, `${scripts}?type=operational`);
  const other = await idOf(client, '/blueprint/templates', 'wordpress');
  const elsewhere = `/blueprint/templates/${other}/scripts/${String(first?.id)}`;
  assert.equal((await client.send('GET', elsewhere)).status, 404);
  const path = `${scripts}/${String(first?.id)}`;
  const changed = await taken(client, 'PUT', path, { parameter_values: { X: '1' } });
  assert.deepEqual(changed.parameter_values, { X: '1' });
});

test('a script in use by a template stays', async (context) => {
  const { client } = await sandboxFor(context);
  const path = `/blueprint/scripts/${await idOf(client, '/blueprint/scripts', 'drain')}`;
  assert.match(await conflict(client, 'DELETE', path), /drain is in use by the template script/);
});
