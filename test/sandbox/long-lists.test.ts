import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { connect } from 'node:tls';
import { membersOf, operatorKeys, rowsIn, sandboxFor } from './support.ts';

const nobody = '0'.repeat(24);

test('a long list is streamed, a short one is sent at once', async (context) => {
  for (const [servers, isWhole] of [
    [30, true],
    [501, false],
    [600, false],
    [801, false],
  ] as const) {
    const { client } = await sandboxFor(context, { seed: { kind: 'demo', servers, events: 5 } });
    const { json, headers } = await client.send('GET', '/cloud/servers');
    const rows = rowsIn(json);
    assert.equal(new Set(rows.map(({ id }) => id)).size, servers);
    assert.equal(headers['content-length'] !== undefined, isWhole);
    const last = rows.at(-1);
    assert.deepEqual((await client.send('GET', `/cloud/servers/${String(last?.id)}`)).json, last);
  }
});

test('who leaves within a long list does no harm', async (context) => {
  const { client, sandbox, warnings } = await sandboxFor(context, {
    seed: { kind: 'demo', servers: 600, events: 20_000 },
  });
  const { hostname, port } = new URL(sandbox.endpoint);
  const keys = await operatorKeys(sandbox.folder);
  const ca = await readFile(sandbox.folder.ca);
  const socket = connect({ host: hostname, port: Number(port), ca, ...keys });
  socket.on('error', () => {});
  await once(socket, 'secureConnect');
  socket.write('GET /v2/audit/events HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  socket.destroy();
  assert.equal(rowsIn((await client.send('GET', '/audit/events')).json).length, 20_000);
  assert.deepEqual(warnings, []);
});

test('a path that names a missing row is refused in the words of the platform', async (context) => {
  const { client } = await sandboxFor(context);
  const { status, json } = await client.send('GET', `/network/vpcs/${nobody}/subnets`);
  assert.equal(status, 404);
  assert.equal(membersOf(json).error, `There is no VPC with the id ${nobody}`);
});
