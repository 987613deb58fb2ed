import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { ConfigurationFailure } from '../../src/lib/failures/failures.ts';
import { idOf, listed, membersOf, movableClock, sandboxFor, taken } from './support.ts';

const minute = 60_000;

test('what was under way goes on after a restart, and ends as it was to end', async (context) => {
  const { client, sandbox } = await sandboxFor(context);
  const web = await idOf(client, '/cloud/servers', 'web-01');
  const ip = `/network/floating_ips/${await idOf(client, '/network/floating_ips', 'edge-2')}`;
  await taken(client, 'POST', `${ip}/attached_server`, { attached_server_id: web });
  const array = `/cloud/server_arrays/${await idOf(client, '/cloud/server_arrays', 'nightly')}`;
  await taken(client, 'POST', `${array}/servers`, { size: 2 });
  const joomla = `/blueprint/templates/${await idOf(client, '/blueprint/templates', 'joomla')}`;
  await taken(client, 'PUT', `${joomla}/compile`, {});
  const cookbook = await taken(client, 'POST', '/blueprint/cookbook_versions', {});
  await sandbox.close();

  const again = await sandboxFor(context, { folder: sandbox.folder });
  again.clock.forward(5 * minute);
  const attached = await taken(again.client, 'GET', ip);
  assert.deepEqual([attached.state, attached.attached_server_id], ['attached', web]);
  const grown = await taken(again.client, 'GET', array);
  assert.deepEqual([grown.state, grown.size], ['inactive', 2]);
  const members = await listed(again.client, `${array}/servers`);
  assert.deepEqual(
    members.map((member) => member.state),
    ['inactive', 'inactive'],
  );
  assert.equal((await taken(again.client, 'GET', joomla)).state, 'ready');
  const kept = `/blueprint/cookbook_versions/${String(cookbook.id)}`;
  assert.equal((await taken(again.client, 'GET', kept)).state, 'created');
  const [event] = await listed(again.client, `/cloud/servers/${web}/events`);
  assert.equal(
    event?.description,
    'The floating IP edge-2 has been attached to the server web-01 by operator.',
  );
});

test('the state of another version of imco is refused with the command that resets it', async (context) => {
  const { sandbox } = await sandboxFor(context);
  await sandbox.close();
  const state = membersOf(JSON.parse(await readFile(sandbox.folder.state, 'utf8')));
  await writeFile(sandbox.folder.state, JSON.stringify({ ...state, format: 1 }));
  await assert.rejects(sandboxFor(context, { folder: sandbox.folder }), (error) => {
    assert.ok(error instanceof ConfigurationFailure);
    assert.match(error.message, /written by another version of imco/);
    assert.match(error.details.hint ?? '', /sandbox reset/);
    return true;
  });
});

test('what a killed sandbox had half written is cleared by the next one', async (context) => {
  const { sandbox } = await sandboxFor(context);
  await sandbox.close();
  const { state, config, key, serverKey } = sandbox.folder;
  for (const file of [state, config, key, serverKey])
    await writeFile(`${file}.0123456789ab.tmp`, '{');
  const own = `${state}.before.tmp`;
  await writeFile(own, 'mine');
  await sandboxFor(context, { folder: sandbox.folder });
  for (const file of [state, key, serverKey]) {
    const names = await readdir(dirname(file));
    assert.deepEqual(
      names.filter((name) => /[0-9a-f]{12}\.tmp$/.test(name)),
      [],
    );
  }
  assert.equal(await readFile(own, 'utf8'), 'mine');
});

test('a clock that is set back between two starts delays nothing', async (context) => {
  const { client, sandbox } = await sandboxFor(context);
  const joomla = `/blueprint/templates/${await idOf(client, '/blueprint/templates', 'joomla')}`;
  await taken(client, 'PUT', `${joomla}/compile`, {});
  await sandbox.close();
  const clock = movableClock();
  clock.set(-120 * minute);
  const again = await sandboxFor(context, { folder: sandbox.folder, clock });
  assert.equal((await taken(again.client, 'GET', joomla)).state, 'compiling');
  clock.forward(3 * minute);
  assert.equal((await taken(again.client, 'GET', joomla)).state, 'ready');
});
