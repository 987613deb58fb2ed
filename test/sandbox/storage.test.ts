import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { deleteState } from '../../src/sandbox/process/folder-contents.ts';
import { conflict, idOf, listed, sandboxFor, taken } from './support.ts';
import { storeFor, transfersFor } from './transfer.ts';

for (const storageHost of [false, true])
  test(`bytes come back as they were sent ${storageHost ? 'to a host of its own' : 'to the platform'}`, async (context) => {
    const { client, transfers, add, sandbox, kept } = await storeFor(context, { storageHost });
    const { path, url } = await add('site.tar.gz');
    assert.equal(new URL(url).origin, storageHost ? sandbox.storage : sandbox.endpoint);
    assert.equal(sandbox.storage === sandbox.endpoint, !storageHost);
    assert.match(new URL(url).pathname, /^\/storage\//);
    const before = await taken(client, 'GET', path);
    assert.deepEqual(
      [before.uploaded, before.upload_url, before.download_url],
      [false, null, null],
    );
    assert.match(await conflict(client, 'PUT', `${path}/uploaded`, {}), /not been uploaded/);

    const bytes = randomBytes(3 * 1024 * 1024 + 1);
    assert.equal((await transfers.put(url, bytes)).status, 200);
    assert.equal((await taken(client, 'GET', path)).download_url, null);
    const marked = await taken(client, 'PUT', `${path}/uploaded`, { name: 'site.tar.gz' });
    assert.equal(marked.uploaded, true);

    const shown = await taken(client, 'GET', path);
    assert.equal(shown.upload_url, null);
    const fetched = await transfers.get(String(shown.download_url));
    assert.equal(fetched.status, 200);
    assert.equal(fetched.headers['content-length'], String(bytes.length));
    assert.ok(fetched.bytes.equals(bytes));

    const file = kept().find((name) => path.endsWith(name)) ?? '';
    const { mode } = statSync(join(sandbox.folder.files, file));
    assert.equal(mode & 0o777, 0o600);
    await client.send('DELETE', path);
    assert.ok(!kept().includes(file));
    assert.equal((await transfers.get(String(shown.download_url))).status, 404);
  });

test('an empty file is a file', async (context) => {
  const { client, transfers, add } = await storeFor(context);
  const { path, url } = await add('empty');
  assert.equal((await transfers.put(url, Buffer.alloc(0))).status, 200);
  await taken(client, 'PUT', `${path}/uploaded`, {});
  const { download_url: from } = await taken(client, 'GET', path);
  const { headers, bytes } = await transfers.get(String(from));
  assert.equal(headers['content-length'], '0');
  assert.equal(bytes.length, 0);
});

test('a URL is valid for its file and method only, for a limited time', async (context) => {
  const { client, clock, transfers, add } = await storeFor(context);
  const { path, url } = await add('a');
  const other = await add('b');
  const bytes = Buffer.from('hello');
  const { pathname } = new URL(other.url);
  const { search } = new URL(url);
  const forged = [
    url.replace(/signature=[^&]+/, 'signature=x'),
    url.replace(/&signature=[^&]+/, ''),
    url.replace(/expires=\d+/, 'expires=9999999999999'),
    `${new URL(url).origin}${pathname}${search}`,
  ];
  for (const address of forged) assert.equal((await transfers.put(address, bytes)).status, 403);
  assert.equal((await transfers.get(url)).status, 403);
  assert.equal((await transfers.put(url, bytes)).status, 200);
  await taken(client, 'PUT', `${path}/uploaded`, {});
  const { download_url: from } = await taken(client, 'GET', path);
  assert.equal((await transfers.put(String(from), bytes)).status, 403);
  assert.equal((await transfers.put(url.replace('attachments', 'servers'), bytes)).status, 404);

  clock.forward(14 * 60_000);
  assert.equal((await transfers.get(String(from))).status, 200);
  clock.forward(60_000);
  const late = await transfers.get(String(from));
  assert.equal(late.status, 403);
  assert.match(late.bytes.toString(), /expired/);
});

test('the request log contains neither file contents nor signatures', async (context) => {
  const { transfers, add, sandbox } = await storeFor(context);
  const { url } = await add('a');
  await transfers.put(url, Buffer.from('confidential'));
  await sandbox.close();
  const log = readFileSync(sandbox.folder.requests, 'utf8');
  assert.match(log, /"PUT","path":"\/storage\/attachments\/[0-9a-f]{24}","status":200/);
  assert.doesNotMatch(log, /signature|confidential/);
});

test('a storage host has another CA and requests no client certificate', async (context) => {
  const { sandbox } = await storeFor(context, { storageHost: true });
  assert.notEqual(
    readFileSync(sandbox.folder.storageCa, 'utf8'),
    readFileSync(sandbox.folder.ca, 'utf8'),
  );
  await assert.rejects(
    transfersFor({ ...sandbox, endpoint: sandbox.storage }).get(`${sandbox.storage}/storage/x/y`),
    { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
  );
});

test('deleting a script deletes its attachments and their files', async (context) => {
  const { client, transfers, kept } = await storeFor(context);
  const script = await taken(client, 'POST', '/blueprint/scripts', { name: 'fresh' });
  const list = `/blueprint/scripts/${String(script.id)}/attachments`;
  const row = await taken(client, 'POST', list, { name: 'a' });
  await transfers.put(String(row.upload_url), Buffer.from('x'));
  assert.ok(kept().includes(String(row.id)));
  await taken(client, 'DELETE', `/blueprint/scripts/${String(script.id)}`);
  assert.ok(!kept().includes(String(row.id)));
  assert.equal((await client.send('GET', `/blueprint/attachments/${String(row.id)}`)).status, 404);
});

test('files, rows and URLs survive a restart', async (context) => {
  const { client, transfers, add, sandbox } = await storeFor(context);
  const { path, url } = await add('a');
  await transfers.put(url, Buffer.from('kept'));
  await taken(client, 'PUT', `${path}/uploaded`, {});
  await sandbox.close();
  const again = await sandboxFor(context, { folder: sandbox.folder });
  const others = transfersFor(again.sandbox);
  context.after(others.close);
  const script = await idOf(again.client, '/blueprint/scripts', 'rotate-logs');
  const rows = await listed(again.client, `/blueprint/scripts/${script}/attachments`);
  assert.deepEqual(
    rows.map((row) => row.name),
    ['logrotate.conf', 'a'],
  );
  const { download_url: from } = await taken(again.client, 'GET', path);
  assert.equal((await others.get(String(from))).bytes.toString(), 'kept');
});

test('deleting the account deletes its files', async (context) => {
  const { sandbox, kept } = await storeFor(context);
  assert.ok(kept().length > 0);
  await sandbox.close();
  await deleteState(sandbox.folder);
  assert.ok(!existsSync(sandbox.folder.files));
});
